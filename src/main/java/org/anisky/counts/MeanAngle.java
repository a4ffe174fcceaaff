package org.anisky.counts;

/** The mean of angles on the circle, weighted, and whether they are all about the same. */
final class MeanAngle {
  /** Mean resultant length of angles that scatter by 1 deg, 1 - (pi/180)^2/2. */
  private static final double SHARP = 0.99985;

  private double cosine;
  private double sine;
  private double weights;

  /**
   * Adds an angle.
   *
   * @param angle rad
   * @param weight &gt;= 0
   */
  void add(double angle, double weight) {
    cosine += weight * Math.cos(angle);
    sine += weight * Math.sin(angle);
    weights += weight;
  }

  /** Whether the angles scatter by less than a degree about their mean. */
  boolean isSharp() {
    return Math.hypot(cosine, sine) > SHARP * weights;
  }

  /** The mean, deg, in [-180, 180]. */
  double degrees() {
    return Math.toDegrees(Math.atan2(sine, cosine));
  }
}
