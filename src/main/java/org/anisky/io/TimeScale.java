package org.anisky.io;

import java.util.Locale;

/** How an event list writes its times. All but {@link #GPS} count UTC. */
public enum TimeScale {
  /** Seconds since 1970-01-01 UTC, leap seconds not counted. */
  UNIX,
  /** Seconds since 1980-01-06 UTC, leap seconds counted. */
  GPS,
  /** Modified Julian date, days since 1858-11-17, UTC; a double resolves about 1 microsecond. */
  MJD,
  /** Julian date, days, UTC; a double resolves about 40 microseconds. */
  JD,
  /** Text, see {@link IsoTime}. */
  ISO;

  private static final double SECONDS_PER_DAY = 86400;
  private static final double MJD_OF_1970 = 40587;
  private static final double JD_OF_1970 = 2440587.5;

  /**
   * Unix time of a number in this scale. Days are taken as 86400 s each: on the day of a leap
   * second the stretched days that some libraries use differ by less than 1 s.
   *
   * @param value in this scale
   * @return UTC as seconds since 1970-01-01, leap seconds not counted; NaN for NaN
   * @throws IllegalArgumentException for {@link #ISO}, which is no number
   */
  public double toUnixTime(double value) {
    return switch (this) {
      case UNIX -> value;
      case GPS -> LeapSeconds.unixTimeOfGps(value);
      case MJD -> (value - MJD_OF_1970) * SECONDS_PER_DAY;
      case JD -> (value - JD_OF_1970) * SECONDS_PER_DAY;
      case ISO -> throw new IllegalArgumentException("ISO times are text, not numbers");
    };
  }

  /** The name in configurations, for example {@code mjd}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
