package org.anisky.reconstruction.montecarlo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.DipoleAxes;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.RangeDipole;
import org.anisky.sky.SkyFrame;
import org.anisky.statistics.IsotropicInterval;

/**
 * What counts on the sky say against a reference: the result of the map-level entry of {@code
 * monte-carlo}. Immutable.
 *
 * @param name of the sample
 * @param events how many there are, of all ranges of energy that were fitted together
 * @param referenceKind how well the reference is known
 * @param estimate multipoles, nuisance parameters and covariances, in the axes of the maps
 * @param sky maps, in the axes of the maps
 * @param warnings whatever a careful reader must know, one sentence each
 */
public record MapReconstruction(
    String name,
    Events events,
    ReferenceMap.Kind referenceKind,
    MultipoleEstimate estimate,
    ReferenceSky sky,
    List<String> warnings) {
  /** Name of the strategy. */
  public static final String STRATEGY = "monte-carlo";

  /** Copies the warnings. */
  public MapReconstruction {
    warnings = List.copyOf(warnings);
  }

  /**
   * How many events there are.
   *
   * @param read sum of the counts map before purity, events or sum of weights
   * @param weighted sum after purity
   * @param effective number of plain events with the same relative error, (sum w)^2/sum w^2
   */
  public record Events(double read, double weighted, double effective) {}

  /** The dipole in equatorial axes, ICRS when the maps are Galactic. */
  public DipoleEstimate dipole() {
    return estimate.equatorialDipole();
  }

  /** The dipole as tables over energy tell it: in Galactic axes when the maps are. */
  public RangeDipole rangeDipole() {
    if (estimate.frame() != SkyFrame.GALACTIC) {
      return RangeDipole.of(estimate);
    }
    GalacticDipole galactic = GalacticDipole.of(estimate);
    DipoleEstimate test = dipole();
    return new RangeDipole(
        DipoleAxes.GALACTIC,
        Map.of(
            "rho_EW", galactic.eastWest(),
            "rho_NS", galactic.northSouth(),
            "rho_FB", galactic.forwardBackward()),
        galactic.delta(),
        Optional.empty(),
        test.testStatistic(),
        test.probability(),
        IsotropicInterval.of(estimate.isotropicDipoleCovariances().statistical()));
  }

  /** The same with further warnings before its own. */
  public MapReconstruction withWarnings(List<String> further) {
    List<String> all = new ArrayList<>(further);
    all.addAll(warnings);
    return new MapReconstruction(name, events, referenceKind, estimate, sky, all);
  }
}
