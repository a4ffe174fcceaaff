package org.anisky.sky;

import org.anisky.InvalidInputException;

/**
 * A direction on the celestial sphere.
 *
 * @param rightAscension rad, finite
 * @param declination rad, in [-pi/2, pi/2]
 */
public record EquatorialDirection(double rightAscension, double declination) {
  /** Checks the ranges, so that NaN fails too. */
  public EquatorialDirection {
    if (!Double.isFinite(rightAscension)) {
      throw InvalidInputException.of(
          "right ascension %s rad is not a finite angle", rightAscension);
    }
    if (!(Math.abs(declination) <= Math.PI / 2)) {
      throw InvalidInputException.of(
          "declination %s deg is outside [-90, 90]", Math.toDegrees(declination));
    }
  }

  /** A direction given in degrees. */
  public static EquatorialDirection ofDegrees(double rightAscension, double declination) {
    return new EquatorialDirection(Math.toRadians(rightAscension), Math.toRadians(declination));
  }
}
