package org.anisky.counts;

import java.io.Serializable;

/**
 * The mean of angles on the circle, weighted, and whether they are all about the same. It does not
 * depend on their order.
 */
final class MeanAngle implements Serializable {
  private static final long serialVersionUID = 1;

  /** Mean resultant length of angles that scatter by 1 deg, 1 - (pi/180)^2/2. */
  private static final double SHARP = 0.99985;

  private final ExactSum cosine = new ExactSum();
  private final ExactSum sine = new ExactSum();
  private final ExactSum weights = new ExactSum();

  /**
   * Adds an angle.
   *
   * @param angle rad
   * @param weight &gt;= 0
   */
  void add(double angle, double weight) {
    cosine.add(weight * Math.cos(angle));
    sine.add(weight * Math.sin(angle));
    weights.add(weight);
  }

  /** Adds the angles of another, which is not modified. */
  void add(MeanAngle other) {
    cosine.add(other.cosine);
    sine.add(other.sine);
    weights.add(other.weights);
  }

  /** Whether the angles scatter by less than a degree about their mean. */
  boolean isSharp() {
    return Math.hypot(cosine.value(), sine.value()) > SHARP * weights.value();
  }

  /** The mean, deg, in [-180, 180]. */
  double degrees() {
    return Math.toDegrees(Math.atan2(sine.value(), cosine.value()));
  }
}
