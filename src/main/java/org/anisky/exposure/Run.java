package org.anisky.exposure;

import org.anisky.InvalidInputException;
import org.anisky.sky.UtcText;

/**
 * A stretch of time in which a detector took data.
 *
 * @param label for messages: a number, or file and line
 * @param start unix time, s
 * @param stop unix time, s, after the start
 * @param liveFraction live time over time, in (0, 1]
 */
public record Run(String label, double start, double stop, double liveFraction) {
  /** Checks the ranges, so that NaN fails too. */
  public Run {
    if (!(Double.isFinite(start) && Double.isFinite(stop) && start < stop)) {
      throw InvalidInputException.of(
          "run %s: it starts at %s and stops at %s; it must stop after it starts",
          label, UtcText.of(start), UtcText.of(stop));
    }
    if (!(liveFraction > 0 && liveFraction <= 1)) {
      throw InvalidInputException.of(
          "run %s: live fraction %s is outside (0, 1]", label, liveFraction);
    }
  }

  /** A run without dead time. */
  public Run(String label, double start, double stop) {
    this(label, start, stop, 1);
  }
}
