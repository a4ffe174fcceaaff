package org.anisky.reconstruction.likelihood;

/**
 * Estimates how far an iterated dipole is from its limit; a fixed number of sweeps would hide that
 * remainder. A sequence that converges linearly with steps s, s r, s r^2, ... has r/(1 - r) times
 * its last step still to go. The largest of the last few ratios is taken, so that one lucky small
 * step does not end the fit.
 *
 * <p>Accelerated sweeps have no such ratio: a step says how far the sweep before was from the
 * limit, and a small one may be followed by a larger. There the estimate is not less than the
 * largest of the last few steps.
 */
final class ConvergenceCriterion {
  private static final int MEMORY = 3;

  /** Steps whose ratios are larger wander about the limit and do not approach it slowly. */
  private static final double LARGEST_ACCELERATED_RATIO = 0.9;

  private final Acceleration acceleration;
  private final double allowedChange;
  private final double allowedGain;
  private final double[] steps = new double[MEMORY];
  private final double[] ratios = new double[MEMORY];
  private int sweeps;
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
  ConvergenceCriterion(Acceleration acceleration, double allowedChange, double allowedGain) {
    this.acceleration = acceleration;
    this.allowedChange = allowedChange;
    this.allowedGain = allowedGain;
  }

  /** Notes the state after a sweep. */
  void add(double newD0h, double newD6h, double gain) {
    double step = Math.hypot(newD0h - d0h, newD6h - d6h);
    if (sweeps >= 1) {
      steps[sweeps % MEMORY] = step;
    }
    if (sweeps >= 2) {
      ratios[sweeps % MEMORY] = step == 0 ? 0 : step / lastStep;
      extrapolatedChange = extrapolate(step);
    }
    sweeps++;
    gainIsSmall = gain - lastGain < allowedGain;
    lastGain = gain;
    lastStep = step;
    d0h = newD0h;
    d6h = newD6h;
  }

  /** Unused places of both memories hold 0, which is never the largest. */
  private double extrapolate(double step) {
    double ratio = Math.max(Math.max(ratios[0], ratios[1]), ratios[2]);
    if (acceleration == Acceleration.NONE) {
      return ratio < 1 ? step * ratio / (1 - ratio) : Double.POSITIVE_INFINITY;
    }
    double bounded = Math.min(ratio, LARGEST_ACCELERATED_RATIO);
    double largest = Math.max(Math.max(steps[0], steps[1]), steps[2]);
    return Math.max(step * bounded / (1 - bounded), largest);
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
