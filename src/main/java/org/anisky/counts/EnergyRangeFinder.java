package org.anisky.counts;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * To which of several energy ranges that share no energy an energy belongs: the last that begins at
 * or below it, if it does not end there. All beginnings are compared, with no guess that could fail
 * at every other event.
 */
final class EnergyRangeFinder {
  private final int[] range;
  private final double[] from;
  private final double[] until;

  private EnergyRangeFinder(int[] range, double[] from, double[] until) {
    this.range = range;
    this.from = from;
    this.until = until;
  }

  /** The ranges of a plan, or the one of its selection. */
  static EnergyRangeFinder of(PassPlan plan) {
    List<EnergyRange> ranges = plan.ranges();
    EventSelection selection = plan.selection();
    return ranges.isEmpty()
        ? new EnergyRangeFinder(
            new int[1], new double[] {selection.minEnergy()}, new double[] {selection.maxEnergy()})
        : sorted(ranges);
  }

  private static EnergyRangeFinder sorted(List<EnergyRange> ranges) {
    int[] order =
        IntStream.range(0, ranges.size())
            .boxed()
            .sorted(Comparator.comparingDouble(r -> ranges.get(r).from()))
            .mapToInt(Integer::intValue)
            .toArray();
    return new EnergyRangeFinder(
        order,
        IntStream.of(order).mapToDouble(r -> ranges.get(r).from()).toArray(),
        IntStream.of(order).mapToDouble(r -> ranges.get(r).until()).toArray());
  }

  /** The range of an energy, or -1 when it is in none. */
  int range(double energy) {
    int begun = -1;
    for (double beginning : from) {
      begun += energy >= beginning ? 1 : 0;
    }
    return begun >= 0 && energy < until[begun] ? range[begun] : -1;
  }
}
