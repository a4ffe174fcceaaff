package org.anisky.statistics;

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
    double[] amplitude = new double[5];
    double[] limit = new double[5];
    double[] probabilities = {
      0.5, (1 - ONE_SIGMA) / 2, (1 + ONE_SIGMA) / 2, (1 - TWO_SIGMA) / 2, (1 + TWO_SIGMA) / 2
    };
    for (int k = 0; k < probabilities.length; k++) {
      double probability = probabilities[k];
      amplitude[k] =
          sigma * Bisection.edgeAbove(m -> law.probabilityBelow(m, 0) < probability, 0, 1);
      limit[k] = how.of(law, amplitude[k], sigma).upper();
    }
    return new IsotropicLimit(bands(amplitude), bands(limit));
  }

  private static Bands bands(double[] values) {
    return new Bands(values[0], values[1], values[2], values[3], values[4]);
  }
}
