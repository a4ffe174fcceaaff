package org.anisky.reconstruction;

/**
 * One line of the trace of an iterative fit.
 *
 * @param number of the sweep, from 1
 * @param half 1 after the update of the relative intensity, 2 after those of background rate and
 *     acceptance; traces by whole sweeps have 2 only
 * @param logLikelihoodGain ln L minus ln L of the isotropic best fit
 * @param d0h equatorial dipole of the map in this step, component to RA 0 h
 * @param d6h the same to RA 6 h
 * @param extrapolatedChange how far the dipole is estimated to be from its limit; NaN when not yet
 *     known
 */
public record TraceLine(
    int number,
    int half,
    double logLikelihoodGain,
    double d0h,
    double d6h,
    double extrapolatedChange) {
  /** TS = 2 ln(L/L0). */
  public double testStatistic() {
    return 2 * logLikelihoodGain;
  }
}
