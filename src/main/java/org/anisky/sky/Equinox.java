package org.anisky.sky;

import java.util.Locale;

/** To which equator and equinox right ascensions and declinations belong. */
public enum Equinox {
  /** Mean equator and equinox of the day of the event, as mean sidereal time. */
  DATE,
  /** J2000 or ICRS, which are 0.02 arcsec apart: what catalogues and most lists give. */
  J2000;

  /** The name in configurations. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
