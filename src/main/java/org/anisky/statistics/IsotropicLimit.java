package org.anisky.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * What an isotropic sky gives, for components with equal errors: its measured amplitude, and the
 * upper limit that comes from it. A limit grows with the measured amplitude, so that its quantiles
 * are the limits of the quantiles. Immutable.
 *
 * @param amplitude that is measured
 * @param limit upper edge
 */
public record IsotropicLimit(Bands amplitude, Bands limit) {
  /**
   * Median and central bands.
   *
   * @param median half of isotropic skies give less
   * @param lower68 with {@code upper68} holds 68.3 percent
   * @param lower95 with {@code upper95} holds 95.4 percent
   */
  public record Bands(
      double median, double lower68, double upper68, double lower95, double upper95) {}

  /** Probability within one standard deviation of a Gaussian. */
  private static final double ONE_SIGMA = 0.682689492137086;

  /** Probability within two. */
  private static final double TWO_SIGMA = 0.954499736103642;

  /**
   * The expectation.
   *
   * @param sigma error of one component, above 0
   */
  public static IsotropicLimit of(AmplitudeLaw law, double sigma, AmplitudeLimit how) {
    return of(
        probability ->
            sigma * Bisection.edgeAbove(m -> law.probabilityBelow(m, 0) < probability, 0, 1),
        m -> how.of(law, m, sigma).upper());
  }

  /**
   * The expectation by simulated isotropic skies.
   *
   * @param measured their amplitudes, sorted; not modified
   * @param limit of a measured amplitude
   */
  public static IsotropicLimit of(double[] measured, DoubleUnaryOperator limit) {
    return of(
        probability -> {
          double place = probability * measured.length - 0.5;
          int below = (int) Math.max(0, Math.min(measured.length - 2, Math.floor(place)));
          double part = Math.max(0, Math.min(1, place - below));
          return measured[below] + part * (measured[below + 1] - measured[below]);
        },
        limit);
  }

  private static IsotropicLimit of(DoubleUnaryOperator quantile, DoubleUnaryOperator limit) {
    double[] probabilities = {
      0.5, (1 - ONE_SIGMA) / 2, (1 + ONE_SIGMA) / 2, (1 - TWO_SIGMA) / 2, (1 + TWO_SIGMA) / 2
    };
    double[] amplitude = Arrays.stream(probabilities).map(quantile).toArray();
    return new IsotropicLimit(
        bands(amplitude), bands(Arrays.stream(amplitude).map(limit).toArray()));
  }

  private static Bands bands(double[] values) {
    return new Bands(values[0], values[1], values[2], values[3], values[4]);
  }
}
