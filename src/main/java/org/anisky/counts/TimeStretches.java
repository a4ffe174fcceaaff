package org.anisky.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anisky.statistics.Significance;

/**
 * When a list of events has data, from the times of a sample of them: the stretches between gaps
 * that chance does not make, cut into months where the rate changes.
 *
 * <p>Of m + 1 intervals of an even rate, T in all, a given one is as long as g with probability (1
 * - g/T)^m. So a gap is compared with the {@value #NEIGHBOURS} intervals before it and behind it,
 * which know the rate of that time, whatever it is in other years. Nights and other gaps below
 * {@value #SHORTEST_GAP_DAYS} days are no gaps: they do not tell the seasons apart.
 */
final class TimeStretches {
  private static final double DAY = 86400;
  private static final double MONTH = 365.2422 / 12 * DAY;

  private static final double SHORTEST_GAP_DAYS = 2;

  private static final int NEIGHBOURS = 20;

  /** A list without gaps is said to have one once in so many lists. */
  private static final double FALSE_GAPS = 1e-6;

  /** An even rate is called uneven once in so many lists. */
  private static final double FALSE_CHANGES = 1e-3;

  /** With fewer events nothing is told. */
  private static final int FEWEST = 50;

  /** Months are made longer, and gaps the shortest first are dropped, until there are no more. */
  private static final int MOST = 400;

  /** Pearson's chi-squared asks for so many events in a cell. */
  private static final double EXPECTED = 5;

  private final double[] times;
  private final List<double[]> stretches = new ArrayList<>();

  private TimeStretches(double[] times, double first, double last) {
    this.times = times;
    double begin = first;
    for (int gap : gaps()) {
      stretches.add(new double[] {begin, times[gap]});
      begin = times[gap + 1];
    }
    stretches.add(new double[] {begin, last});
  }

  /**
   * The pieces of a list.
   *
   * @param sorted times of a sample of the events, growing, s; not modified
   * @param first time of the first event
   * @param last time of the last event
   * @param events number of all events
   * @return by time; empty when one piece of an even rate, from first to last, is all that is seen
   */
  static List<TimePiece> of(double[] sorted, double first, double last, long events) {
    double[] within = Arrays.stream(sorted).filter(t -> t >= first && t <= last).toArray();
    if (within.length < FEWEST || !(last - first > SHORTEST_GAP_DAYS * DAY)) {
      return List.of();
    }
    return new TimeStretches(within, first, last).pieces(events);
  }

  /** The events before the gaps, growing. */
  private int[] gaps() {
    List<Integer> gaps = new ArrayList<>();
    for (int k = 0; k + 1 < times.length; k++) {
      if (isGap(k)) {
        gaps.add(k);
      }
    }
    return gaps.stream()
        .sorted((j, k) -> Double.compare(length(k), length(j)))
        .limit(MOST - 1)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private double length(int k) {
    return times[k + 1] - times[k];
  }

  private boolean isGap(int k) {
    double gap = length(k);
    if (gap < SHORTEST_GAP_DAYS * DAY) {
      return false;
    }
    int from = Math.max(0, k - NEIGHBOURS);
    int to = Math.min(times.length - 1, k + 1 + NEIGHBOURS);
    double others = times[k] - times[from] + times[to] - times[k + 1];
    double chance = times.length * Math.pow(others / (others + gap), to - from - 1.0);
    return chance < FALSE_GAPS;
  }

  private List<TimePiece> pieces(long events) {
    List<TimePiece> months = months();
    double live = stretches.stream().mapToDouble(stretch -> stretch[1] - stretch[0]).sum();
    List<TimePiece> pieces = new ArrayList<>();
    if (live > 0 && isEven(months, live)) {
      for (double[] stretch : stretches) {
        double part = (stretch[1] - stretch[0]) / live;
        pieces.add(new TimePiece(stretch[0], stretch[1], events * part));
      }
    } else {
      for (TimePiece month : months) {
        double part = month.events() / times.length;
        pieces.add(new TimePiece(month.firstUnixTime(), month.lastUnixTime(), events * part));
      }
    }
    pieces.removeIf(piece -> piece.events() == 0);
    return pieces.size() == 1 ? List.of() : List.copyOf(pieces);
  }

  /** Equal parts of every stretch with the events of the sample in them. */
  private List<TimePiece> months() {
    double longest =
        Math.max(
            MONTH, (times[times.length - 1] - times[0]) / Math.max(1, MOST - stretches.size()));
    List<TimePiece> months = new ArrayList<>();
    int next = 0;
    for (double[] stretch : stretches) {
      double length = stretch[1] - stretch[0];
      int parts = Math.max(1, (int) Math.ceil(length / longest));
      for (int part = 0; part < parts; part++) {
        double from = stretch[0] + length * part / parts;
        double to = part + 1 == parts ? stretch[1] : stretch[0] + length * (part + 1) / parts;
        int begin = next;
        while (next < times.length && times[next] <= to) {
          next++;
        }
        months.add(new TimePiece(from, to, next - begin));
      }
    }
    return months;
  }

  /**
   * Pearson's chi-squared of an even rate, with neighbours taken together where few are expected.
   */
  private boolean isEven(List<TimePiece> months, double live) {
    double chiSquared = 0;
    int cells = 0;
    double expected = 0;
    double found = 0;
    double rest = times.length;
    for (TimePiece month : months) {
      double own = times.length * (month.lastUnixTime() - month.firstUnixTime()) / live;
      expected += own;
      found += month.events();
      rest -= own;
      if (expected >= EXPECTED && rest >= EXPECTED) {
        chiSquared += (found - expected) * (found - expected) / expected;
        cells++;
        expected = 0;
        found = 0;
      }
    }
    chiSquared += expected > 0 ? (found - expected) * (found - expected) / expected : 0;
    return cells == 0 || Significance.probability(chiSquared, cells) > FALSE_CHANGES;
  }
}
