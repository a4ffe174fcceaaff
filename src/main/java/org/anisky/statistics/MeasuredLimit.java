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

  /**
   * For a measured vector with any covariance. The limit takes it in full, and so does the
   * probability; the expectations are those of equal errors with the same mean square.
   *
   * @param values shape (k), k of 2 or 3; not modified
   * @param covariance shape (k, k); not modified
   * @param projectedCovariance to come; empty for no projection; not modified
   * @return empty when the covariance is not positive definite and finite
   */
  public static Optional<MeasuredLimit> of(
      double[] values,
      double[][] covariance,
      AmplitudeLimit how,
      Optional<double[][]> projectedCovariance) {
    AmplitudeLaw law = AmplitudeLaw.of(values.length);
    Optional<AmplitudeInterval> interval = how.of(values, covariance);
    if (interval.isEmpty()) {
      return Optional.empty();
    }
    double measured = GaussianVector.length(values);
    IsotropicAmplitude isotropic = IsotropicAmplitude.of(covariance).orElseThrow();
    double sigma = meanError(covariance);
    return Optional.of(
        new MeasuredLimit(
            law,
            measured,
            sigma,
            how,
            interval.get(),
            isotropic.probabilityAbove(measured),
            IsotropicLimit.of(law, sigma, how),
            projectedCovariance.map(
                projected -> IsotropicLimit.of(law, meanError(projected), how))));
  }

  private static double meanError(double[][] covariance) {
    double trace = 0;
    for (int k = 0; k < covariance.length; k++) {
      trace += covariance[k][k];
    }
    return Math.sqrt(trace / covariance.length);
  }
}
