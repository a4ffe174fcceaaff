package org.anisky.sky;

import java.util.Locale;

/**
 * The clock against which events are binned; one signal shows in one frame and the others control
 * systematic effects (Farley and Storey 1954). With S the local sidereal time and U the local mean
 * solar time, both angles of one observatory, U = UT1 + longitude, S = GMST + longitude.
 */
public enum TimeFrame {
  /** S: 366.24 cycles a year. */
  SIDEREAL,
  /** U: 365.24 cycles a year; 0 at local mean midnight. */
  SOLAR,
  /** 2 U - S: 364.24 cycles a year. */
  ANTI_SIDEREAL,
  /** 2 S - U: 367.24 cycles a year. */
  EXTENDED_SIDEREAL;

  /**
   * The frame's angle.
   *
   * @param sidereal S, rad
   * @param solar U, rad
   * @return rad, not reduced to one turn
   */
  public double angle(double sidereal, double solar) {
    return switch (this) {
      case SIDEREAL -> sidereal;
      case SOLAR -> solar;
      case ANTI_SIDEREAL -> 2 * solar - sidereal;
      case EXTENDED_SIDEREAL -> 2 * sidereal - solar;
    };
  }

  /** The name in configurations and files, for example {@code anti-sidereal}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
