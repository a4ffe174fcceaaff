package org.anisky.reconstruction.likelihood;

/**
 * Estimates how far an iterated dipole is from its limit. A sequence that converges linearly with
 * steps s, s r, s r^2, ... has r/(1 - r) times its last step still to go; a fixed number of sweeps
 * would hide that remainder. The largest of the last few ratios is taken, so that one lucky small
 * step does not end the fit.
 */
final class ConvergenceCriterion {
  private static final int RATIOS = 3;

  private final double allowedChange;
  private final double allowedGain;
  private final double[] ratios = new double[RATIOS];
  private int steps;
  private double lastStep;
  private double lastGain = Double.NEGATIVE_INFINITY;
  private double d0h = Double.NaN;
  private double d6h = Double.NaN;
  private double extrapolatedChange = Double.NaN;
  private boolean gainIsSmall;

  /**
   * @param allowedChange of the dipole, absolute
   * @param allowedGain of ln L in one sweep
   */
  ConvergenceCriterion(double allowedChange, double allowedGain) {
    this.allowedChange = allowedChange;
    this.allowedGain = allowedGain;
  }

  /** Notes the state after a sweep. */
  void add(double newD0h, double newD6h, double gain) {
    double step = Math.hypot(newD0h - d0h, newD6h - d6h);
    if (steps >= 2) {
      ratios[steps % RATIOS] = step == 0 ? 0 : step / lastStep;
      double ratio = 0;
      for (int k = 0; k < Math.min(RATIOS, steps - 1); k++) {
        ratio = Math.max(ratio, ratios[(steps - k) % RATIOS]);
      }
      extrapolatedChange = ratio < 1 ? step * ratio / (1 - ratio) : Double.POSITIVE_INFINITY;
    }
    steps++;
    gainIsSmall = gain - lastGain < allowedGain;
    lastGain = gain;
    lastStep = step;
    d0h = newD0h;
    d6h = newD6h;
  }

  /** How far the dipole is estimated to be from its limit; NaN before there are three sweeps. */
  double extrapolatedChange() {
    return extrapolatedChange;
  }

  /** Whether what remains is small enough. */
  boolean isMet() {
    return extrapolatedChange < allowedChange && gainIsSmall;
  }
}
