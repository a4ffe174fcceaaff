package org.anisky.io;

/**
 * The leap seconds since the beginning of GPS time (IERS Bulletin C). None was announced after that
 * of 2016-12-31; a later one has to be added here.
 */
final class LeapSeconds {
  /** 1980-01-06T00:00:00 UTC, unix time, s. */
  private static final double GPS_EPOCH = 315964800;

  /** Unix times of the midnights before which a leap second was inserted, s. */
  private static final long[] MIDNIGHTS = {
    362793600L, // 1981-07-01
    394329600L, // 1982-07-01
    425865600L, // 1983-07-01
    489024000L, // 1985-07-01
    567993600L, // 1988-01-01
    631152000L, // 1990-01-01
    662688000L, // 1991-01-01
    709948800L, // 1992-07-01
    741484800L, // 1993-07-01
    773020800L, // 1994-07-01
    820454400L, // 1996-01-01
    867715200L, // 1997-07-01
    915148800L, // 1999-01-01
    1136073600L, // 2006-01-01
    1230768000L, // 2009-01-01
    1341100800L, // 2012-07-01
    1435708800L, // 2015-07-01
    1483228800L // 2017-01-01
  };

  private LeapSeconds() {}

  /**
   * Unix time of a GPS time. During a leap second itself unix time repeats the first second of the
   * following day, as POSIX has it.
   *
   * @param gps seconds since 1980-01-06 UTC, leap seconds counted
   */
  static double unixTimeOfGps(double gps) {
    double counted = gps + GPS_EPOCH;
    // The n-th leap second (n from 1) is the second [midnight + n - 1, midnight + n) of `counted`.
    int leaps = MIDNIGHTS.length;
    while (leaps > 0 && counted < MIDNIGHTS[leaps - 1] + leaps) {
      leaps--;
    }
    return counted - leaps;
  }
}
