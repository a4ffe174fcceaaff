package org.anisky.model;

import org.anisky.counts.DetectorCounts;

/**
 * The three marginals of one detector's counts. The expected counts are a product, so these T + P +
 * E numbers carry all that the likelihood fit needs: the counts are read once.
 *
 * @param perBin n_{tau.}, events per sidereal bin, shape (T)
 * @param perLocalPixel n_{.i}, events per local pixel in view, shape (P)
 * @param perEquatorialPixel n_a, events per equatorial pixel, shape (E)
 * @param squaredWeightsPerEquatorialPixel sums of squared weights, shape (E); n_a when every weight
 *     is 1
 * @param total events
 * @param totalSquaredWeights sum of squared weights; equal to {@code total} when every weight is 1
 */
public record Marginals(
    double[] perBin,
    double[] perLocalPixel,
    double[] perEquatorialPixel,
    double[] squaredWeightsPerEquatorialPixel,
    double total,
    double totalSquaredWeights) {

  /** The marginals of counts seen through a scan. */
  public static Marginals of(DetectorCounts counts, SkyScan scan) {
    double[] perBin = new double[scan.bins()];
    double[] perLocalPixel = new double[scan.localPixels()];
    double[] perEquatorialPixel = new double[scan.equatorialPixels()];
    double[] squaresPerEquatorialPixel =
        counts.isWeighted() ? new double[scan.equatorialPixels()] : perEquatorialPixel;
    double total = 0;
    double squaredWeights = 0;
    for (int tau = 0; tau < perBin.length; tau++) {
      int bin = tau;
      counts.forEach(
          tau,
          (i, n) -> {
            perBin[bin] += n;
            perLocalPixel[i] += n;
            perEquatorialPixel[scan.equatorialPixel(bin, i)] += n;
          });
      total += perBin[tau];
      if (counts.isWeighted()) {
        double[] squares = counts.squaredWeights(tau);
        for (int i = 0; i < squares.length; i++) {
          if (squares[i] != 0) {
            squaredWeights += squares[i];
            squaresPerEquatorialPixel[scan.equatorialPixel(tau, i)] += squares[i];
          }
        }
      }
    }
    return new Marginals(
        perBin,
        perLocalPixel,
        perEquatorialPixel,
        squaresPerEquatorialPixel,
        total,
        counts.isWeighted() ? squaredWeights : total);
  }
}
