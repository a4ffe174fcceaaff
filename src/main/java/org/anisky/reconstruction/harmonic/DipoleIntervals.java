package org.anisky.reconstruction.harmonic;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Central 68.27 percent intervals of amplitude, right ascension and declination of a dipole whose
 * components are independent and Gaussian around the measured ones (equivalently, the posterior for
 * a prior that is flat in the vector), marginalised over the rest. The equatorial components have
 * one common error. Nothing is drawn at random: the length of the equatorial component, whose
 * density is Rice's, is summed on a grid, and the polar component is integrated exactly.
 *
 * <p>Near a pole, and for an amplitude of less than its error, the measured number may lie outside
 * the central interval, since directions and lengths are not flat. Then the interval of the same
 * probability begins or ends at it.
 */
final class DipoleIntervals {
  /** Probability within one standard deviation of a Gaussian. */
  private static final double ONE_SIGMA = 0.682689492137086;

  /** Sums and searches reach this many standard deviations. */
  private static final double REACH = 6;

  private static final int POINTS = 241;

  /** From this many standard deviations on the Bessel function is as good as its asymptote. */
  private static final double STRONG = 20;

  private static final int ANGLES = 256;

  private static final int BISECTIONS = 45;

  /** Right ascensions further off than this many standard deviations do not count. */
  private static final double ANGULAR_REACH = 8;

  private static final int ANGULAR_CELLS = 4000;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final double equatorial;
  private final double equatorialError;
  private final double north;
  private final double northError;
  private final double[] distance = new double[POINTS];
  private final double[] weight = new double[POINTS];

  /**
   * @param equatorial d_perp, at least 0
   * @param equatorialError of either equatorial component
   * @param north d_N
   * @param northError of d_N
   */
  DipoleIntervals(double equatorial, double equatorialError, double north, double northError) {
    this.equatorial = equatorial;
    this.equatorialError = equatorialError;
    this.north = north;
    this.northError = northError;
    double strength = equatorial / equatorialError;
    double first = Math.max(0, strength - REACH);
    double step = (strength + REACH - first) / POINTS;
    double total = 0;
    for (int k = 0; k < POINTS; k++) {
      double length = first + (k + 0.5) * step;
      distance[k] = length * equatorialError;
      weight[k] = riceDensity(length, strength);
      total += weight[k];
    }
    for (int k = 0; k < POINTS; k++) {
      weight[k] /= total;
    }
  }

  /** x exp(-(x^2 + v^2)/2) I0(x v) up to a factor, I0 as a mean over angles. */
  private static double riceDensity(double length, double strength) {
    double gauss = Math.exp(-0.5 * (length - strength) * (length - strength));
    double product = length * strength;
    if (strength > STRONG) {
      return length * gauss / Math.sqrt(2 * Math.PI * product) * (1 + 1 / (8 * product));
    }
    double mean = 0;
    for (int k = 0; k < ANGLES; k++) {
      mean += Math.exp(product * (Math.cos(Math.PI * (k + 0.5) / ANGLES) - 1)) / ANGLES;
    }
    return length * gauss * mean;
  }

  /** Limits of the amplitude. */
  double[] amplitude() {
    double most = Math.hypot(equatorial, north) + REACH * Math.hypot(equatorialError, northError);
    return around(Math.hypot(equatorial, north), this::amplitudeBelow, 0, most);
  }

  private double amplitudeBelow(double limit) {
    double sum = 0;
    for (int k = 0; k < distance.length; k++) {
      if (distance[k] < limit) {
        double most = Math.sqrt(limit * limit - distance[k] * distance[k]);
        sum += weight[k] * (northBelow(most) - northBelow(-most));
      }
    }
    return sum;
  }

  /** Limits of the declination, rad. */
  double[] declination() {
    double measured = Math.atan2(north, equatorial);
    return around(measured, this::declinationBelow, -Math.PI / 2, Math.PI / 2);
  }

  private double declinationBelow(double limit) {
    double slope = Math.tan(limit);
    double sum = 0;
    for (int k = 0; k < distance.length; k++) {
      sum += weight[k] * northBelow(distance[k] * slope);
    }
    return sum;
  }

  private double northBelow(double limit) {
    return NORMAL.cumulativeProbability((limit - north) / northError);
  }

  /** The central interval, moved as little as is needed to hold the measured number. */
  private static double[] around(
      double measured, DoubleUnaryOperator below, double first, double last) {
    double least = 0.5 - ONE_SIGMA / 2;
    double fraction = below.applyAsDouble(measured);
    double start = Math.min(Math.max(least, fraction - ONE_SIGMA), fraction);
    return new double[] {
      start == fraction ? measured : quantile(below, start, first, last),
      start == fraction - ONE_SIGMA ? measured : quantile(below, start + ONE_SIGMA, first, last)
    };
  }

  private static double quantile(
      DoubleUnaryOperator below, double probability, double first, double last) {
    double low = first;
    double high = last;
    for (int step = 0; step < BISECTIONS; step++) {
      double middle = 0.5 * (low + high);
      if (below.applyAsDouble(middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  /**
   * Half the length of the interval of right ascension, which is symmetric about the measured one,
   * rad. With v = d_perp over its error the density of the angle t to it is
   *
   * <pre>  exp(-v^2/2)/(2 pi) + v cos t exp(-v^2 sin^2 t / 2) Phi(v cos t)/sqrt(2 pi)</pre>
   */
  double rightAscension() {
    double held = 0;
    double reach = Math.min(Math.PI, ANGULAR_REACH * equatorialError / equatorial);
    double width = reach / ANGULAR_CELLS;
    for (int k = 0; k < ANGULAR_CELLS; k++) {
      double cell = 2 * angularDensity((k + 0.5) * width) * width;
      if (held + cell >= ONE_SIGMA) {
        return (k + (ONE_SIGMA - held) / cell) * width;
      }
      held += cell;
    }
    return reach;
  }

  private double angularDensity(double angle) {
    double strength = equatorial / equatorialError;
    double along = strength * Math.cos(angle);
    double across = strength * Math.sin(angle);
    return Math.exp(-strength * strength / 2) / (2 * Math.PI)
        + along
            * Math.exp(-across * across / 2)
            * NORMAL.cumulativeProbability(along)
            / Math.sqrt(2 * Math.PI);
  }
}
