package org.anisky.reconstruction.likelihood;

import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.statistics.PoissonLikelihood;

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

  SweepEngine(ScannedData data, PoissonLikelihood likelihood, Gauge gauge) {
    this.data = data;
    this.likelihood = likelihood;
    this.gauge = gauge;
    ringGauge = new RingGauge(data);
    model = data.isotropicModel();
    exposure = new double[data.grid().size()];
    data.exposure(model, exposure);
  }

  /** The model, updated in place. */
  AnisotropyModel model() {
    return model;
  }

  /** E_a of the model's rate and acceptance, shape (E); shared. */
  double[] exposure() {
    return exposure;
  }

  /** ln L minus ln L of the isotropic best fit. */
  double gain() {
    return likelihood.gain(model, exposure);
  }

  /** I_a = n_a/E_a; 1 where nothing was observed. */
  void updateIntensity() {
    double[] counts = data.equatorialCounts();
    double[] intensity = model.relativeIntensity();
    for (int a = 0; a < intensity.length; a++) {
      intensity[a] = exposure[a] > 0 ? counts[a] / exposure[a] : 1;
    }
    if (gauge == Gauge.SUBTRACT) {
      ringGauge.subtract(intensity);
    }
  }

  /** N from the new I and the old A, then A from the new I and the new N, then sum A = 1. */
  void updateRateAndAcceptance() {
    BlockUpdates.rateAndAcceptance(data, model);
    BlockUpdates.normalise(model);
    data.exposure(model, exposure);
  }

  /** Sets rate and acceptance, for example to accelerated ones. */
  void setRateAndAcceptance(AnisotropyModel other) {
    for (int d = 0; d < data.detectors().size(); d++) {
      double[] rate = other.backgroundRate().get(d);
      double[] acceptance = other.relativeAcceptance().get(d);
      System.arraycopy(rate, 0, model.backgroundRate().get(d), 0, rate.length);
      System.arraycopy(acceptance, 0, model.relativeAcceptance().get(d), 0, acceptance.length);
    }
    data.exposure(model, exposure);
  }

  /** Applies the gauge that belongs after the last sweep. */
  void finish() {
    if (gauge == Gauge.RATIO) {
      ringGauge.ratio(model);
      BlockUpdates.normalise(model);
      data.exposure(model, exposure);
    }
  }
}
