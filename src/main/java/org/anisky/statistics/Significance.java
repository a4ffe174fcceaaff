package org.anisky.statistics;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.gamma.InverseErfc;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** From test statistics and counts to significances and probabilities. */
public final class Significance {
  private static final double SQRT2 = Math.sqrt(2);

  /** From here on erf(x) is 1 within rounding, and probabilities are handled as logarithms. */
  private static final double LOGARITHMIC = 5;

  private static final int MAX_NEWTON_STEPS = 100;

  private Significance() {}

  /**
   * Probability that a chi-squared variable is at least {@code testStatistic} (Wilks).
   *
   * @param degreesOfFreedom at least 1
   */
  public static double probability(double testStatistic, int degreesOfFreedom) {
    if (testStatistic <= 0) {
      return 1;
    }
    return ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(testStatistic);
  }

  /**
   * Signed significance, in standard deviations, of counts against a reference expectation in one
   * disc: S^2 = 2 (mu0 - mu + n ln(mu/mu0)), the sign that of mu/mu0 - 1.
   *
   * @param counts sum of n over the disc, events
   * @param expected sum of mu = E I over the disc, events
   * @param reference sum of mu0 = E (or E times a reference sky) over the disc, events
   * @return sigma; 0 where the reference or the expectation is not positive
   */
  public static double ofDisc(double counts, double expected, double reference) {
    if (!(expected > 0 && reference > 0)) {
      return 0;
    }
    double logarithm = Math.log(expected / reference);
    double square = 2 * (reference - expected + counts * logarithm);
    return square > 0 ? Math.signum(expected - reference) * Math.sqrt(square) : 0;
  }

  /**
   * Signed significance, in standard deviations, of a number of events against an expectation that
   * is known without error: S^2 = 2 (mu0 - n + n ln(n/mu0)), the sign that of n - mu0; -sqrt(2 mu0)
   * without events.
   *
   * @param counts n, events, at least 0
   * @param expected mu0, events, positive
   */
  public static double ofCounts(double counts, double expected) {
    return counts > 0 ? ofDisc(counts, counts, expected) : -Math.sqrt(2 * expected);
  }

  /**
   * Signed significance, in standard deviations, of events on a source against events off it, both
   * Poisson with unknown means: sqrt2 [n ln((1 + a)/a n/(n + m)) + m ln((1 + a) m/(n + m))]^(1/2),
   * a term without events 0, the sign that of n - a m (Li and Ma 1983, ApJ 272, 317, equation 17).
   *
   * @param on n, events, at least 0
   * @param off m, events, at least 0
   * @param alpha a, the exposure on the source over that off it, above 0
   */
  public static double ofOnAndOff(double on, double off, double alpha) {
    // Both terms with their expectation taken off: n ln(n/e) - (n - e), so that nothing cancels.
    double above = (on - alpha * off) / (1 + alpha);
    double square =
        excess(above, alpha / (1 + alpha) * (on + off)) + excess(-above, (on + off) / (1 + alpha));
    return square > 0 ? Math.signum(above) * Math.sqrt(2 * square) : 0;
  }

  /** n ln(n/e) - (n - e) for n = e + above. */
  private static double excess(double above, double expected) {
    double part = above / expected;
    return part > -1 ? expected * ((1 + part) * Math.log1p(part) - part) : expected;
  }

  /**
   * The significance that remains after looking in many places: sqrt2 erfinv(erf(sigma/sqrt2)^n).
   *
   * @param sigma pre-trial, its sign is kept
   * @param trials n, at least 1
   */
  public static double postTrial(double sigma, double trials) {
    double x = Math.abs(sigma) / SQRT2;
    if (x < LOGARITHMIC) {
      // 1 - (1 - p)^n without cancellation.
      double global = -Math.expm1(trials * Math.log1p(-Erfc.value(x)));
      return Math.signum(sigma) * SQRT2 * InverseErfc.value(Math.min(global, 1));
    }
    double target = Math.log(trials) + logErfc(x);
    if (target > Math.log(Erfc.value(LOGARITHMIC))) {
      double global = -Math.expm1(-Math.exp(target));
      return Math.signum(sigma) * SQRT2 * InverseErfc.value(global);
    }
    for (int step = 0; step < MAX_NEWTON_STEPS; step++) {
      double change = (logErfc(x) - target) * Math.sqrt(Math.PI) * Erfcx.value(x) / 2;
      x += change;
      if (Math.abs(change) <= Math.ulp(x)) {
        break;
      }
    }
    return Math.signum(sigma) * SQRT2 * x;
  }

  /** ln erfc(x), which does not underflow. */
  private static double logErfc(double x) {
    return Math.log(Erfcx.value(x)) - x * x;
  }
}
