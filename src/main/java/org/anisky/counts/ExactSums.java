package org.anisky.counts;

import java.util.List;
import org.anisky.InvalidInputException;

/**
 * What rounding left of the sums that make up {@link DetectorCounts}: with it counts of parts of a
 * list of events add up to those of the whole list, to the bit, however the list was split. A sum
 * is written as doubles that add up to it exactly, the first of them the sum as a reader sees it.
 *
 * @param times the sum of the unix times of the events used, s
 * @param events sums over events by sample, in view and all, and with weights the same again; shape
 *     (samples)(sums)(parts), no sample when there are no {@link EventStatistics}
 * @param counts what must be added to the counts, shape (rests)(T)(P), a bin without rests null; no
 *     rests at all unless weights do not add up to doubles
 * @param squaredWeights the same for the sums of squared weights
 */
public record ExactSums(
    double[] times, List<double[][]> events, double[][][] counts, double[][][] squaredWeights) {
  /** Number of sums in each sample of events. */
  public static final int SUMS = SumsAccumulator.SIZE;

  private static final double[][][] NO_RESTS = {};

  /** Checks the shapes. */
  public ExactSums {
    events = List.copyOf(events);
    for (double[][] sample : events) {
      if (sample.length != SUMS) {
        throw InvalidInputException.of(
            "%d sums over events in parts; there must be %d", sample.length, SUMS);
      }
    }
  }

  /** Sums of counts that have no weights. */
  public ExactSums(double[] times, List<double[][]> events) {
    this(times, events, NO_RESTS, NO_RESTS);
  }

  /** The same with rests of the counts. */
  public ExactSums withRests(double[][][] ofCounts, double[][][] ofSquaredWeights) {
    return new ExactSums(times, events, ofCounts, ofSquaredWeights);
  }

  /**
   * Whether the rounded numbers beside it are those of the sums, so that both were made together.
   *
   * @param statistics the rounded sums over events
   */
  public boolean belongsTo(EventStatistics statistics) {
    return rounded(0, statistics.inView())
        && rounded(1, statistics.all())
        && (events.size() == 2
            || events.size() == 4
                && rounded(2, statistics.weightedInView())
                && rounded(3, statistics.weightedAll()));
  }

  private boolean rounded(int sample, EventSums sums) {
    return events.size() > sample
        && SumsAccumulator.of((long) sums.events(), events.get(sample)).sums().equals(sums);
  }

  /** The rests of all cells of a table. */
  static double[][][] rests(WeightTable table, int bins, int pixels) {
    double[][][] rests = NO_RESTS;
    for (int tau = 0; tau < bins; tau++) {
      for (int i = 0; table.holds(tau) && i < pixels; i++) {
        double[] ofCell = table.rests(tau, i);
        if (ofCell.length > rests.length) {
          double[][][] more = new double[ofCell.length][bins][];
          System.arraycopy(rests, 0, more, 0, rests.length);
          rests = more;
        }
        for (int r = 0; r < ofCell.length; r++) {
          if (rests[r][tau] == null) {
            rests[r][tau] = new double[pixels];
          }
          rests[r][tau][i] = ofCell[r];
        }
      }
    }
    return rests;
  }
}
