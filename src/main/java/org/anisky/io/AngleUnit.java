package org.anisky.io;

import java.util.Locale;

/** Units in which people and files write angles. */
public enum AngleUnit {
  /** Degrees. */
  DEG(1),
  /** Radians. */
  RAD(180 / Math.PI),
  /** Hours of right ascension, 15 degrees each. */
  H(15),
  /** Minutes of arc. */
  ARCMIN(1.0 / 60),
  /** Seconds of arc. */
  ARCSEC(1.0 / 3600);

  private final double degrees;

  AngleUnit(double degrees) {
    this.degrees = degrees;
  }

  /** The angle in radians; exact for RAD. */
  public double toRadians(double angle) {
    return this == RAD ? angle : Math.toRadians(toDegrees(angle));
  }

  /** The angle in degrees; exact for DEG. */
  public double toDegrees(double angle) {
    return angle * degrees;
  }

  /** The name in configurations and messages, for example {@code deg}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
