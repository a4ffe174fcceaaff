package org.anisky.model;

import java.util.List;
import java.util.Optional;
import org.anisky.statistics.AmplitudeInterval;
import org.anisky.statistics.AmplitudeLimit;
import org.anisky.statistics.Covariance;
import org.anisky.statistics.MeasuredLimit;
import org.anisky.statistics.PlaneIntervals;

/**
 * Intervals and limits of a measured dipole, whatever the strategy, with statistical and systematic
 * errors together. The arrays must not be modified.
 *
 * @param estimate the dipole
 * @param isotropicStatistical covariance of its components in an isotropic sky, which limits take,
 *     shape (components, components); the estimate's own where the strategy knows no other
 * @param isotropicSystematic what uncertain inputs other than the counts add to it; empty for none
 */
public record DipoleLimits(
    DipoleEstimate estimate,
    double[][] isotropicStatistical,
    Optional<double[][]> isotropicSystematic) {
  private static final List<DipoleComponent> ALL = List.of(DipoleComponent.values());

  /** With the estimate's own covariance. */
  public static DipoleLimits of(DipoleEstimate estimate) {
    return new DipoleLimits(estimate, estimate.covariance(), estimate.systematicCovariance());
  }

  /**
   * The same with a further systematic covariance, of an isotropic sky too.
   *
   * @param more shape (components, components); not modified
   */
  public DipoleLimits withSystematic(double[][] more) {
    Covariance<DipoleComponent> further = Covariance.of(estimate.components(), more);
    double[][] sum =
        isotropicSystematic
            .map(own -> further.plus(Covariance.of(estimate.components(), own)))
            .orElse(further)
            .matrix();
    return new DipoleLimits(estimate.withSystematic(more), isotropicStatistical, Optional.of(sum));
  }

  /**
   * Intervals of the equatorial amplitude and phase with the covariance at the fitted sky; empty
   * when it is not positive definite and finite.
   */
  public Optional<PlaneIntervals> intervals() {
    return PlaneIntervals.of(
        part(estimate.values(), DipoleComponent.EQUATORIAL),
        part(estimate.totalCovariance(), DipoleComponent.EQUATORIAL));
  }

  /** The limit of the equatorial amplitude; empty as {@link #intervals}. */
  public Optional<AmplitudeInterval> equatorial(AmplitudeLimit how) {
    return how.of(
        part(estimate.values(), DipoleComponent.EQUATORIAL),
        part(isotropic(1), DipoleComponent.EQUATORIAL));
  }

  /** The limit of the full amplitude; empty where it is not measured, and as {@link #intervals}. */
  public Optional<AmplitudeInterval> full(AmplitudeLimit how) {
    return isFull()
        ? how.of(part(estimate.values(), ALL), part(isotropic(1), ALL))
        : Optional.empty();
  }

  /** Whether that limit holds an amplitude; false where it is not measured. */
  public boolean fullHolds(AmplitudeLimit how, double amplitude) {
    return isFull() && how.holds(part(estimate.values(), ALL), part(isotropic(1), ALL), amplitude);
  }

  /**
   * The limit of the equatorial amplitude, with what an isotropic sky would give.
   *
   * @param factor the events to come over those there are, for a projection in which the systematic
   *     errors stay; empty for none
   */
  public Optional<MeasuredLimit> equatorial(AmplitudeLimit how, Optional<Double> factor) {
    return measured(how, factor, DipoleComponent.EQUATORIAL);
  }

  /** The same of the full amplitude; empty where it is not measured. */
  public Optional<MeasuredLimit> full(AmplitudeLimit how, Optional<Double> factor) {
    return isFull() ? measured(how, factor, ALL) : Optional.empty();
  }

  private Optional<MeasuredLimit> measured(
      AmplitudeLimit how, Optional<Double> factor, List<DipoleComponent> components) {
    return MeasuredLimit.of(
        part(estimate.values(), components),
        part(isotropic(1), components),
        how,
        factor.map(events -> part(isotropic(events), components)));
  }

  /** Whether all three components are measured. */
  public boolean isFull() {
    return estimate.components().containsAll(ALL);
  }

  /** The whole covariance of an isotropic sky with so many times the events. */
  private double[][] isotropic(double events) {
    double[][] total = new double[isotropicStatistical.length][isotropicStatistical.length];
    for (int k = 0; k < total.length; k++) {
      for (int l = 0; l < total.length; l++) {
        total[k][l] = isotropicStatistical[k][l] / events;
        if (isotropicSystematic.isPresent()) {
          total[k][l] += isotropicSystematic.get()[k][l];
        }
      }
    }
    return total;
  }

  private double[] part(double[] values, List<DipoleComponent> components) {
    return components.stream()
        .mapToDouble(component -> values[estimate.components().indexOf(component)])
        .toArray();
  }

  private double[][] part(double[][] matrix, List<DipoleComponent> components) {
    return components.stream()
        .map(component -> part(matrix[estimate.components().indexOf(component)], components))
        .toArray(double[][]::new);
  }
}
