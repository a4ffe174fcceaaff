package org.anisky.reconstruction.likelihood;

import org.anisky.likelihood.BlockUpdates;
import org.anisky.likelihood.PoissonLikelihood;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;

/**
 * The three updates of the iterative fit on one model in place. Each is the exact maximum of the
 * likelihood in its block:
 *
 * <pre>  I_a = n_a/E_a     N_tau = n_tau./R_tau     A_i = n_.i/S_i</pre>
 */
final class SweepEngine {
  private final ScannedData data;
  private final PoissonLikelihood likelihood;
  private final Gauge gauge;
  private final RingGauge ringGauge;
  private final AnisotropyModel model;
  private final double[] exposure;

  /** Whether the exposure is older than rate and acceptance. */
  private boolean stale = true;

  /** Whether the last thing done was an exact maximum in one block. */
  private boolean atMaximum = true;

  SweepEngine(ScannedData data, PoissonLikelihood likelihood, Gauge gauge) {
    this.data = data;
    this.likelihood = likelihood;
    this.gauge = gauge;
    ringGauge = new RingGauge(data);
    model = data.isotropicModel();
    exposure = new double[data.grid().size()];
  }

  /** The model, updated in place. */
  AnisotropyModel model() {
    return model;
  }

  /** E_a of the model's rate and acceptance, shape (E); shared; computed when asked for. */
  double[] exposure() {
    if (stale) {
      data.exposure(model, exposure);
      stale = false;
    }
    return exposure;
  }

  /** ln L minus ln L of the isotropic best fit. */
  double gain() {
    return atMaximum ? likelihood.gainAtMaximum(model) : likelihood.gain(model, exposure());
  }

  /** I_a = n_a/E_a; 1 where nothing was observed. */
  void updateIntensity() {
    double[] counts = data.equatorialCounts();
    double[] intensity = model.relativeIntensity();
    double[] current = exposure();
    for (int a = 0; a < intensity.length; a++) {
      intensity[a] = current[a] > 0 ? counts[a] / current[a] : 1;
    }
    atMaximum = gauge == Gauge.RATIO;
    if (gauge == Gauge.SUBTRACT) {
      ringGauge.subtract(intensity);
    }
  }

  /** N from the new I and the old A, then A from the new I and the new N, then sum A = 1. */
  void updateRateAndAcceptance() {
    BlockUpdates.rateAndAcceptance(data, model);
    BlockUpdates.normalise(model);
    stale = true;
    atMaximum = gauge == Gauge.RATIO;
  }

  /** Sets rate and acceptance, for example to accelerated ones. */
  void setRateAndAcceptance(AnisotropyModel other) {
    for (int d = 0; d < data.detectors().size(); d++) {
      double[] rate = other.backgroundRate().get(d);
      double[] acceptance = other.relativeAcceptance().get(d);
      System.arraycopy(rate, 0, model.backgroundRate().get(d), 0, rate.length);
      System.arraycopy(acceptance, 0, model.relativeAcceptance().get(d), 0, acceptance.length);
    }
    stale = true;
    atMaximum = false;
  }

  /** Applies the gauge that belongs after the last sweep. */
  void finish() {
    if (gauge == Gauge.RATIO) {
      ringGauge.ratio(model);
      BlockUpdates.normalise(model);
      stale = true;
    }
    atMaximum = false;
  }
}
