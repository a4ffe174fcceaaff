package org.anisky.counts;

import java.util.Locale;
import org.anisky.InvalidInputException;

/**
 * Energies from a smallest one up to a first one that is out.
 *
 * @param from at least 0, in the unit of the events
 * @param until above {@code from}; plus infinity for no limit
 */
public record EnergyRange(double from, double until) {
  /** Checks the order, so that NaN fails too. */
  public EnergyRange {
    if (!(from >= 0 && from < until)) {
      throw InvalidInputException.of(
          "energy range from %s to %s: it must start at 0 or more and end above", from, until);
    }
  }

  /** Whether it has no upper limit. */
  public boolean isOpen() {
    return until == Double.POSITIVE_INFINITY;
  }

  /** The events of this range among others. */
  public EventSelection select(EventSelection others) {
    return new EventSelection(others.fromUnixTime(), others.untilUnixTime(), from, until);
  }

  /** One phrase for a person: {@code >= 8.0} or {@code [4.0, 8.0)}. */
  public String describe() {
    return isOpen()
        ? String.format(Locale.ROOT, ">= %s", from)
        : String.format(Locale.ROOT, "[%s, %s)", from, until);
  }
}
