package org.anisky.counts;

import java.util.Arrays;
import org.anisky.InvalidInputException;

/**
 * When a detector took data: runs in the order of time, none of which overlap, and the live time
 * that had passed at any instant. Immutable.
 */
public final class RunTimes {
  private final String source;
  private final double[] start;
  private final double[] stop;
  private final double[] liveFraction;

  /** Live time before each run, s, and that of all at the end. */
  private final double[] before;

  /**
   * @param source what the runs come from, for messages
   * @param start unix times, s, ascending, at least one; not modified
   * @param stop unix times, s, after the starts; not modified
   * @param liveFraction live time over time, in (0, 1]; not modified
   */
  public RunTimes(String source, double[] start, double[] stop, double[] liveFraction) {
    this.source = source;
    this.start = start.clone();
    this.stop = stop.clone();
    this.liveFraction = liveFraction.clone();
    before = new double[start.length + 1];
    for (int k = 0; k < start.length; k++) {
      if (!(start[k] < stop[k] && (k == 0 || stop[k - 1] <= start[k]))) {
        throw InvalidInputException.of(
            "%s: runs must follow each other in time and not overlap", source);
      }
      before[k + 1] = before[k] + liveFraction[k] * (stop[k] - start[k]);
    }
  }

  /** What the runs come from, for messages. */
  public String source() {
    return source;
  }

  /** Number of runs. */
  public int size() {
    return start.length;
  }

  /** First instant, unix time, s. */
  public double first() {
    return start[0];
  }

  /** Last instant, unix time, s. */
  public double last() {
    return stop[stop.length - 1];
  }

  /** Live time of all runs, s. */
  public double liveTime() {
    return before[start.length];
  }

  /**
   * The run of an instant, both ends included; of two that touch there the later one.
   *
   * @return index of the run, or -1 between runs
   */
  public int run(double unixTime) {
    int at = Arrays.binarySearch(start, unixTime);
    int k = at >= 0 ? at : -at - 2;
    return k >= 0 && unixTime <= stop[k] ? k : -1;
  }

  /** Live time from the first instant to one in a run, s. */
  double liveTimeAt(int run, double unixTime) {
    return before[run] + liveFraction[run] * (unixTime - start[run]);
  }

  /** Live time before an instant, in a run or not, s. */
  double liveTimeUntil(double unixTime) {
    int at = Arrays.binarySearch(start, unixTime);
    int k = at >= 0 ? at : -at - 2;
    return k < 0 ? 0 : before[k] + liveFraction[k] * (Math.min(unixTime, stop[k]) - start[k]);
  }

  /** The instant at which so much live time has passed, unix time, s. */
  double instant(double liveTime) {
    int at = Arrays.binarySearch(before, liveTime);
    int k = Math.max(0, Math.min(start.length - 1, at >= 0 ? at : -at - 2));
    return Math.min(stop[k], start[k] + (liveTime - before[k]) / liveFraction[k]);
  }
}
