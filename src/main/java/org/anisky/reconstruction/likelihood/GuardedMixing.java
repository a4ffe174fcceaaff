package org.anisky.reconstruction.likelihood;

import org.anisky.likelihood.PoissonLikelihood;
import org.anisky.likelihood.Sweep;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;

/**
 * Longer steps of rate and acceptance than those of a sweep by {@link AndersonMixing}, guarded by
 * ln L: a step that would lower it is not taken.
 */
final class GuardedMixing {
  /** Rounding of the gain in ln L per event. */
  private static final double ROUNDING = 1e-15;

  private final ScannedData data;
  private final PoissonLikelihood likelihood;
  private final AndersonMixing mixing;
  private AnisotropyModel before;
  private int rejected;

  GuardedMixing(ScannedData data, PoissonLikelihood likelihood) {
    this.data = data;
    this.likelihood = likelihood;
    mixing = new AndersonMixing(data);
  }

  /** Notes where a sweep begins. */
  void begin(AnisotropyModel model) {
    before = model.copy();
  }

  /**
   * Sets the mixed rate and acceptance after a sweep. They are kept when ln L, with the intensity
   * that belongs to them, is not below that of the plain sweep; otherwise the plain ones stand.
   *
   * @param gain ln L of the plain sweep
   */
  void lengthen(Sweep sweep, double gain) {
    AnisotropyModel plain = sweep.model().copy();
    AnisotropyModel mixed = plain.copy();
    if (!mixing.mix(before, mixed)) {
      return;
    }
    sweep.setRateAndAcceptance(mixed);
    sweep.relativeIntensity();
    double mixedGain = likelihood.gain(sweep.model(), data.total());
    if (!(mixedGain >= gain - ROUNDING * data.total())) {
      mixing.restart();
      sweep.setRateAndAcceptance(plain);
      rejected++;
    }
  }

  /** Steps that were not taken. */
  int rejected() {
    return rejected;
  }
}
