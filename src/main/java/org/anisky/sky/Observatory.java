package org.anisky.sky;

import org.anisky.InvalidInputException;

/**
 * The place of a detector.
 *
 * @param name as in messages and results
 * @param latitude geodetic, rad, North positive, in [-pi/2, pi/2]
 * @param longitude rad, East positive, in [-2 pi, 2 pi]
 */
public record Observatory(String name, double latitude, double longitude) {
  /** Checks the ranges, so that NaN fails too. */
  public Observatory {
    if (!(Math.abs(latitude) <= Math.PI / 2)) {
      throw InvalidInputException.of(
          "observatory '%s': latitude %s deg is outside [-90, 90]", name, Math.toDegrees(latitude));
    }
    if (!(Math.abs(longitude) <= 2 * Math.PI)) {
      throw InvalidInputException.of(
          "observatory '%s': longitude %s deg is outside [-360, 360]",
          name, Math.toDegrees(longitude));
    }
  }

  /** An observatory given in degrees. */
  public static Observatory ofDegrees(String name, double latitude, double longitude) {
    return new Observatory(name, Math.toRadians(latitude), Math.toRadians(longitude));
  }
}
