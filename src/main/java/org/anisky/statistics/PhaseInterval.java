package org.anisky.statistics;

import java.util.Optional;
import org.anisky.sky.Turn;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Intervals of the direction of a true vector in the plane, its length unknown and at least 0.
 *
 * <p>For a direction phi let q be the least squared distance, in errors, of the measured vector
 * from the ray of phi: the likelihood ratio with the length profiled. With p the component of the
 * measured vector along phi, q is the square of the one across for p &gt; 0, else that of the whole
 * vector. Across a true direction the measured component is normal whatever the length, so that for
 * long vectors q below z^2 holds the confidence level; for short ones, that the ray ends at 0 makes
 * q larger. The interval holds every phi with
 *
 * <pre>  q(phi) &lt;= c(p),   c = z^2 + (K - z^2) exp(-p^2/2) for p &gt; 0,  K for p &lt;= 0</pre>
 *
 * with K such that it covers exactly for a true vector of length 0; it never covers less, and more
 * by some percent near one error. For measured vectors shorter than sqrt(K) it is the whole circle.
 * Unequal errors are no matter: in whitened coordinates rays are rays.
 */
final class PhaseInterval {
  private static final GaussLegendre RULE = GaussLegendre.of(64);

  /** Normal components do not exceed this, to double precision. */
  private static final double REACH = 9;

  /** K is not more than this above z^2 at any level in use. */
  private static final double MOST = 10;

  private final double square;
  private final double atZero;

  /**
   * @param confidence above 0 and below 1
   */
  PhaseInterval(double confidence) {
    square = ChiSquaredDistribution.of(1).inverseCumulativeProbability(confidence);
    atZero = Bisection.edge(k -> coverageAtZero(k) < confidence, square, square + MOST);
  }

  private double coverageAtZero(double k) {
    double sum = -Math.expm1(-k / 2) / 2;
    for (int node = 0; node < RULE.size(); node++) {
      double p = RULE.node(node, 0, REACH);
      sum +=
          RULE.weight(node, 0, REACH)
              * Math.exp(-p * p / 2)
              / Math.sqrt(2 * Math.PI)
              * Erf.value(Math.sqrt(critical(p, k) / 2));
    }
    return sum;
  }

  private double critical(double along, double k) {
    return square + (k - square) * Math.exp(-along * along / 2);
  }

  /**
   * The interval of a measured vector of two components.
   *
   * @return lower and upper end, rad, around the measured direction in [0, 2 pi), so that the lower
   *     may be negative and the upper above 2 pi; empty when it is the whole circle
   */
  Optional<double[]> of(GaussianVector measured) {
    double[] centre = measured.whitened();
    double length = GaussianVector.length(centre);
    if (length * length <= atZero) {
      return Optional.empty();
    }
    double half =
        Bisection.edge(
            angle -> {
              double across = length * Math.sin(angle);
              return across * across <= critical(length * Math.cos(angle), atZero);
            },
            0,
            Math.PI / 2);
    double[] values = measured.values();
    double phase = Math.atan2(values[1], values[0]);
    double middle = Math.atan2(centre[1], centre[0]);
    double whole = Turn.positive(phase);
    return Optional.of(
        new double[] {
          whole - between(measured, middle - half, values),
          whole + between(measured, middle + half, values)
        });
  }

  /** The angle between a whitened direction, turned back, and a vector; at most pi. */
  private static double between(GaussianVector measured, double whitened, double[] vector) {
    double[][] factor = measured.factor();
    double x = factor[0][0] * Math.cos(whitened);
    double y = factor[1][0] * Math.cos(whitened) + factor[1][1] * Math.sin(whitened);
    return Math.abs(Math.atan2(vector[0] * y - vector[1] * x, vector[0] * x + vector[1] * y));
  }
}
