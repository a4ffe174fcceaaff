package org.anisky.likelihood;

import org.anisky.model.AnisotropyModel;
import org.anisky.model.Marginals;
import org.anisky.model.ScannedData;

/**
 * The exact maxima of the likelihood in N and in A for a given sky, detector by detector:
 *
 * <pre>  N_tau = n_tau./R_tau     A_i = n_.i/S_i</pre>
 */
public final class BlockUpdates {
  private BlockUpdates() {}

  /** N from I and the old A, then A from I and the new N. The model's N and A are modified. */
  public static void rateAndAcceptance(ScannedData data, AnisotropyModel model) {
    for (int d = 0; d < data.detectors().size(); d++) {
      ScannedData.Detector detector = data.detectors().get(d);
      Marginals marginals = detector.marginals();
      double[] rate = model.backgroundRate().get(d);
      double[] acceptance = model.relativeAcceptance().get(d);
      double[] rateResponse = new double[rate.length];
      detector.scan().rateResponse(acceptance, model.relativeIntensity(), rateResponse);
      divide(marginals.perBin(), rateResponse, rate);
      double[] acceptanceResponse = new double[acceptance.length];
      detector.scan().acceptanceResponse(rate, model.relativeIntensity(), acceptanceResponse);
      divide(marginals.perLocalPixel(), acceptanceResponse, acceptance);
    }
  }

  /** Makes sum A = 1 for every detector; N takes the factor. N and A are modified. */
  public static void normalise(AnisotropyModel model) {
    for (int d = 0; d < model.backgroundRate().size(); d++) {
      double[] rate = model.backgroundRate().get(d);
      double[] acceptance = model.relativeAcceptance().get(d);
      double sum = 0;
      for (double value : acceptance) {
        sum += value;
      }
      for (int tau = 0; tau < rate.length; tau++) {
        rate[tau] *= sum;
      }
      for (int i = 0; i < acceptance.length; i++) {
        acceptance[i] /= sum;
      }
    }
  }

  private static void divide(double[] counts, double[] response, double[] out) {
    for (int k = 0; k < out.length; k++) {
      out[k] = counts[k] > 0 && response[k] > 0 ? counts[k] / response[k] : 0;
    }
  }
}
