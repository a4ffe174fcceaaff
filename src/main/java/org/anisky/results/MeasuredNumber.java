package org.anisky.results;

import org.anisky.io.Decimals;

/**
 * A value and its error as a paper prints them: the error decides the digits of both.
 *
 * <p>Rounding rule of the Particle Data Group (Review of Particle Physics, Introduction, sect.
 * 5.3): when the three leading digits of the error lie between 100 and 354 it is given with two
 * digits, between 355 and 949 with one, and above that it is rounded up to 1000 and given with two.
 *
 * @param value digits of the value, without the power of ten
 * @param error digits of the error, empty when the error is zero, ∞ when it is infinite
 * @param exponent both are to be multiplied by 10^exponent
 */
public record MeasuredNumber(String value, String error, int exponent) {
  private static final double TWO_DIGITS_BELOW = 3.55;
  private static final double ROUNDED_UP_FROM = 9.495;

  /** Decimals of a value without error. */
  private static final int DECIMALS_WITHOUT_ERROR = 3;

  /** Within this range of magnitudes numbers are written out. */
  private static final double WRITTEN_OUT_FROM = 0.1;

  /** The same in a table, where columns of plain numbers are read more easily. */
  private static final double WRITTEN_OUT_FROM_IN_TABLES = 0.01;

  private static final double WRITTEN_OUT_BELOW = 1e4;

  /**
   * A value with its error.
   *
   * @param value finite
   * @param error at least 0
   */
  public static MeasuredNumber of(double value, double error) {
    double largest = Double.isFinite(error) ? Math.max(Math.abs(value), error) : Math.abs(value);
    return of(value, error, exponent(largest, WRITTEN_OUT_FROM), 0);
  }

  /**
   * A value with its error as a line of a table: all lines have the same power of ten, and one
   * digit more than the rule gives, so that numbers of different programs can be compared.
   *
   * @param value finite
   * @param error at least 0
   * @param exponent of {@link #tableExponent}
   */
  public static MeasuredNumber inTable(double value, double error, int exponent) {
    return of(value, error, exponent, 1);
  }

  /** The power of ten for a table whose largest magnitude is given. */
  public static int tableExponent(double largest) {
    return exponent(largest, WRITTEN_OUT_FROM_IN_TABLES);
  }

  private static int exponent(double largest, double writtenOutFrom) {
    boolean plain =
        !(largest > 0)
            || !Double.isFinite(largest)
            || (largest >= writtenOutFrom && largest < WRITTEN_OUT_BELOW);
    return plain ? 0 : Decimals.decade(largest);
  }

  private static MeasuredNumber of(double value, double error, int exponent, int extraDigits) {
    if (!Double.isFinite(value) || !(error >= 0)) {
      throw new IllegalArgumentException(value + " +- " + error);
    }
    if (error == 0 || Double.isInfinite(error)) {
      String digits = Decimals.number(scaled(value, exponent), DECIMALS_WITHOUT_ERROR);
      return new MeasuredNumber(digits, error == 0 ? "" : "∞", exponent);
    }
    int decade = Decimals.decade(error);
    double leading = scaled(error, decade);
    boolean twoDigits = leading < TWO_DIGITS_BELOW;
    int last = leading >= ROUNDED_UP_FROM || !twoDigits ? decade : decade - 1;
    int decimals = Math.max(0, exponent - last + extraDigits);
    return new MeasuredNumber(
        Decimals.number(scaled(value, exponent), decimals),
        Decimals.number(scaled(error, exponent), decimals),
        exponent);
  }

  /** Both numbers, for example {@code (1.00 ± 0.04) × 10⁻³}. */
  public String text() {
    String power = exponent == 0 ? "" : " × " + Decimals.powerOfTen(exponent);
    if (error.isEmpty()) {
      return value + power;
    }
    String both = value + " ± " + error;
    return power.isEmpty() ? both : "(" + both + ")" + power;
  }

  /** Both numbers, each with a unit; only for magnitudes that are written out. */
  public String text(String unit) {
    if (exponent != 0) {
      return text() + unit;
    }
    return error.isEmpty() ? value + unit : value + unit + " ± " + error + unit;
  }

  private static double scaled(double number, int exponent) {
    return exponent >= 0 ? number / Math.pow(10, exponent) : number * Math.pow(10, -exponent);
  }
}
