package org.anisky.inference;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.anisky.Workers;
import org.anisky.model.ScannedData;

/**
 * What the search for excesses says of simulated skies: of isotropic ones Z must have mean 0 and
 * width 1 over places and skies, and a global p-value below some number must be as rare as it says.
 *
 * @param skies simulated
 * @param mean of Z over places, kernels and skies
 * @param width root mean square of Z
 * @param below005 part of the skies with a global p-value below 0.05
 * @param below00027 the same below 0.0027
 * @param toys isotropic ones behind the p-values, drawn from the first sky's rates and acceptances
 */
public record SignificanceCalibration(
    int skies, double mean, double width, double below005, double below00027, int toys) {
  private static final double FIVE_PERCENT = 0.05;
  private static final double THREE_SIGMA = 0.0027;

  /**
   * Searches skies.
   *
   * @param data of a sky by number, each on its own; sky 0 gives the toys
   */
  public static SignificanceCalibration of(
      IntFunction<ScannedData> data, int skies, SignificanceOptions options, Workers workers) {
    double[] largest =
        SkyTrials.draw(data.apply(0), options, IsotropicToys.NONE, workers).largest();
    double[][] sums = new double[skies][];
    workers.run(skies, k -> sums[k] = search(data.apply(k + 1), options, largest));
    double[] all = new double[sums[0].length];
    for (double[] sky : sums) {
      for (int k = 0; k < all.length; k++) {
        all[k] += sky[k];
      }
    }
    return new SignificanceCalibration(
        skies,
        all[1] / all[0],
        Math.sqrt(all[2] / all[0]),
        all[3] / skies,
        all[4] / skies,
        largest.length);
  }

  /** Number of Z, their sum and sum of squares, whether p is below either number. */
  private static double[] search(ScannedData data, SignificanceOptions options, double[] largest) {
    NullFit fit = NullFit.of(data, options.nullHypothesis());
    double[] sums = new double[5];
    double strongest = 0;
    List<SignificanceMap> scans =
        options.kernels().stream().map(kernel -> SignificanceMap.of(fit, kernel)).toList();
    for (SignificanceMap scan : scans) {
      for (int a : IntStream.range(0, scan.z().length).toArray()) {
        double z = scan.z()[a];
        if (!Double.isNaN(z)) {
          sums[0]++;
          sums[1] += z;
          sums[2] += z * z;
          strongest = Math.max(strongest, Math.abs(z));
        }
      }
    }
    double p = GlobalSignificance.of(strongest, largest).pValue();
    sums[3] = p < FIVE_PERCENT ? 1 : 0;
    sums[4] = p < THREE_SIGMA ? 1 : 0;
    return sums;
  }
}
