package org.anisky.reconstruction.montecarlo;

import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.exposure.SimulatedExposure;

/**
 * Options of the strategy {@code monte-carlo}.
 *
 * @param exposures by name of the detector; detectors that are not in the data are ignored
 * @param priors of the nuisance parameters, the same for every detector
 * @param lMax all multipoles of degree 1 to lMax are fitted together, m = 0 too; at least 1
 * @param discRadius of the discs over which maps are smoothed, rad
 */
public record MonteCarloOptions(
    Map<String, SimulatedExposure> exposures, NuisancePriors priors, int lMax, double discRadius) {
  /** Copies the map and checks the degree. */
  public MonteCarloOptions {
    exposures = Map.copyOf(exposures);
    if (lMax < 1) {
      throw InvalidInputException.of("l-max %d must be at least 1", lMax);
    }
  }

  /** The same with exposures in place of its own. */
  MonteCarloOptions withExposures(Map<String, SimulatedExposure> others) {
    return new MonteCarloOptions(others, priors, lMax, discRadius);
  }

  /** The same with another degree up to which multipoles are fitted. */
  MonteCarloOptions withDegree(int degree) {
    return new MonteCarloOptions(exposures, priors, degree, discRadius);
  }

  /** A fit of the dipole alone with an exact reference, maps smoothed over discs of 10 degrees. */
  public static MonteCarloOptions of(Map<String, SimulatedExposure> exposures) {
    return new MonteCarloOptions(exposures, NuisancePriors.NONE, 1, Math.toRadians(10));
  }
}
