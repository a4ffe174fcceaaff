package org.anisky.likelihood;

import org.anisky.grid.RingWaves;
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
    double[][] profiled = IsotropicInformation.of(data, basis).matrix();
    double[][] known = basis.products(exposure, data.workers());
    subtractRingMeans(data.grid(), basis, exposure, known);
    double[][] functions = InformationLoss.of(known, profiled).functions();
    return new ProfilingLoss(onSky(data, basis, functions));
  }

  /** What the means over rings, weighted with E, take from sum E Y_k Y_l. */
  private static void subtractRingMeans(
      SkyGrid grid, MultipoleBasis basis, double[] exposure, double[][] known) {
    double[][] amplitudes = basis.amplitudes();
    RingWaves waves = new RingWaves(grid, basis.degree());
    for (int ring = 0; ring < grid.rings(); ring++) {
      double[][] ofRing = waves.of(ring);
      int start = grid.ringStart(ring);
      double events = product(exposure, start, ofRing[0]);
      if (events > 0) {
        double[] root = new double[basis.size()];
        for (int k = 0; k < root.length; k++) {
          double sum = product(exposure, start, ofRing[basis.wave(k)]);
          root[k] = amplitudes[k][ring] * sum / Math.sqrt(events);
        }
        for (int k = 0; k < root.length; k++) {
          for (int l = 0; l < root.length; l++) {
            known[k][l] -= root[k] * root[l];
          }
        }
      }
    }
  }

  private static double product(double[] values, int start, double[] wave) {
    double sum = 0;
    for (int a = 0; a < wave.length; a++) {
      sum += values[start + a] * wave[a];
    }
    return sum;
  }

  /** Sums of harmonics less their means over the observed part of every ring, 0 elsewhere. */
  private static double[][] onSky(ScannedData data, MultipoleBasis basis, double[][] functions) {
    SkyGrid grid = data.grid();
    double[] observed = new double[grid.size()];
    for (int a = 0; a < observed.length; a++) {
      observed[a] = data.isObserved(a) ? 1 : 0;
    }
    double[][] amplitudes = basis.amplitudes();
    double[][] onSky = new double[functions.length][grid.size()];
    int blocks = Math.min(functions.length, data.workers().threads());
    data.workers()
        .run(
            blocks,
            block -> {
              RingWaves waves = new RingWaves(grid, basis.degree());
              for (int ring = 0; ring < grid.rings(); ring++) {
                double[][] ofRing = waves.of(ring);
                for (int r = block; r < functions.length; r += blocks) {
                  double[] factors = new double[ofRing.length];
                  for (int k = 0; k < basis.size(); k++) {
                    factors[basis.wave(k)] += functions[r][k] * amplitudes[k][ring];
                  }
                  add(factors, ofRing, onSky[r], grid.ringStart(ring));
                  subtractMean(observed, onSky[r], grid.ringStart(ring), ofRing[0].length);
                }
              }
            });
    return onSky;
  }

  private static void add(double[] factors, double[][] waves, double[] values, int start) {
    for (int wave = 0; wave < waves.length; wave++) {
      double factor = factors[wave];
      double[] own = waves[wave];
      for (int a = 0; a < own.length; a++) {
        values[start + a] += factor * own[a];
      }
    }
  }

  private static void subtractMean(double[] observed, double[] values, int start, int length) {
    double sum = 0;
    double pixels = 0;
    for (int a = start; a < start + length; a++) {
      sum += observed[a] * values[a];
      pixels += observed[a];
    }
    double mean = pixels > 0 ? sum / pixels : 0;
    for (int a = start; a < start + length; a++) {
      values[a] = observed[a] > 0 ? values[a] - mean : 0;
    }
  }

  /**
   * Functions g of the sky: the variance of sum_a w_a I_a, in a gauge that sets the mean of every
   * ring, grows by the sum over them of (sum_a w_a g_a)^2. Shape (functions, E); shared, must not
   * be modified.
   */
  public double[][] functions() {
    return onSky;
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
