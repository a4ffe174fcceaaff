package org.anisky.results;

import java.util.Locale;
import org.anisky.model.MeasuredValue;

/** Numbers as sentences tell them, with the minus sign of programs, so that they can be copied. */
public final class QuotedNumber {
  /** In place of a number that its error leaves open, see {@link MeasuredValue#isAnyAngle}. */
  public static final String UNDETERMINED = "undetermined";

  /** Probabilities below this are told as a limit: they are at the end of double precision. */
  private static final double LEAST_PROBABILITY = 1e-300;

  private QuotedNumber() {}

  /** A limit, with three digits. */
  public static String limit(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  /** For example {@code = 2.6e-08}, to stand after a p. */
  public static String probability(double probability) {
    if (!Double.isFinite(probability)) {
      return UNDETERMINED;
    }
    return probability < LEAST_PROBABILITY
        ? String.format(Locale.ROOT, "< %.0e", LEAST_PROBABILITY)
        : String.format(Locale.ROOT, "= %.2g", probability);
  }

  /**
   * For example {@code 40.1 ± 7.8 deg}, with its whole error.
   *
   * @param angle rad
   */
  public static String angle(MeasuredValue angle) {
    MeasuredValue degrees = angle.toDegrees();
    return angle.isAnyAngle()
        ? UNDETERMINED
        : MeasuredNumber.inTable(degrees.value(), degrees.total(), 0).text().replace('−', '-')
            + " deg";
  }
}
