package org.anisky.statistics;

import java.util.Optional;
import org.apache.commons.numbers.gamma.Erf;

/**
 * The amplitude |d| that is measured where there is none: the distribution of the length of a
 * Gaussian vector of mean zero. Immutable.
 *
 * <p>With the Cholesky factor L of the covariance, d = L z with z of independent standard normal
 * components: z = rho n, and the direction n is independent of the length rho, so that
 *
 * <pre>
 *   P(|d| &lt; a) = mean over directions n of F_k(a / |L n|)
 *   F_2(x) = 1 - exp(-x^2/2)                               (Rayleigh)
 *   F_3(x) = erf(x/sqrt2) - sqrt(2/pi) x exp(-x^2/2)       (Maxwell)
 * </pre>
 *
 * For equal and uncorrelated errors of two components these are the quantiles sigma sqrt(-2 ln(1 -
 * p)).
 */
public final class IsotropicAmplitude {
  /** Directions in the plane; the periodic mean converges exponentially. */
  private static final int AZIMUTHS = 720;

  /** Heights n_z of directions in space, by the midpoint rule. */
  private static final int HEIGHTS = 200;

  /** Halvings of the interval that holds a quantile: more than a double has bits. */
  private static final int HALVINGS = 60;

  /** No length of a direction is more than this many times its spread, to double precision. */
  private static final double FARTHEST = 10;

  private final int dimension;

  /** |L n| per direction, and the largest. */
  private final double[] spread;

  private final double largest;

  private IsotropicAmplitude(int dimension, double[] spread) {
    this.dimension = dimension;
    this.spread = spread;
    double most = 0;
    for (double length : spread) {
      most = Math.max(most, length);
    }
    largest = most;
  }

  /**
   * The distribution for the errors of a measurement.
   *
   * @param covariance of two or three components; not modified
   * @return empty when the covariance is not positive definite and finite, so that there is none
   */
  public static Optional<IsotropicAmplitude> of(double[][] covariance) {
    int k = covariance.length;
    if (k != 2 && k != 3) {
      throw new IllegalArgumentException("an amplitude of " + k + " components");
    }
    Optional<double[][]> lower = LinearSystem.cholesky(covariance);
    if (lower.isEmpty()) {
      return Optional.empty();
    }
    double[][] factor = lower.get();
    int heights = k == 2 ? 1 : HEIGHTS;
    int azimuths = k == 2 ? AZIMUTHS : AZIMUTHS / 10;
    double[] spread = new double[heights * azimuths];
    for (int h = 0; h < heights; h++) {
      double z = (2 * h + 1.0) / heights - 1;
      double across = Math.sqrt(1 - z * z);
      for (int a = 0; a < azimuths; a++) {
        double angle = 2 * Math.PI * a / azimuths;
        double[] direction = {across * Math.cos(angle), across * Math.sin(angle), z};
        spread[h * azimuths + a] = length(factor, direction);
      }
    }
    return Optional.of(new IsotropicAmplitude(k, spread));
  }

  private static double length(double[][] factor, double[] direction) {
    double square = 0;
    for (double[] row : factor) {
      double sum = 0;
      for (int m = 0; m < row.length; m++) {
        sum += row[m] * direction[m];
      }
      square += sum * sum;
    }
    return Math.sqrt(square);
  }

  /** The probability of a smaller amplitude. */
  public double probabilityBelow(double amplitude) {
    double sum = 0;
    for (double length : spread) {
      double x = amplitude / length;
      sum +=
          dimension == 2
              ? -Math.expm1(-x * x / 2)
              : Erf.value(x / Math.sqrt(2)) - Math.sqrt(2 / Math.PI) * x * Math.exp(-x * x / 2);
    }
    return sum / spread.length;
  }

  /** The probability of at least this amplitude, to all digits however small it is. */
  public double probabilityAbove(double amplitude) {
    AmplitudeLaw law = AmplitudeLaw.of(dimension);
    double sum = 0;
    for (double length : spread) {
      sum += law.isotropicProbability(amplitude / length);
    }
    return sum / spread.length;
  }

  /**
   * The amplitude that an isotropic sky stays below with a probability.
   *
   * @param probability above 0 and below 1
   */
  public double quantile(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("probability " + probability);
    }
    double low = 0;
    double high = FARTHEST * largest;
    for (int k = 0; k < HALVINGS; k++) {
      double middle = (low + high) / 2;
      if (probabilityBelow(middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
