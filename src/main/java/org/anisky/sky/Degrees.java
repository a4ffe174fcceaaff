package org.anisky.sky;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Degrees as a person wrote them, from the radians of the program. */
public final class Degrees {
  /** Decimal digits that always tell two doubles apart. */
  private static final int ENOUGH_DIGITS = 17;

  private Degrees() {}

  /**
   * The shortest number of degrees that {@link Math#toRadians} turns into these very radians.
   *
   * <p>{@code Math.toDegrees(Math.toRadians(30))} is 29.999999999999996; this is 30. Nothing is
   * lost: reading the number back gives the same bits. When no number of degrees does, it is that
   * of {@link Math#toDegrees}.
   *
   * @param radians any number; NaN and the infinities are returned as they are
   */
  public static double of(double radians) {
    double degrees = Math.toDegrees(radians);
    if (!Double.isFinite(degrees) || degrees == 0) {
      return degrees;
    }
    BigDecimal exact = new BigDecimal(degrees);
    for (int digits = 1; digits <= ENOUGH_DIGITS; digits++) {
      double shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue();
      if (Math.toRadians(shorter) == radians) {
        return shorter;
      }
    }
    // The division may have missed the number by its last bit.
    for (double beside : new double[] {Math.nextUp(degrees), Math.nextDown(degrees)}) {
      if (Math.toRadians(beside) == radians) {
        return beside;
      }
    }
    return degrees;
  }

  /** {@link #of} for a person: {@code 30}, {@code -35.2}, without a unit. */
  public static String text(double radians) {
    double degrees = of(radians);
    return Double.isFinite(degrees)
        ? BigDecimal.valueOf(degrees).stripTrailingZeros().toPlainString()
        : Double.toString(degrees);
  }
}
