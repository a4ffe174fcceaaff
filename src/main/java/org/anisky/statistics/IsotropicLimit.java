package org.anisky.statistics;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What an isotropic sky gives, for components with equal errors: its measured amplitude, and the
 * upper limit that comes from it. Immutable.
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

  /** Simulated skies of which limits are taken. */
  private static final int MOST_LIMITS = 500;

  /**
   * The expectation. A limit grows with the measured amplitude, so that its quantiles are the
   * limits of the quantiles.
   *
   * @param sigma error of one component, above 0
   */
  public static IsotropicLimit of(AmplitudeLaw law, double sigma, AmplitudeLimit how) {
    DoubleUnaryOperator amplitude =
        probability ->
            sigma * Bisection.edgeAbove(m -> law.probabilityBelow(m, 0) < probability, 0, 1);
    return new IsotropicLimit(
        bands(amplitude), bands(amplitude.andThen(m -> how.of(law, m, sigma).upper())));
  }

  /**
   * The expectation by simulated isotropic skies. Where simulation gives the limit too, it does not
   * quite grow with the measured amplitude: its quantiles are those of the limits of the skies.
   *
   * @param measured their amplitudes, sorted; not modified
   * @param limit of a measured amplitude
   */
  public static IsotropicLimit of(double[] measured, DoubleUnaryOperator limit) {
    int skies = Math.min(measured.length, MOST_LIMITS);
    double[] limits =
        IntStream.range(0, skies)
            .mapToDouble(k -> limit.applyAsDouble(quantile(measured, (k + 0.5) / skies)))
            .sorted()
            .toArray();
    return new IsotropicLimit(bands(p -> quantile(measured, p)), bands(p -> quantile(limits, p)));
  }

  private static double quantile(double[] sorted, double probability) {
    double place = probability * sorted.length - 0.5;
    int below = (int) Math.max(0, Math.min(sorted.length - 2, Math.floor(place)));
    double part = Math.max(0, Math.min(1, place - below));
    return sorted[below] + part * (sorted[below + 1] - sorted[below]);
  }

  private static Bands bands(DoubleUnaryOperator quantile) {
    double[] values =
        DoubleStream.of(
                0.5,
                (1 - ONE_SIGMA) / 2,
                (1 + ONE_SIGMA) / 2,
                (1 - TWO_SIGMA) / 2,
                (1 + TWO_SIGMA) / 2)
            .map(quantile)
            .toArray();
    return new Bands(values[0], values[1], values[2], values[3], values[4]);
  }
}
