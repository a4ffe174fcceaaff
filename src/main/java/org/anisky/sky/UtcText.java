package org.anisky.sky;

import java.time.Instant;

/** Instants as a person reads them. */
public final class UtcText {
  /** Times that are written as dates, s: a thousand years. */
  private static final double LONGEST = 3.2e10;

  private UtcText() {}

  /**
   * A time as in 2016-12-31T23:59:58Z, to a millisecond; what is no time as the number it is.
   *
   * @param unixTime s since 1970 (UTC)
   */
  public static String of(double unixTime) {
    return Math.abs(unixTime) < LONGEST
        ? Instant.ofEpochMilli(Math.round(1e3 * unixTime)).toString()
        : unixTime + " s";
  }
}
