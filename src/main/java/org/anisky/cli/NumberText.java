package org.anisky.cli;

import java.util.Arrays;
import java.util.Locale;
import org.anisky.model.MeasuredValue;
import org.anisky.results.MeasuredNumber;
import org.anisky.results.QuotedNumber;

/**
 * Measured numbers for a terminal, with the minus sign of programs, so that they can be copied.
 * Lines of one table share a power of ten, see {@link MeasuredNumber#tableExponent}.
 */
final class NumberText {
  private static final double POLE = 90;

  /** In place of a phase that its error leaves open, see {@link MeasuredValue#isAnyAngle}. */
  static final String UNDETERMINED = QuotedNumber.UNDETERMINED;

  private NumberText() {}

  /** For example {@code 0.0853 ± 0.0115}. */
  static String measured(double value, double error, int exponent) {
    return isFinite(value, error) && error >= 0
        ? MeasuredNumber.inTable(value, error, exponent).text().replace('−', '-')
        : withoutError(value);
  }

  /** For example {@code 0.0853 ± 0.0115 (stat) ± 0.0040 (syst)}; without the last when absent. */
  static String measured(MeasuredValue number, int exponent) {
    double value = number.value();
    double statistical = number.statistical();
    if (number.systematic().isEmpty()) {
      return measured(value, statistical, exponent);
    }
    double systematic = number.systematic().getAsDouble();
    if (!isFinite(value, statistical, systematic)) {
      return withoutError(value);
    }
    if (!(statistical > 0)) {
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
    if (!isFinite(number.value(), number.statistical()) || !(number.statistical() >= 0)) {
      return withoutError(number.value());
    }
    MeasuredNumber rounded = MeasuredNumber.inTable(number.value(), number.statistical(), exponent);
    String text =
        rounded.error().isEmpty() ? rounded.value() : rounded.value() + " ± " + rounded.error();
    return text.replace('−', '-');
  }

  /**
   * A length, for example {@code 0.0853 ± 0.0115}; {@code 0.012 +0.020 -0.012 (down to 0)} when its
   * error is larger, since no length is negative.
   */
  static String length(MeasuredValue number, int exponent) {
    double value = number.value();
    if (!(value < number.total()) || !isFinite(value, number.total())) {
      return measured(number, exponent);
    }
    String text =
        number.systematic().isEmpty() && value > 0
            ? asymmetric(value, value, number.statistical(), exponent)
            : measured(number, exponent);
    return text + " (down to 0)";
  }

  /**
   * A declination, for example {@code -24.0 ± 12.5 deg}; {@code -83 +38 -7 deg (to the pole)} when
   * its error reaches beyond the pole, {@value #UNDETERMINED} when it reaches beyond both.
   *
   * @param angle rad
   */
  static String declination(MeasuredValue angle) {
    double value = Math.toDegrees(angle.value());
    double total = Math.toDegrees(angle.total());
    boolean south = value - total < -POLE;
    boolean north = value + total > POLE;
    if ((south && north) || !isFinite(value, total)) {
      return UNDETERMINED;
    }
    if (!south && !north) {
      return signed(measured(angle.toDegrees(), 0)) + " deg";
    }
    double lower = south ? value + POLE : total;
    double upper = north ? POLE - value : total;
    return signed(asymmetric(value, lower, upper, 0)) + " deg (to the pole)";
  }

  /**
   * For example {@code 0.0651 +0.0131 -0.0093}; an interval that ends at the value is given whole.
   */
  static String asymmetric(double value, double lower, double upper, int exponent) {
    double least = lower > 0 && upper > 0 ? Math.min(lower, upper) : Math.max(lower, upper);
    if (!isFinite(value, lower, upper) || !(least > 0)) {
      return withoutError(value);
    }
    MeasuredNumber number = MeasuredNumber.inTable(value, least, exponent);
    int decimals = decimals(number.error());
    if (!(Math.min(lower, upper) > 0)) {
      String interval =
          number.value().replace('−', '-')
              + " (68 percent from "
              + fixed(value - lower, exponent, decimals)
              + " to "
              + fixed(value + upper, exponent, decimals)
              + ")";
      return scaled(interval, exponent);
    }
    String text =
        number.value().replace('−', '-')
            + " +"
            + fixed(upper, exponent, decimals)
            + " -"
            + fixed(lower, exponent, decimals);
    return scaled(text, exponent);
  }

  private static boolean isFinite(double... numbers) {
    return Arrays.stream(numbers).allMatch(Double::isFinite);
  }

  /** What no error goes with. */
  private static String withoutError(double value) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%.3g, its error %s", value, UNDETERMINED)
        : UNDETERMINED;
  }

  /** For example {@code 55.21}. */
  static String plain(double number) {
    return Double.isFinite(number) ? String.format(Locale.ROOT, "%.2f", number) : UNDETERMINED;
  }

  /** A limit, with three digits. */
  static String limit(double value) {
    return QuotedNumber.limit(value);
  }

  /** With a plus sign before a number that is not negative. */
  static String signed(String number) {
    int digits = number.startsWith("(") ? 1 : 0;
    return number.charAt(digits) == '-' || number.equals(UNDETERMINED)
        ? number
        : number.substring(0, digits) + "+" + number.substring(digits);
  }

  /** For example {@code = 2.6e-08}, to stand after a p. */
  static String probability(double probability) {
    return QuotedNumber.probability(probability);
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
