package org.anisky.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.counts.CommonGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.sky.SiderealBinning;

/**
 * All that decides a simulation. Immutable.
 *
 * @param seed of all random streams but the sky's own
 * @param fluctuations Poisson or none
 * @param sampling where the sky is looked up
 * @param binning sidereal bins, common to all detectors
 * @param sky the truth
 * @param detectors at least one, with different names; not modified
 */
public record SimulationPlan(
    long seed,
    Fluctuations fluctuations,
    SkySampling sampling,
    SiderealBinning binning,
    SyntheticSky sky,
    List<SimulatedDetector> detectors) {
  /** Checks the names. */
  public SimulationPlan {
    detectors = List.copyOf(detectors);
    if (detectors.isEmpty()) {
      throw InvalidInputException.of("a simulation needs at least one detector");
    }
    Set<String> names = new HashSet<>();
    for (SimulatedDetector detector : detectors) {
      if (!names.add(detector.name())) {
        throw InvalidInputException.of("two detectors are named '%s'", detector.name());
      }
    }
  }

  /** The equatorial grid that a reconstruction takes unless told otherwise. */
  public static SkyGrid naturalGrid(List<SimulatedDetector> detectors) {
    return CommonGrid.of(
        detectors.stream().map(SimulatedDetector::name).toList(),
        detectors.stream().map(detector -> detector.sky().grid()).toList());
  }
}
