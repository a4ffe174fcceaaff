package org.anisky.likelihood;

import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;

/**
 * The covariance of profiled scores when events carry weights. The score of coefficient c_k, with
 * rates and acceptances profiled, is a sum over events,
 *
 * <pre>
 *   U_k = sum_{tau i} n_{tau i} u_k(tau, i) + const,   u_k = Y_k(a)/I_a + dlnN_tau/dc_k + dlnA_i/dc_k
 * </pre>
 *
 * and a sum of weighted Poisson events has the covariance sum_{tau i} w2_{tau i} u_k u_l with the
 * sums of squared weights w2. Without weights, w2 = n, this is the Fisher information; with them
 * the covariance of the coefficients is F^-1 cov(U) F^-1 (Huber 1967, White 1982), wherever in the
 * local sky, when in the day and in which detector the weights are large.
 */
public final class WeightedScores {
  private final ScannedData data;
  private final AnisotropyModel model;
  private final double[][] basis;
  private final FisherInformation information;

  /**
   * @param information at the model, with this basis
   * @param basis Y_k at the centres of the equatorial pixels, shape (k, E); not modified
   */
  public WeightedScores(
      ScannedData data, AnisotropyModel model, double[][] basis, FisherInformation information) {
    this.data = data;
    this.model = model;
    this.basis = basis;
    this.information = information;
  }

  /**
   * The covariance of linear combinations of the scores.
   *
   * @param combinations coefficients of each, shape (c, k); not modified
   * @return shape (c, c)
   */
  public double[][] covariance(double[][] combinations) {
    int size = combinations.length;
    double[][] onSky = new double[size][];
    for (int c = 0; c < size; c++) {
      onSky[c] = new double[data.grid().size()];
      for (int k = 0; k < basis.length; k++) {
        add(onSky[c], combinations[c][k], basis[k]);
      }
      for (int a = 0; a < onSky[c].length; a++) {
        onSky[c][a] = data.isObserved(a) ? onSky[c][a] / model.relativeIntensity()[a] : 0;
      }
    }
    double[][] covariance = new double[size][size];
    for (int d = 0; d < data.detectors().size(); d++) {
      addDetector(d, combinations, onSky, covariance);
    }
    return covariance;
  }

  private void addDetector(
      int d, double[][] combinations, double[][] onSky, double[][] covariance) {
    ScannedData.Detector detector = data.detectors().get(d);
    int size = combinations.length;
    double[][] perBin = new double[size][detector.scan().bins()];
    double[][] perPixel = new double[size][detector.scan().localPixels()];
    for (int c = 0; c < size; c++) {
      for (int k = 0; k < basis.length; k++) {
        add(perBin[c], combinations[c][k], information.rateShift(k, d));
        add(perPixel[c], combinations[c][k], information.acceptanceShift(k, d));
      }
    }
    double[] score = new double[size];
    for (int tau = 0; tau < detector.scan().bins(); tau++) {
      double[] squaredWeights = detector.counts().squaredWeights(tau);
      for (int i = 0; i < squaredWeights.length; i++) {
        if (squaredWeights[i] > 0) {
          int a = detector.scan().equatorialPixel(tau, i);
          for (int c = 0; c < size; c++) {
            score[c] = onSky[c][a] + perBin[c][tau] + perPixel[c][i];
          }
          for (int c = 0; c < size; c++) {
            for (int b = 0; b < size; b++) {
              covariance[c][b] += squaredWeights[i] * score[c] * score[b];
            }
          }
        }
      }
    }
  }

  private static void add(double[] sum, double factor, double[] values) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += factor * values[k];
    }
  }
}
