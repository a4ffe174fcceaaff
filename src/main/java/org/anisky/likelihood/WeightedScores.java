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
    new OfDetector(detector, size).add(onSky, perBin, perPixel, covariance);
  }

  /**
   * sum w2 u_c u_b of one detector with u = y(a) + r(tau) + s(i), multiplied out: the parts that
   * join two of the three need the sums of w2 y over pixels and over bins, and of w2 s over pixels,
   * so that the table of squared weights is read once for every combination and not for every pair.
   */
  private static final class OfDetector {
    private final ScannedData.Detector detector;
    private final int size;
    private final double[] weightOfBin;
    private final double[] weightOfPixel;
    private double[] weightOnSky;

    private OfDetector(ScannedData.Detector detector, int size) {
      this.detector = detector;
      this.size = size;
      weightOfBin = new double[detector.scan().bins()];
      weightOfPixel = new double[detector.scan().localPixels()];
    }

    private void add(
        double[][] onSky, double[][] perBin, double[][] perPixel, double[][] covariance) {
      weightOnSky = new double[onSky[0].length];
      double[][] skyOfBin = new double[size][weightOfBin.length];
      double[][] skyOfPixel = new double[size][weightOfPixel.length];
      double[][] pixelOfBin = new double[size][weightOfBin.length];
      for (int tau = 0; tau < weightOfBin.length; tau++) {
        double[] squaredWeights = detector.counts().squaredWeights(tau);
        for (int i = 0; i < squaredWeights.length; i++) {
          double weight = squaredWeights[i];
          if (weight > 0) {
            int a = detector.scan().equatorialPixel(tau, i);
            weightOfBin[tau] += weight;
            weightOfPixel[i] += weight;
            weightOnSky[a] += weight;
            for (int c = 0; c < size; c++) {
              double sky = weight * onSky[c][a];
              skyOfBin[c][tau] += sky;
              skyOfPixel[c][i] += sky;
              pixelOfBin[c][tau] += weight * perPixel[c][i];
            }
          }
        }
      }
      for (int c = 0; c < size; c++) {
        for (int b = 0; b <= c; b++) {
          double sum =
              triple(weightOnSky, onSky[c], onSky[b])
                  + triple(weightOfBin, perBin[c], perBin[b])
                  + triple(weightOfPixel, perPixel[c], perPixel[b])
                  + dot(skyOfBin[c], perBin[b])
                  + dot(skyOfBin[b], perBin[c])
                  + dot(skyOfPixel[c], perPixel[b])
                  + dot(skyOfPixel[b], perPixel[c])
                  + dot(pixelOfBin[c], perBin[b])
                  + dot(pixelOfBin[b], perBin[c]);
          covariance[c][b] += sum;
          if (b < c) {
            covariance[b][c] += sum;
          }
        }
      }
    }
  }

  private static double triple(double[] weight, double[] left, double[] right) {
    double sum = 0;
    for (int k = 0; k < weight.length; k++) {
      sum += weight[k] * left[k] * right[k];
    }
    return sum;
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int k = 0; k < left.length; k++) {
      sum += left[k] * right[k];
    }
    return sum;
  }

  private static void add(double[] sum, double factor, double[] values) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += factor * values[k];
    }
  }
}
