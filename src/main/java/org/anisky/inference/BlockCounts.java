package org.anisky.inference;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;

/**
 * What is in the blocks of one detector.
 *
 * @param observed events, shape (blocks)
 * @param expected events of a model, shape (blocks)
 * @param squaredWeights sums of squared weights, shape (blocks)
 * @param harmonics sum mu0 Y_k, shape (k, blocks)
 */
record BlockCounts(
    double[] observed, double[] expected, double[] squaredWeights, double[][] harmonics) {
  /** Observed, expected, squared weights; harmonics follow. */
  private static final int PLAIN = 3;

  /**
   * One pass over the cells.
   *
   * @param basis Y_k at the centres of the equatorial pixels, shape (k, E)
   */
  static BlockCounts of(
      ScannedData data, int d, AnisotropyModel model, CoarseBlocks blocks, double[][] basis) {
    ScannedData.Detector detector = data.detectors().get(d);
    double[] rate = model.backgroundRate().get(d);
    double[] acceptance = model.relativeAcceptance().get(d);
    double[] intensity = model.relativeIntensity();
    double[] bins = detector.marginals().perBin();
    double[] pixels = detector.marginals().perLocalPixel();
    double total = detector.marginals().total();
    int[] filled = IntStream.range(0, pixels.length).filter(i -> pixels[i] > 0).toArray();
    int rows = PLAIN + basis.length;
    double[][][] perBin = new double[bins.length][rows][blocks.regions()];
    data.workers()
        .run(
            bins.length,
            tau -> {
              double[][] sums = perBin[tau];
              detector.counts().forEach(tau, (i, n) -> sums[0][blocks.regionOf()[i]] += n);
              if (detector.counts().isWeighted()) {
                double[] squares = detector.counts().squaredWeights(tau);
                for (int i = 0; i < squares.length; i++) {
                  sums[2][blocks.regionOf()[i]] += squares[i];
                }
              }
              for (int j = 0; j < filled.length && bins[tau] > 0; j++) {
                int i = filled[j];
                int region = blocks.regionOf()[i];
                int a = detector.scan().equatorialPixel(tau, i);
                sums[1][region] += rate[tau] * acceptance[i] * intensity[a];
                double plain = bins[tau] * pixels[i] / total;
                for (int k = 0; k < basis.length; k++) {
                  sums[PLAIN + k][region] += plain * basis[k][a];
                }
              }
            });
    double[][] sums = new double[rows][blocks.size()];
    for (int tau = 0; tau < bins.length; tau++) {
      for (int row = 0; row < rows; row++) {
        for (int region = 0; region < blocks.regions(); region++) {
          sums[row][region * blocks.times() + blocks.timeOf()[tau]] += perBin[tau][row][region];
        }
      }
    }
    double[][] harmonics = Arrays.copyOfRange(sums, PLAIN, rows);
    double[] squares = detector.counts().isWeighted() ? sums[2] : sums[0];
    return new BlockCounts(sums[0], sums[1], squares, harmonics);
  }
}
