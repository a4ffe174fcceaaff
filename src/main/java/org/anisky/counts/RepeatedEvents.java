package org.anisky.counts;

import java.util.Locale;
import java.util.Optional;

/**
 * Looks for events that are in a list more than once: the same time and the same direction, to the
 * bit. Lists with rounded times and directions have such pairs by chance; their number is expected
 * from how often two different events share their time, and how often their direction:
 *
 * <pre>
 *   pairs by chance = N^2/2 p(same time) p(same direction)
 * </pre>
 *
 * as if time and direction had nothing to do with each other; twice that number is allowed.
 */
final class RepeatedEvents {
  /** A list without repeated events is called one with them once in this many lists. */
  private static final double FALSE_ALARMS = 1e-4;

  private static final double ALLOWANCE = 2;

  private RepeatedEvents() {}

  /**
   * What to say of repeated events; empty when there are none or chance explains them.
   *
   * @param events of the whole list, thinned
   * @param list its name
   */
  static Optional<String> warning(ThinnedEvents events, String list) {
    double pairs = events.pairs();
    double chance = ALLOWANCE * byChance(events);
    if (pairs == 0 || tail(pairs, chance) > FALSE_ALARMS) {
      return Optional.empty();
    }
    double held = events.events();
    double repeated = events.each() * (held - events.size());
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s: %s%,.0f of %,.0f events have the time and the direction of another one%s: are"
                + " events there twice? Errors are then too small by a factor %.3g",
            list,
            events.each() > 1 ? "about " : "",
            repeated,
            events.each() * held,
            events.each() > 1
                ? String.format(Locale.ROOT, " (from a sample of %,d)", events.size())
                : "",
            // N events of which each is there n times fluctuate like sum n^2 of them.
            Math.sqrt((held + 2 * pairs) / held)));
  }

  /**
   * What to say of events that are in two lists; empty when there are none or chance explains them.
   *
   * @param first events of a whole list, thinned
   * @param second events of another
   */
  static Optional<String> warningOfBoth(
      ThinnedEvents first, String firstList, ThinnedEvents second, String secondList) {
    ThinnedEvents all = new ThinnedEvents();
    all.add(first);
    all.add(second);
    double ofFirst = first.asThinAs(all).size();
    double ofSecond = second.asThinAs(all).size();
    double shared = ofFirst + ofSecond - all.size();
    double chance = ALLOWANCE * byChance(all, ofFirst * ofSecond);
    if (shared == 0 || tail(shared, chance) > FALSE_ALARMS) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s and %s: %s%,.0f events, with time and direction, are in both lists: events that"
                + " both use count twice, and errors are too small",
            firstList,
            secondList,
            all.each() > 1 ? "about " : "",
            all.each() * shared));
  }

  /** Pairs among the events held that rounding makes of different events. */
  private static double byChance(ThinnedEvents events) {
    double size = events.size();
    return byChance(events, 0.5 * size * (size - 1));
  }

  /**
   * The same among some pairs of them.
   *
   * @param candidates number of pairs of different events held that are asked for
   */
  private static double byChance(ThinnedEvents events, double candidates) {
    double size = events.size();
    double pairs = 0.5 * size * (size - 1);
    if (pairs == 0) {
      return 0;
    }
    double sameTime = Math.max(1, equalPairs(events.sortedTimes())) / pairs;
    double sameDirection = Math.max(1, equalPairs(events.sortedDirections())) / pairs;
    // Of N^2/2 pairs in the list, N = each size, one in each is held if it is one of equal events.
    return events.each() * candidates * sameTime * sameDirection;
  }

  private static double equalPairs(double[] sorted) {
    double pairs = 0;
    long row = 0;
    for (int k = 1; k < sorted.length; k++) {
      row = sorted[k] == sorted[k - 1] ? row + 1 : 0;
      pairs += row;
    }
    return pairs;
  }

  /** Poisson probability of at least as many. */
  private static double tail(double number, double mean) {
    double below = 0;
    double term = Math.exp(-mean);
    for (int k = 0; k < number; k++) {
      below += term;
      term *= mean / (k + 1);
      if (k > mean && term < 1e-18) {
        break;
      }
    }
    // Far above the mean the sum rounds to 1: the tail is then its first terms.
    return Math.max(1 - below, term);
  }
}
