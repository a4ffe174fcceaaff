package org.anisky.counts;

import org.anisky.InvalidInputException;

/**
 * Adds up the cells of counts without rounding: whole numbers as doubles, all others as {@link
 * WeightTable}s.
 */
final class CellSums {
  /** Integers up to here are added without rounding. */
  private static final double EXACT = 0x1p53;

  private static final double[][][] NO_RESTS = {};

  /** Whole numbers of events, shape (T)(P). */
  private final double[][] whole;

  /** Sums that are no whole numbers, or null. */
  private WeightTable weights;

  private WeightTable squaredWeights;
  private boolean weighted;

  /**
   * The sums.
   *
   * @param counts each rounded once, shape (T)(P)
   * @param squaredWeights the same, or null when every weight is 1
   * @param restsOfCounts what rounding left, as in {@link ExactSums}
   * @param restsOfSquaredWeights the same
   */
  record Rounded(
      double[][] counts,
      double[][] squaredWeights,
      double[][][] restsOfCounts,
      double[][][] restsOfSquaredWeights) {}

  CellSums(int bins, int pixels) {
    whole = new double[bins][pixels];
  }

  /** Adds counts of the same shape, which are not modified. */
  void add(DetectorCounts counts) {
    weighted |= counts.isWeighted();
    for (int tau = 0; tau < whole.length; tau++) {
      if (counts.isSparse()) {
        int bin = tau;
        counts.forEach(tau, (i, sum) -> add(bin, i, sum, sum, false));
      } else {
        add(tau, counts.bin(tau), counts.squaredWeights(tau), counts.isWeighted());
      }
    }
    if (counts.exactSums().isPresent()) {
      addRests(weights, counts.exactSums().get().counts());
      addRests(squaredWeights, counts.exactSums().get().squaredWeights());
    }
  }

  private void add(int tau, double[] sums, double[] squares, boolean weights) {
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] != 0 || squares[i] != 0) {
        add(tau, i, sums[i], squares[i], weights);
      }
    }
  }

  private void add(int tau, int i, double sum, double squares, boolean weights) {
    if (weights || sum != (long) sum) {
      addWeights(tau, i, sum, squares);
      return;
    }
    double[] row = whole[tau];
    row[i] += sum;
    if (!(row[i] < EXACT)) {
      throw InvalidInputException.of("sidereal bin %d, pixel %d: more than 2^53 events", tau, i);
    }
  }

  private void addWeights(int tau, int i, double sum, double squares) {
    if (weights == null) {
      weights = new WeightTable(whole.length, whole[0].length);
      squaredWeights = new WeightTable(whole.length, whole[0].length);
    }
    weights.add(tau, i, sum);
    squaredWeights.add(tau, i, squares);
  }

  private static void addRests(WeightTable table, double[][][] rests) {
    for (double[][] rest : rests) {
      for (int tau = 0; tau < rest.length; tau++) {
        for (int i = 0; rest[tau] != null && i < rest[tau].length; i++) {
          if (rest[tau][i] < 0) {
            table.subtract(tau, i, -rest[tau][i]);
          } else if (rest[tau][i] > 0) {
            table.add(tau, i, rest[tau][i]);
          }
        }
      }
    }
  }

  /** The sums so far; nothing can be added afterwards. */
  Rounded rounded() {
    if (weights == null) {
      return new Rounded(whole, null, NO_RESTS, NO_RESTS);
    }
    for (int tau = 0; tau < whole.length; tau++) {
      for (int i = 0; i < whole[tau].length; i++) {
        weights.add(tau, i, whole[tau][i]);
        squaredWeights.add(tau, i, whole[tau][i]);
      }
    }
    return new Rounded(
        bins(weights),
        weighted ? bins(squaredWeights) : null,
        rests(weights),
        weighted ? rests(squaredWeights) : NO_RESTS);
  }

  private double[][] bins(WeightTable table) {
    double[][] sums = new double[whole.length][];
    for (int tau = 0; tau < sums.length; tau++) {
      sums[tau] = table.bin(tau);
    }
    return sums;
  }

  private double[][][] rests(WeightTable table) {
    return ExactSums.rests(table, whole.length, whole[0].length);
  }
}
