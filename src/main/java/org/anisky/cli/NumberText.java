package org.anisky.cli;

import java.util.Locale;
import org.anisky.model.MeasuredValue;
import org.anisky.report.MeasuredNumber;

/**
 * Measured numbers for a terminal, with the minus sign of programs, so that they can be copied.
 * Lines of one table share a power of ten, see {@link MeasuredNumber#tableExponent}.
 */
final class NumberText {
  /** Probabilities below this are told as a limit: they are at the end of double precision. */
  private static final double LEAST_PROBABILITY = 1e-300;

  /** In place of a phase that its error leaves open, see {@link MeasuredValue#isAnyAngle}. */
  static final String UNDETERMINED = "undetermined";

  private NumberText() {}

  /** For example {@code 0.0853 ± 0.0115}. */
  static String measured(double value, double error, int exponent) {
    return Double.isFinite(value) && error >= 0
        ? MeasuredNumber.inTable(value, error, exponent).text().replace('−', '-')
        : value + " ± " + error;
  }

  /** For example {@code 0.0853 ± 0.0115 (stat) ± 0.0040 (syst)}; without the last when absent. */
  static String measured(MeasuredValue number, int exponent) {
    double value = number.value();
    double statistical = number.statistical();
    if (number.systematic().isEmpty()) {
      return measured(value, statistical, exponent);
    }
    double systematic = number.systematic().getAsDouble();
    if (!Double.isFinite(value) || !(statistical > 0) || !Double.isFinite(statistical)) {
      return value + " ± " + statistical + " (stat) ± " + systematic + " (syst)";
    }
    MeasuredNumber rounded = MeasuredNumber.inTable(value, statistical, exponent);
    String text =
        rounded.value().replace('−', '-')
            + " ± "
            + rounded.error()
            + " (stat) ± "
            + fixed(systematic, exponent, decimals(rounded.error()))
            + " (syst)";
    return scaled(text, exponent);
  }

  /**
   * For example {@code 40.1 ± 7.8 deg}.
   *
   * @param angle rad
   */
  static String phase(MeasuredValue angle) {
    return angle.isAnyAngle() ? UNDETERMINED : measured(angle.toDegrees(), 0) + " deg";
  }

  /**
   * For a column, whose head tells the power of ten: value and statistical error, for example
   * {@code 8.53 ± 1.15}.
   */
  static String cell(MeasuredValue number, int exponent) {
    if (!Double.isFinite(number.value()) || !(number.statistical() >= 0)) {
      return number.value() + " ± " + number.statistical();
    }
    MeasuredNumber rounded = MeasuredNumber.inTable(number.value(), number.statistical(), exponent);
    String text =
        rounded.error().isEmpty() ? rounded.value() : rounded.value() + " ± " + rounded.error();
    return text.replace('−', '-');
  }

  /** For example {@code 0.0651 +0.0131 -0.0093}. */
  static String asymmetric(double value, double lower, double upper, int exponent) {
    double least = lower > 0 && upper > 0 ? Math.min(lower, upper) : Math.max(lower, upper);
    if (!Double.isFinite(value) || !(least > 0) || !Double.isFinite(lower + upper)) {
      return value + " +" + upper + " -" + lower;
    }
    MeasuredNumber number = MeasuredNumber.inTable(value, least, exponent);
    int decimals = decimals(number.error());
    String text =
        number.value().replace('−', '-')
            + " +"
            + fixed(upper, exponent, decimals)
            + " -"
            + fixed(lower, exponent, decimals);
    return scaled(text, exponent);
  }

  /** A limit, with three digits. */
  static String limit(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  /** With a plus sign before a number that is not negative. */
  static String signed(String number) {
    int digits = number.startsWith("(") ? 1 : 0;
    return number.charAt(digits) == '-'
        ? number
        : number.substring(0, digits) + "+" + number.substring(digits);
  }

  /** For example {@code = 2.6e-08}, to stand after a p. */
  static String probability(double probability) {
    return probability < LEAST_PROBABILITY
        ? String.format(Locale.ROOT, "< %.0e", LEAST_PROBABILITY)
        : String.format(Locale.ROOT, "= %.2g", probability);
  }

  private static int decimals(String number) {
    int point = number.indexOf('.');
    return point < 0 ? 0 : number.length() - point - 1;
  }

  private static String fixed(double number, int exponent, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number * Math.pow(10, -exponent));
  }

  private static String scaled(String text, int exponent) {
    return exponent == 0
        ? text
        : "(" + text + ")" + new MeasuredNumber("", "", exponent).text().replace('−', '-');
  }
}
