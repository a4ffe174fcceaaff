package org.anisky.statistics;

import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * Intervals of a power C that is at least 0, from an estimate that scatters like a mean of squares:
 * with nu independent modes, each of variance C + x, x the noise,
 *
 * <pre>  (estimate + x)/(C + x) = chi-squared(nu)/nu</pre>
 *
 * so that the error of the estimate is (C + x) sqrt(2/nu). In the order of the likelihood ratio
 * with C &gt;= 0 (Feldman and Cousins 1998, Phys. Rev. D 57, 3873): never empty, with a lower end
 * above 0 just when 0 is excluded, and not symmetric where few modes count. Immutable.
 */
public final class PowerInterval {
  /** Estimates below the noise by all of it are taken for this part of it. */
  private static final double LEAST = 1e-9;

  private final double noise;
  private final double modes;
  private final double sum;

  /**
   * An estimate.
   *
   * @param power estimate of C; may be negative
   * @param error of it, for the true power max(0, estimate), above 0
   * @param noise x, above 0
   */
  public PowerInterval(double power, double error, double noise) {
    if (!(error > 0 && noise > 0)) {
      throw new IllegalArgumentException("error " + error + ", noise " + noise);
    }
    this.noise = noise;
    double root = (Math.max(0, power) + noise) / error;
    modes = 2 * root * root;
    sum = Math.max(LEAST * noise, power + noise);
  }

  /** nu, the number of modes as good as those that there are. */
  public double modes() {
    return modes;
  }

  /**
   * Probability of an estimate below one that was found, for a true power.
   *
   * @param power estimate
   * @param truth at least 0
   * @param error of an estimate when the power is the true one
   * @param noise x
   */
  public static double probabilityBelow(double power, double truth, double error, double noise) {
    PowerInterval law = new PowerInterval(truth, error, noise);
    return law.below(Math.max(LEAST * noise, power + noise), truth);
  }

  private double below(double s, double power) {
    return GammaDistribution.of(modes / 2, 2 * (power + noise) / modes).cumulativeProbability(s);
  }

  /**
   * The interval of C.
   *
   * @param confidence above 0 and below 1
   */
  public AmplitudeInterval of(double confidence) {
    double best = Math.max(0, sum - noise);
    double lower = isHeld(0, confidence) ? 0 : Bisection.edge(c -> !isHeld(c, confidence), 0, best);
    return new AmplitudeInterval(
        lower, Bisection.edgeAbove(c -> isHeld(c, confidence), best, sum + noise));
  }

  /** Whether estimates that fit a true power better than that of the data are not yet enough. */
  private boolean isHeld(double power, double confidence) {
    double mean = power + noise;
    double worth = ratio(sum, power);
    double from = sum;
    double to = mean;
    if (sum >= mean) {
      from = ratio(0, power) <= worth ? 0 : Bisection.edge(s -> ratio(s, power) > worth, 0, mean);
      to = sum;
    } else {
      to = Bisection.edgeAbove(s -> ratio(s, power) < worth, mean, mean);
    }
    return below(to, power) - below(from, power) <= confidence;
  }

  /** -2 ln(L(power)/L(best power of at least 0)) over nu of an estimate s = power + noise. */
  private double ratio(double s, double power) {
    double mean = power + noise;
    return s >= noise
        ? s / mean - 1 - Math.log(s / mean)
        : s / mean - s / noise + Math.log(mean / noise);
  }
}
