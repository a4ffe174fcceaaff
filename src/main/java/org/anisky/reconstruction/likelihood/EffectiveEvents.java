package org.anisky.reconstruction.likelihood;

import org.anisky.InvalidInputException;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;

/**
 * The number of events of weight 1 that would fluctuate as much as weighted ones, (sum w)^2/sum
 * w^2. Where a few events carry all the weight, their directions are all that a fit would find,
 * with errors that mean nothing.
 */
final class EffectiveEvents {
  /** As many as East-West and harmonic analysis need. */
  private static final double FEWEST = 10;

  private EffectiveEvents() {}

  /**
   * Does nothing when no event has a weight.
   *
   * @throws InvalidInputException when there are too few
   */
  static void check(Dataset dataset) {
    if (dataset.detectors().stream().noneMatch(DetectorCounts::isWeighted)) {
      return;
    }
    double weights = 0;
    double squares = 0;
    for (DetectorCounts counts : dataset.detectors()) {
      for (int tau = 0; tau < counts.binning().bins(); tau++) {
        double[] sums = counts.bin(tau);
        double[] ofSquares = counts.squaredWeights(tau);
        for (int i = 0; i < sums.length; i++) {
          weights += sums[i];
          squares += ofSquares[i];
        }
      }
    }
    // Divided one after the other, so that large sums do not overflow.
    double events = weights / squares * weights;
    if (events < FEWEST) {
      throw InvalidInputException.of(
          "%s: a few events have nearly all the weight; with (sum w)^2/sum w^2 = %.4g they are"
              + " worth that many events of weight 1, and a fit needs at least %.0f: look at the"
              + " largest weights",
          dataset.detectors().get(0).name(), events, FEWEST);
    }
  }
}
