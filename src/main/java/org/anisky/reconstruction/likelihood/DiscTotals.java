package org.anisky.reconstruction.likelihood;

import java.util.Arrays;
import org.anisky.grid.DiscSums;
import org.anisky.model.ScannedData;

/**
 * What the discs around all pixels hold, each shape (E): smoothed maps and their errors stand on
 * the same sums.
 *
 * @param exposure E_a, events
 * @param counts events
 * @param squaredWeights sums of squared weights; the counts when every weight is 1
 */
record DiscTotals(double[] exposure, double[] counts, double[] squaredWeights) {
  /**
   * The sums of a data set.
   *
   * @param exposure E_a, shape (E); not modified
   */
  static DiscTotals of(ScannedData data, DiscSums discs, double[] exposure) {
    double[] counts = data.equatorialCounts();
    double[] squares = data.equatorialSquaredWeights();
    double[] inDisc = discs.sum(counts);
    return new DiscTotals(
        discs.sum(exposure), inDisc, Arrays.equals(counts, squares) ? inDisc : discs.sum(squares));
  }
}
