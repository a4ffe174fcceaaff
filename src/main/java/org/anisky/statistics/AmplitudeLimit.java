package org.anisky.statistics;

import java.util.Optional;

/**
 * How the limit of an amplitude is made, and the limits. Immutable.
 *
 * @param method Bayesian or Feldman-Cousins
 * @param prior of Bayesian limits; means nothing for the others
 * @param confidence at least {@value #LEAST} and at most {@value #MOST}
 */
public record AmplitudeLimit(LimitMethod method, AmplitudePrior prior, double confidence) {
  /** Below, Feldman-Cousins limits of small measured amplitudes would be 0. */
  public static final double LEAST = 0.65;

  /** Tails beyond are at the end of double precision. */
  public static final double MOST = 0.999999;

  /** Checks the level. */
  public AmplitudeLimit {
    if (!(confidence >= LEAST && confidence <= MOST)) {
      throw new IllegalArgumentException(
          "confidence " + confidence + " is outside [" + LEAST + ", " + MOST + "]");
    }
  }

  /** The default: Bayesian, every amplitude as likely as any other. */
  public static AmplitudeLimit bayesian(double confidence) {
    return new AmplitudeLimit(LimitMethod.BAYESIAN, AmplitudePrior.FLAT_IN_AMPLITUDE, confidence);
  }

  /** The unified intervals. */
  public static AmplitudeLimit feldmanCousins(double confidence) {
    return new AmplitudeLimit(
        LimitMethod.FELDMAN_COUSINS, AmplitudePrior.FLAT_IN_AMPLITUDE, confidence);
  }

  /**
   * The limit for independent components with equal errors.
   *
   * @param measured amplitude, at least 0
   * @param sigma error of one component, above 0
   */
  public AmplitudeInterval of(AmplitudeLaw law, double measured, double sigma) {
    double strength = measured / sigma;
    if (method == LimitMethod.FELDMAN_COUSINS) {
      return FeldmanCousins.interval(law, strength, confidence).times(sigma);
    }
    double[] values = new double[law.components()];
    values[0] = strength;
    double[][] unit = new double[values.length][values.length];
    for (int k = 0; k < values.length; k++) {
      unit[k][k] = 1;
    }
    return of(values, unit).orElseThrow().times(sigma);
  }

  /**
   * The limit for a measured vector with any covariance.
   *
   * @param values of two or three components; not modified
   * @param covariance of the same components; not modified
   * @return empty when the covariance is not positive definite and finite
   */
  public Optional<AmplitudeInterval> of(double[] values, double[][] covariance) {
    return GaussianVector.of(values, covariance)
        .map(
            vector ->
                method == LimitMethod.FELDMAN_COUSINS
                    ? UnifiedInterval.of(vector, confidence)
                    : new AmplitudeInterval(
                        0, AmplitudePosterior.of(vector, prior).quantile(confidence)));
  }

  /**
   * Whether the interval for a measured vector holds an amplitude, without looking for its ends.
   *
   * @param values of two or three components; not modified
   * @param covariance of the same components; not modified
   * @param amplitude at least 0
   * @return false when there is no interval
   */
  public boolean holds(double[] values, double[][] covariance, double amplitude) {
    Optional<GaussianVector> vector = GaussianVector.of(values, covariance);
    if (vector.isEmpty()) {
      return false;
    }
    return method == LimitMethod.FELDMAN_COUSINS
        ? UnifiedInterval.holds(vector.get(), confidence, amplitude)
        : amplitude <= AmplitudePosterior.of(vector.get(), prior).quantile(confidence);
  }
}
