package org.anisky.statistics;

import java.util.Optional;

/**
 * Where the amplitude of an isotropic sky lies, see {@link IsotropicAmplitude}: its median and a
 * central interval. A quantile of three components costs 15 ms, so that tables and pictures share
 * one of these. Immutable.
 *
 * @param median half of such skies show less
 * @param lower95 2.5 percent show less
 * @param upper95 2.5 percent show more
 */
public record IsotropicInterval(double median, double lower95, double upper95) {
  private static final double OUTSIDE = 0.025;

  /**
   * The interval for the errors of a measurement.
   *
   * @param covariance of two or three components; not modified
   * @return empty when the covariance is not positive definite and finite
   */
  public static Optional<IsotropicInterval> of(double[][] covariance) {
    return IsotropicAmplitude.of(covariance)
        .map(
            sky ->
                new IsotropicInterval(
                    sky.quantile(0.5), sky.quantile(OUTSIDE), sky.quantile(1 - OUTSIDE)));
  }
}
