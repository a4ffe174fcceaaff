package org.anisky.reconstruction.montecarlo;

import org.anisky.InvalidInputException;

/**
 * How far simulation and monitoring are trusted: standard deviations of Gaussian priors around
 * zero. A parameter whose standard deviation is 0 is not in the fit. Every detector has its own
 * parameters.
 *
 * @param zenithSlope of s in A_i (1 + s g(z_i))
 * @param zenithTemplate g
 * @param rateModulation of a and of b in N_tau (1 + a cos theta + b sin theta), theta the local
 *     sidereal time (the angle of the counts' time frame) at the bin's centre
 */
public record NuisancePriors(
    double zenithSlope, ZenithTemplate zenithTemplate, double rateModulation) {
  /** Simulation and monitoring are exact. */
  public static final NuisancePriors NONE =
      new NuisancePriors(0, ZenithTemplate.ONE_MINUS_COSINE, 0);

  /** Checks the ranges, so that NaN fails too. */
  public NuisancePriors {
    check("zenith slope", zenithSlope);
    check("rate modulation", rateModulation);
  }

  private static void check(String what, double sigma) {
    if (!(sigma >= 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw InvalidInputException.of(
          "prior of the %s: standard deviation %s must be finite and >= 0", what, sigma);
    }
  }
}
