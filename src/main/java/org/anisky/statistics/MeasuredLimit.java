package org.anisky.statistics;

import java.util.Optional;

/**
 * The limit of one measured amplitude, with what an isotropic sky would have given. Immutable.
 *
 * @param law of its components
 * @param measured amplitude
 * @param sigma error of one component; for unequal errors the root of their mean square
 * @param how the limit is made
 * @param interval limit and lower edge
 * @param probability of at least the measured amplitude in an isotropic sky
 * @param isotropic expectation; with equal errors {@code sigma}
 * @param projected the expectation with other errors; empty when none is asked for
 */
public record MeasuredLimit(
    AmplitudeLaw law,
    double measured,
    double sigma,
    AmplitudeLimit how,
    AmplitudeInterval interval,
    double probability,
    IsotropicLimit isotropic,
    Optional<IsotropicLimit> projected) {
  /**
   * For independent components with equal errors.
   *
   * @param measured at least 0
   * @param sigma above 0
   * @param projectedSigma error to come; empty for no projection
   */
  public static MeasuredLimit of(
      AmplitudeLaw law,
      double measured,
      double sigma,
      AmplitudeLimit how,
      Optional<Double> projectedSigma) {
    return new MeasuredLimit(
        law,
        measured,
        sigma,
        how,
        how.of(law, measured, sigma),
        law.isotropicProbability(measured / sigma),
        IsotropicLimit.of(law, sigma, how),
        projectedSigma.map(error -> IsotropicLimit.of(law, error, how)));
  }
}
