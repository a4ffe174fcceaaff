package org.anisky.likelihood;

import org.anisky.grid.SkyGrid;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.statistics.InformationLoss;

/**
 * What unknown rates and acceptances add to the covariance of a fitted map of the sky, near
 * isotropy. With them known the pixels would be independent, of variance 1/E_a each, but for the
 * mean of every ring, which the gauge sets. Not knowing them loses information on wide structures
 * only: rates and acceptances are means of the sky over the field of view and along rings. So the
 * difference is found from the harmonics up to a degree,
 *
 * <pre>  cov(I) = diag(1/E) + Y (F^-1 - K^-1) Y^T      K_kl = sum_a E_a (Y_k - mean)(Y_l - mean)
 * </pre>
 *
 * with F their information with rates and acceptances profiled, and means over the rings, weighted
 * with E in K. Against the dense inverse over all pixels discs of 10 deg and more have errors that
 * are right to 0.5 percent for fields of view of 60 deg at degree 8, to 3 percent with a gap of
 * four hours in the rate; narrower fields of view need a higher degree.
 */
public final class ProfilingLoss {
  private final double[][] onSky;

  private ProfilingLoss(double[][] onSky) {
    this.onSky = onSky;
  }

  /**
   * The loss.
   *
   * @param basis harmonics up to the degree
   */
  public static ProfilingLoss of(ScannedData data, MultipoleBasis basis) {
    AnisotropyModel isotropic = data.isotropicModel();
    double[] exposure = new double[data.grid().size()];
    data.exposure(isotropic, exposure);
    double[][] harmonics = basis.values();
    double[][] profiled = FisherInformation.of(data, isotropic, exposure, harmonics).matrix();
    double[][] centred = new double[harmonics.length][];
    data.workers()
        .run(
            harmonics.length,
            k -> centred[k] = withoutRingMeans(data.grid(), harmonics[k], exposure));
    double[][] known = HarmonicProducts.of(exposure, centred, data.workers());
    for (int k = 0; k < known.length; k++) {
      for (int l = 0; l < k; l++) {
        known[l][k] = known[k][l];
      }
    }
    double[][] functions = InformationLoss.of(known, profiled).functions();
    double[] observed = new double[data.grid().size()];
    for (int a = 0; a < observed.length; a++) {
      observed[a] = data.isObserved(a) ? 1 : 0;
    }
    double[][] onSky = new double[functions.length][];
    data.workers()
        .run(
            functions.length,
            r -> {
              double[] sum = new double[observed.length];
              for (int k = 0; k < harmonics.length; k++) {
                double factor = functions[r][k];
                for (int a = 0; a < sum.length; a++) {
                  sum[a] += factor * harmonics[k][a];
                }
              }
              onSky[r] = withoutRingMeans(data.grid(), sum, observed);
            });
    return new ProfilingLoss(onSky);
  }

  /**
   * Functions g of the sky: the variance of sum_a w_a I_a, in a gauge that sets the mean of every
   * ring, grows by the sum over them of (sum_a w_a g_a)^2. Shape (functions, E); shared, must not
   * be modified.
   */
  public double[][] functions() {
    return onSky;
  }

  /** The values less their weighted mean over the ring; 0 where the weight is 0. */
  private static double[] withoutRingMeans(SkyGrid grid, double[] values, double[] weight) {
    double[] result = new double[values.length];
    for (int ring = 0; ring < grid.rings(); ring++) {
      int start = grid.ringStart(ring);
      int end = start + grid.ringLength(ring);
      double sum = 0;
      double weights = 0;
      for (int a = start; a < end; a++) {
        sum += weight[a] * values[a];
        weights += weight[a];
      }
      double mean = weights > 0 ? sum / weights : 0;
      for (int a = start; a < end; a++) {
        result[a] = weight[a] > 0 ? values[a] - mean : 0;
      }
    }
    return result;
  }

  /** The sum of squares of all functions at every pixel, shape (E). */
  public double[] perPixel() {
    double[] sum = new double[onSky.length == 0 ? 0 : onSky[0].length];
    for (double[] function : onSky) {
      for (int a = 0; a < sum.length; a++) {
        sum[a] += function[a] * function[a];
      }
    }
    return sum;
  }
}
