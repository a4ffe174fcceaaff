package org.anisky.sky;

import org.anisky.InvalidInputException;

/**
 * A direction in the sky of one observatory.
 *
 * @param zenith angle from the zenith, rad, in [0, pi]
 * @param azimuth from North through East, rad, finite
 */
public record LocalDirection(double zenith, double azimuth) {
  /** Checks the ranges, so that NaN fails too. */
  public LocalDirection {
    if (!(zenith >= 0 && zenith <= Math.PI)) {
      throw InvalidInputException.of(
          "zenith angle %s deg is outside [0, 180]", Math.toDegrees(zenith));
    }
    if (!Double.isFinite(azimuth)) {
      throw InvalidInputException.of("azimuth %s rad is not a finite angle", azimuth);
    }
  }

  /** A direction given in degrees. */
  public static LocalDirection ofDegrees(double zenith, double azimuth) {
    return new LocalDirection(Math.toRadians(zenith), Math.toRadians(azimuth));
  }
}
