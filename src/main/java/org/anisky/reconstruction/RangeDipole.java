package org.anisky.reconstruction;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.MeasuredValue;
import org.anisky.statistics.Covariance;
import org.anisky.statistics.IsotropicInterval;

/**
 * The dipole in one energy range as tables and pictures over energy tell it, whatever its axes and
 * wherever its data come from. Immutable.
 *
 * @param axes along which the components are
 * @param components by the names of {@link DipoleAxes#components}; one that is not measured is
 *     absent
 * @param amplitude 1
 * @param phase of the amplitude, rad, in [0, 2 pi); empty for axes without one
 * @param testStatistic against an isotropic sky; NaN when there is none
 * @param probability of at least this in an isotropic sky; NaN when there is none
 * @param isotropic what amplitude an isotropic sky would show: with the statistical covariance of
 *     such a sky where the strategy knows it, else with that at the fitted sky; empty when the
 *     errors are infinite
 */
public record RangeDipole(
    DipoleAxes axes,
    Map<String, MeasuredValue> components,
    MeasuredValue amplitude,
    Optional<MeasuredValue> phase,
    double testStatistic,
    double probability,
    Optional<IsotropicInterval> isotropic) {
  /** Checks the names and whether there is a phase. */
  public RangeDipole {
    components = Map.copyOf(components);
    if (!axes.components().containsAll(components.keySet())) {
      throw new IllegalArgumentException(components.keySet() + " are not all " + axes);
    }
    if (phase.isPresent() != axes.hasPhase()) {
      throw new IllegalArgumentException(axes + " and phase " + phase);
    }
  }

  /** The value of a component, empty when it is not measured. */
  public Optional<MeasuredValue> component(String name) {
    return Optional.ofNullable(components.get(name));
  }

  /**
   * Of a strategy's estimate along equatorial axes, whose covariance is that at the fitted sky:
   * strategies that do not know that of an isotropic one.
   */
  public static RangeDipole of(DipoleEstimate dipole) {
    return of(dipole, equatorial(dipole, dipole.covariance()));
  }

  /** Of a fit against an isotropic reference, along Galactic axes; its maps must be Galactic. */
  public static RangeDipole galactic(MultipoleEstimate estimate) {
    GalacticDipole dipole = GalacticDipole.of(estimate);
    return new RangeDipole(
        DipoleAxes.GALACTIC,
        Map.of(
            "rho_EW", dipole.eastWest(),
            "rho_NS", dipole.northSouth(),
            "rho_FB", dipole.forwardBackward()),
        dipole.delta(),
        Optional.empty(),
        estimate.testStatistic(),
        estimate.probability(),
        IsotropicInterval.of(estimate.isotropicDipoleCovariances().statistical()));
  }

  /** Of a fit against an isotropic reference, along equatorial axes. */
  public static RangeDipole of(MultipoleEstimate estimate) {
    return of(
        estimate.equatorialDipole(),
        equatorial(
            estimate.equatorialDipole(), estimate.isotropicEquatorialCovariances().statistical()));
  }

  /**
   * Of any result: along the axes of its maps, with the covariance of an isotropic sky where there
   * is one.
   */
  public static RangeDipole of(Reconstruction result) {
    return result
        .multipoles()
        .map(estimate -> estimate.isGalactic() ? galactic(estimate) : of(estimate))
        .orElseGet(() -> of(result.dipole()));
  }

  private static RangeDipole of(DipoleEstimate dipole, double[][] isotropicCovariance) {
    Map<String, MeasuredValue> components = new LinkedHashMap<>();
    for (DipoleComponent component : dipole.components()) {
      components.put(component.key(), dipole.measured(component).orElseThrow());
    }
    return new RangeDipole(
        DipoleAxes.EQUATORIAL,
        components,
        dipole.measuredAmplitude(),
        Optional.of(dipole.measuredPhase()),
        dipole.testStatistic(),
        dipole.probability(),
        IsotropicInterval.of(isotropicCovariance));
  }

  /** The block of d_0h and d_6h. */
  private static double[][] equatorial(DipoleEstimate dipole, double[][] covariance) {
    return Covariance.of(dipole.components(), covariance)
        .block(DipoleComponent.EQUATORIAL)
        .matrix();
  }
}
