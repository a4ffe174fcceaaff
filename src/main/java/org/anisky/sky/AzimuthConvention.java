package org.anisky.sky;

import java.util.Locale;

/**
 * How an azimuth-like angle is counted: it is zero on the first axis named and grows towards the
 * second. Serves both for azimuth columns of event lists and for the longitude phi of the pixels of
 * a local HEALPix map (x axis first, y axis second, z axis at the zenith).
 */
public enum AzimuthConvention {
  /** From North through East: azimuth as used inside the program. */
  NORTH_EAST(0, +1),
  /** From North through West: phi of the program's own local HEALPix maps. */
  NORTH_WEST(0, -1),
  /** From South through East. */
  SOUTH_EAST(Math.PI, -1),
  /** From South through West. */
  SOUTH_WEST(Math.PI, +1),
  /** From East through North: counter-clockwise from East. */
  EAST_NORTH(Math.PI / 2, -1),
  /** From East through South. */
  EAST_SOUTH(Math.PI / 2, +1),
  /** From West through North. */
  WEST_NORTH(3 * Math.PI / 2, +1),
  /** From West through South. */
  WEST_SOUTH(3 * Math.PI / 2, -1);

  private final double origin;
  private final int sign;

  AzimuthConvention(double origin, int sign) {
    this.origin = origin;
    this.sign = sign;
  }

  /**
   * Azimuth from North through East.
   *
   * @param angle in this convention, rad
   * @return rad, not reduced to one turn
   */
  public double toAzimuth(double angle) {
    return origin + sign * angle;
  }

  /**
   * The inverse of {@link #toAzimuth}.
   *
   * @param azimuth from North through East, rad
   * @return the angle in this convention, rad, not reduced to one turn
   */
  public double fromAzimuth(double azimuth) {
    return sign * (azimuth - origin);
  }

  /** The name in configurations and files, for example {@code north-west}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
