package org.anisky.sky;

import java.util.Locale;

/** The axes that a map's longitude and latitude belong to. */
public enum SkyFrame {
  /** Longitude is right ascension (or its analogue in another {@link TimeFrame}), FITS letter C. */
  EQUATORIAL,
  /** Galactic longitude and latitude, FITS letter G. */
  GALACTIC,
  /** HEALPix in (zenith, north-west phi) of one observatory. */
  LOCAL_HORIZON,
  /** Declination and right ascension minus local sidereal time (minus the hour angle). */
  LOCAL_HOUR_ANGLE;

  /** The name in files, for example {@code local-horizon}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
