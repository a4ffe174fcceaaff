package org.anisky.reconstruction.harmonic;

/** A density of one number, filled point by point into narrow cells. */
final class MarginalDensity {
  /** Probability within one standard deviation of a Gaussian. */
  private static final double ONE_SIGMA = 0.682689492137086;

  private static final int CELLS = 4000;

  private final double first;
  private final double width;
  private final double[] weights = new double[CELLS];
  private double total;

  /** A density between two limits. */
  MarginalDensity(double first, double last) {
    this.first = first;
    width = (last - first) / CELLS;
  }

  /** Adds a point; one beyond the limits counts at the limit. */
  void add(double value, double weight) {
    int cell = (int) ((value - first) / width);
    weights[Math.max(0, Math.min(CELLS - 1, cell))] += weight;
    total += weight;
  }

  /** Limits of the shortest interval that holds the probability of one standard deviation. */
  double[] shortestInterval() {
    double target = ONE_SIGMA * total;
    double bestLow = first;
    double bestHigh = first + CELLS * width;
    double held = 0;
    int end = 0;
    for (int begin = 0; begin < CELLS; begin++) {
      while (end < CELLS && held < target) {
        held += weights[end++];
      }
      if (held < target) {
        break;
      }
      // The last cell is needed in part only.
      double high = first + (end - (held - target) / weights[end - 1]) * width;
      double low = first + begin * width;
      if (high - low < bestHigh - bestLow) {
        bestLow = low;
        bestHigh = high;
      }
      held -= weights[begin];
    }
    return new double[] {bestLow, bestHigh};
  }
}
