package org.anisky.counts;

import java.io.Serializable;
import java.util.Optional;

/**
 * Looks for live time without events. The whole live time is cut into {@value #PARTS} equal parts,
 * events are counted in each, and every row of empty parts is compared with the events of all parts
 * and with those of as many parts before it and behind it: where the rate changes over the years,
 * only its neighbours say what was to be expected.
 */
final class SilentTime implements Serializable {
  private static final long serialVersionUID = 1;

  private static final int PARTS = 1000;

  /**
   * A row is told when Poisson gives it less than exp(-this), 1e-11: less than 1 of 1e8 in any of
   * the parts.
   */
  private static final double EVENTS_MISSED = 25;

  private final long[] events = new long[PARTS];

  /**
   * A row of empty parts.
   *
   * @param from where it begins, as a fraction of the live time
   * @param until where it ends
   * @param expected events, if they came evenly
   * @param beyondChance whether its neighbours, too, leave less than 1e-11 to chance
   */
  record Silence(double from, double until, double expected, boolean beyondChance) {}

  /** Counts an event that came when a fraction of the live time had passed. */
  void add(double fraction) {
    events[Math.min(PARTS - 1, (int) (PARTS * fraction))]++;
  }

  /** Adds the events of another, which is not modified. */
  void add(SilentTime other) {
    for (int part = 0; part < PARTS; part++) {
      events[part] += other.events[part];
    }
  }

  /** The longest row that is to be told, one beyond chance before any other. */
  Optional<Silence> longest() {
    long total = sum(0, PARTS);
    Silence longest = null;
    int end;
    for (int start = 0; start < PARTS; start = end + 1) {
      end = start;
      while (end < PARTS && events[end] == 0) {
        end++;
      }
      double expected = (double) total * (end - start) / PARTS;
      if (expected > EVENTS_MISSED) {
        Silence silence =
            new Silence(
                (double) start / PARTS, (double) end / PARTS, expected, beyondChance(start, end));
        longest = longest == null || isBefore(silence, longest) ? silence : longest;
      }
    }
    return Optional.ofNullable(longest);
  }

  private static boolean isBefore(Silence one, Silence other) {
    return one.beyondChance() == other.beyondChance()
        ? one.until() - one.from() > other.until() - other.from()
        : one.beyondChance();
  }

  /** Of n events in k + m parts of one rate none falls into k with probability (m/(k + m))^n. */
  private boolean beyondChance(int start, int end) {
    int row = end - start;
    int first = Math.max(0, start - row);
    int last = Math.min(PARTS, end + row);
    double neighbours = last - first - row;
    return sum(first, last) * Math.log((row + neighbours) / neighbours) > EVENTS_MISSED;
  }

  private long sum(int from, int until) {
    long sum = 0;
    for (int part = from; part < until; part++) {
      sum += events[part];
    }
    return sum;
  }
}
