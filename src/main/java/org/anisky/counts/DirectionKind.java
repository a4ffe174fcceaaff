package org.anisky.counts;

/** The frame in which an event list gives its arrival directions. */
public enum DirectionKind {
  /** Zenith angle and azimuth. */
  LOCAL,
  /** Right ascension and declination. */
  EQUATORIAL
}
