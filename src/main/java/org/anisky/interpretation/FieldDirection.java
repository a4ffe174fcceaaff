package org.anisky.interpretation;

import org.anisky.sky.SkyAxes;

/**
 * The direction of an ordered magnetic field, either end.
 *
 * @param longitude Galactic, rad
 * @param latitude Galactic, rad
 * @param error along each of the two directions across, rad
 * @param reference where the numbers come from
 */
public record FieldDirection(double longitude, double latitude, double error, String reference) {
  /** The field at the heliosphere, from the ribbon of energetic neutral atoms seen by IBEX. */
  public static final FieldDirection IBEX =
      new FieldDirection(
          Math.toRadians(210.5),
          Math.toRadians(-57.1),
          Math.toRadians(1.5),
          "IBEX: Funsten et al. 2013, ApJ 776, 30; as in Ahlers 2016, PRL 117, 151103");

  /** The unit vector, axes of ICRS, shape (3). */
  double[] icrs() {
    return SkyAxes.GALACTIC.direction(longitude, latitude);
  }

  /** Turned by an angle (rad) towards growing longitude (0) or latitude (1). */
  FieldDirection turned(int towards, double angle) {
    return towards == 0
        ? new FieldDirection(longitude + angle / Math.cos(latitude), latitude, error, reference)
        : new FieldDirection(longitude, latitude + angle, error, reference);
  }
}
