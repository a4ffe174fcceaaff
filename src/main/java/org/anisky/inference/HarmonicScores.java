package org.anisky.inference;

import org.anisky.grid.HarmonicCouplings;
import org.anisky.grid.OrderedHarmonics;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SphericalHarmonics;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.Marginals;
import org.anisky.model.ScannedData;
import org.anisky.statistics.RowProducts;

/**
 * All that a data set near isotropy says of the harmonics with m != 0: the scores u_k = sum_a Y_k
 * (n_a - mu0_a) and their information F with the rates and acceptances of all detectors profiled. A
 * sky with coefficients a_k makes u normal with mean F a and covariance F. Under isotropy mu0 is a
 * product, and with means of Y_k over the acceptance and over the day
 *
 * <pre>  y_tau,k = sum_i A_i Y_k(a(tau,i))     y_i,k = sum_tau (N_tau/N) Y_k(a(tau,i))
 *   F_kk' = sum_a mu0_a Y_k Y_k' - sum_tau N_tau (y_tau,k - y_k)(y_tau,k' - y_k')
 *           - N sum_i A_i y_i,k y_i,k'     y_k = sum_tau (N_tau/N) y_tau,k</pre>
 *
 * summed over detectors. Scores and information of weighted events are divided by their mean
 * squared weight over mean weight. The means over the day take the sky to turn around the pole of
 * the grid without pixels: exact on cylinders that a bin turns by whole columns, on HEALPix good to
 * a part of a pixel in a term that is small unless most of the day is missing.
 *
 * @param harmonics order of the harmonics
 * @param scores u, shape (harmonics.size())
 * @param information F, shape (harmonics.size(), harmonics.size())
 */
public record HarmonicScores(OrderedHarmonics harmonics, double[] scores, double[][] information) {

  /** The scores and the information of a data set up to a degree. */
  public static HarmonicScores of(ScannedData data, int lMax) {
    SkyGrid grid = data.grid();
    OrderedHarmonics harmonics = new OrderedHarmonics(lMax);
    SphericalHarmonics transform = SphericalHarmonics.of(grid);
    AnisotropyModel model = data.isotropicModel();
    double[] scores = new double[harmonics.size()];
    double[][] information = new double[harmonics.size()][harmonics.size()];
    double[] weights = new double[grid.size()];
    double[] residual = new double[grid.size()];
    for (int d = 0; d < data.detectors().size(); d++) {
      Marginals marginals = data.detectors().get(d).marginals();
      double variance = marginals.totalSquaredWeights() / marginals.total();
      double[] expected = new double[grid.size()];
      data.exposureOf(d, model, expected);
      for (int a = 0; a < expected.length; a++) {
        weights[a] += expected[a] / variance;
        residual[a] += (marginals.perEquatorialPixel()[a] - expected[a]) / variance;
      }
      subtractRates(data, d, harmonics, transform, 1 / variance, information);
      subtractAcceptances(data, d, harmonics, 1 / variance, information);
    }
    HarmonicCouplings.add(
        grid, harmonics, weights, HarmonicCouplings.undamped(lMax), 1, information, data.workers());
    double[] sums = harmonics.sums(transform, residual, grid.pixelArea());
    System.arraycopy(sums, 0, scores, 0, sums.length);
    return new HarmonicScores(harmonics, scores, information);
  }

  /** sum_tau N_tau (y_tau - y)(y_tau - y)', with the scan's own pixels. */
  private static void subtractRates(
      ScannedData data,
      int d,
      OrderedHarmonics harmonics,
      SphericalHarmonics transform,
      double scale,
      double[][] information) {
    ScannedData.Detector detector = data.detectors().get(d);
    double[] rate = detector.marginals().perBin();
    double[] local = detector.marginals().perLocalPixel();
    double total = detector.marginals().total();
    double[][] means = new double[rate.length][];
    data.workers()
        .run(
            rate.length,
            tau -> {
              double[] seen = new double[data.grid().size()];
              for (int i = 0; i < local.length && rate[tau] > 0; i++) {
                seen[detector.scan().equatorialPixel(tau, i)] += local[i] / total;
              }
              means[tau] =
                  rate[tau] > 0
                      ? harmonics.sums(transform, seen, data.grid().pixelArea())
                      : new double[harmonics.size()];
            });
    double[] mean = new double[harmonics.size()];
    for (int tau = 0; tau < rate.length; tau++) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += rate[tau] / total * means[tau][k];
      }
    }
    double[][] deviations = new double[mean.length][rate.length];
    for (int tau = 0; tau < rate.length; tau++) {
      double root = Math.sqrt(scale * rate[tau]);
      for (int k = 0; k < mean.length; k++) {
        deviations[k][tau] = root * (means[tau][k] - mean[k]);
      }
    }
    double[][] products = RowProducts.symmetric(deviations, deviations, data.workers());
    for (int k = 0; k < mean.length; k++) {
      for (int other = 0; other < mean.length; other++) {
        information[k][other] -= products[k][other];
      }
    }
  }

  /** N sum_i A_i y_i y_i', where y_i,k is Y_k in bin 0 times rho_m, the mean of exp(i m turn). */
  private static void subtractAcceptances(
      ScannedData data, int d, OrderedHarmonics harmonics, double scale, double[][] information) {
    ScannedData.Detector detector = data.detectors().get(d);
    double[] rate = detector.marginals().perBin();
    double[] local = detector.marginals().perLocalPixel();
    double[] inFirstBin = new double[data.grid().size()];
    for (int i = 0; i < local.length; i++) {
      inFirstBin[detector.scan().equatorialPixel(0, i)] += local[i];
    }
    double[][] rho = new double[2][harmonics.lMax() + 1];
    for (int m = 0; m <= harmonics.lMax(); m++) {
      for (int tau = 0; tau < rate.length; tau++) {
        double turn = 2 * Math.PI * m * tau / rate.length;
        rho[0][m] += rate[tau] / detector.marginals().total() * Math.cos(turn);
        rho[1][m] += rate[tau] / detector.marginals().total() * Math.sin(turn);
      }
    }
    HarmonicCouplings.add(
        data.grid(), harmonics, inFirstBin, rho, -scale, information, data.workers());
  }
}
