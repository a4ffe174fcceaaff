package org.anisky.likelihood;

import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;

/**
 * The three steps of the iterative fit (Ahlers et al. 2016, ApJ 823, 10) on one model in place.
 * Each is the exact maximum of ln L in its own factor for given other two, where the derivative of
 * ln L vanishes; the numbers are those of the method page:
 *
 * <pre>
 *   I_a   = n_a    / E_a     E_a   = sum_{tau, i -> a} N_tau A_i     (4)
 *   N_tau = n_tau. / R_tau   R_tau = sum_i A_i I_{a(tau,i)}          (5)
 *   A_i   = n_.i   / S_i     S_i   = sum_tau N_tau I_{a(tau,i)}      (6)
 * </pre>
 *
 * I is common to all detectors, N and A are each detector's own.
 */
public final class Sweep {
  private final ScannedData data;
  private final AnisotropyModel model;
  private final double[] exposure;

  /** Whether the exposure is older than rate and acceptance. */
  private boolean exposureIsOld = true;

  /**
   * Starts from a model.
   *
   * @param model modified by every step, and by nobody else but in I
   */
  public Sweep(ScannedData data, AnisotropyModel model) {
    this.data = data;
    this.model = model;
    exposure = new double[data.grid().size()];
  }

  /** Equation (4), I_a = n_a/E_a; 1 where nothing was observed. */
  public void relativeIntensity() {
    double[] current = exposure();
    double[] counts = data.equatorialCounts();
    double[] intensity = model.relativeIntensity();
    for (int a = 0; a < intensity.length; a++) {
      intensity[a] = current[a] > 0 ? counts[a] / current[a] : 1;
    }
  }

  /** Equation (5), N_tau = n_tau./R_tau; 0 in bins without events. */
  public void backgroundRate() {
    for (int d = 0; d < data.detectors().size(); d++) {
      ScannedData.Detector detector = data.detectors().get(d);
      double[] rate = model.backgroundRate().get(d);
      double[] response = new double[rate.length];
      double[] acceptance = model.relativeAcceptance().get(d);
      detector.scan().rateResponse(acceptance, model.relativeIntensity(), response);
      divide(detector.marginals().perBin(), response, rate);
    }
    exposureIsOld = true;
  }

  /** Equation (6), A_i = n_.i/S_i; 0 in pixels without events. The sum is not yet 1. */
  public void relativeAcceptance() {
    for (int d = 0; d < data.detectors().size(); d++) {
      ScannedData.Detector detector = data.detectors().get(d);
      double[] acceptance = model.relativeAcceptance().get(d);
      double[] response = new double[acceptance.length];
      double[] rate = model.backgroundRate().get(d);
      detector.scan().acceptanceResponse(rate, model.relativeIntensity(), response);
      divide(detector.marginals().perLocalPixel(), response, acceptance);
    }
    exposureIsOld = true;
  }

  /** out = counts/response; 0 where either is not positive. */
  static void divide(double[] counts, double[] response, double[] out) {
    for (int k = 0; k < out.length; k++) {
      out[k] = counts[k] > 0 && response[k] > 0 ? counts[k] / response[k] : 0;
    }
  }

  /** Makes sum A = 1 for every detector; N takes the factor. No expectation changes. */
  public void normalise() {
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
    exposureIsOld = true;
  }

  /** Takes N and A from another model, for example accelerated ones; I stays. */
  public void setRateAndAcceptance(AnisotropyModel other) {
    model.setRateAndAcceptance(other);
    exposureIsOld = true;
  }

  /** The model, updated in place. */
  public AnisotropyModel model() {
    return model;
  }

  /** E_a of the model's N and A, events, shape (E); shared; computed when asked for. */
  public double[] exposure() {
    if (exposureIsOld) {
      data.exposure(model, exposure);
      exposureIsOld = false;
    }
    return exposure;
  }
}
