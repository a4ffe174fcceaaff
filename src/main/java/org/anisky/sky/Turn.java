package org.anisky.sky;

/** Angles within one turn. */
public final class Turn {
  private static final double WHOLE = 2 * Math.PI;

  private Turn() {}

  /**
   * The same direction in [0, 2 pi). An angle that is 0 but for rounding, and negative, is 0 and
   * not the whole turn to which the sum would round.
   *
   * @param angle rad, more than -2 pi and less than 2 pi, such as those of {@code atan2}
   */
  public static double positive(double angle) {
    return positive(angle, WHOLE);
  }

  /**
   * The same in degrees: in [0, 360).
   *
   * @param angle deg, more than -360 and less than 360
   */
  public static double positiveDegrees(double angle) {
    return positive(angle, 360);
  }

  private static double positive(double angle, double turn) {
    double positive = angle < 0 ? angle + turn : angle;
    // The sum makes 0 of -0.
    return positive == turn ? 0 : positive + 0.0;
  }
}
