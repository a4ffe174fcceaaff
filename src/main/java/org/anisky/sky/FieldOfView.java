package org.anisky.sky;

import org.anisky.InvalidInputException;

/**
 * The part of the local sky that is used: zenith angles up to a maximum.
 *
 * @param maxZenith rad, in (0, pi]
 */
public record FieldOfView(double maxZenith) {
  /** Checks the range, so that NaN fails too. */
  public FieldOfView {
    if (!(maxZenith > 0 && maxZenith <= Math.PI)) {
      throw InvalidInputException.of(
          "maximum zenith angle %s deg is outside (0, 180]", Math.toDegrees(maxZenith));
    }
  }

  /** A field of view given in degrees. */
  public static FieldOfView ofDegrees(double maxZenith) {
    return new FieldOfView(Math.toRadians(maxZenith));
  }

  /** Whether a zenith angle (rad) is in view; the edge is. NaN is not. */
  public boolean contains(double zenith) {
    return zenith <= maxZenith;
  }
}
