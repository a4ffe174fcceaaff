package org.anisky.exposure;

import java.time.Instant;
import org.anisky.InvalidInputException;

/**
 * A stretch of time in which a detector took data.
 *
 * @param label for messages: a number, or file and line
 * @param start unix time, s
 * @param stop unix time, s, after the start
 * @param liveFraction live time over time, in (0, 1]
 */
public record Run(String label, double start, double stop, double liveFraction) {
  /** Times that are written as dates, s: a thousand years. */
  private static final double LONGEST = 3.2e10;

  /** Checks the ranges, so that NaN fails too. */
  public Run {
    if (!(Double.isFinite(start) && Double.isFinite(stop) && start < stop)) {
      throw InvalidInputException.of(
          "run %s: it starts at %s and stops at %s; it must stop after it starts",
          label, written(start), written(stop));
    }
    if (!(liveFraction > 0 && liveFraction <= 1)) {
      throw InvalidInputException.of(
          "run %s: live fraction %s is outside (0, 1]", label, liveFraction);
    }
  }

  /** A time as in 2016-12-31T23:59:58Z, to a millisecond; what is no time as the number it is. */
  static String written(double unixTime) {
    return Math.abs(unixTime) < LONGEST
        ? Instant.ofEpochMilli(Math.round(1e3 * unixTime)).toString()
        : unixTime + " s";
  }

  /** A run without dead time. */
  public Run(String label, double start, double stop) {
    this(label, start, stop, 1);
  }
}
