package org.anisky.configuration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.anisky.InvalidInputException;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventSelection;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.io.yaml.Interval;
import org.anisky.io.yaml.YamlSection;
import org.anisky.reconstruction.montecarlo.MonteCarloOptions;
import org.anisky.reconstruction.montecarlo.NuisancePriors;
import org.anisky.reconstruction.montecarlo.ZenithTemplate;
import org.anisky.sky.SiderealClock;

/**
 * The section {@code monte-carlo}.
 *
 * @param exposures one per detector
 * @param priors of the nuisance parameters
 * @param lMax degree up to which multipoles are fitted
 */
public record MonteCarloConfiguration(
    List<ExposureConfiguration> exposures, NuisancePriors priors, int lMax) {
  /** No exposure, no nuisance parameters, the dipole alone. */
  static final MonteCarloConfiguration DEFAULT =
      new MonteCarloConfiguration(List.of(), NuisancePriors.NONE, 1);

  /** Largest degree of multipoles. */
  static final int LARGEST_DEGREE = 16;

  /** Reads the section; the caller finishes it. */
  static MonteCarloConfiguration read(YamlSection section) {
    List<YamlSection> entries = section.optionalSections("exposures");
    int lMax = section.integer("l-max", 1, LARGEST_DEGREE, 1);
    YamlSection priors = section.sectionOrDefaults("priors");
    section.finishKeys();
    List<ExposureConfiguration> exposures = new ArrayList<>();
    for (YamlSection entry : entries) {
      ExposureConfiguration exposure = ExposureConfiguration.read(entry);
      if (exposures.stream().anyMatch(known -> known.detector().equals(exposure.detector()))) {
        throw entry.invalid(
            "detector",
            "'" + exposure.detector() + "' has an entry already; every detector has one exposure");
      }
      exposures.add(exposure);
    }
    NuisancePriors none = NuisancePriors.NONE;
    return new MonteCarloConfiguration(
        List.copyOf(exposures),
        new NuisancePriors(
            priors.number("zenith-slope", Interval.NOT_NEGATIVE, none.zenithSlope()),
            priors.choice("zenith-template", ZenithTemplate.class, none.zenithTemplate()),
            priors.number("rate-modulation", Interval.NOT_NEGATIVE, none.rateModulation())),
        lMax);
  }

  /**
   * The options for a data set.
   *
   * @param clock by name of a detector, with which its events were binned
   * @param selection by name of a detector, of its events
   * @param discRadius of the discs over which maps are smoothed, rad
   * @throws InvalidInputException when a detector has no entry
   */
  MonteCarloOptions options(
      Dataset data,
      Function<String, SiderealClock> clock,
      Function<String, EventSelection> selection,
      double discRadius)
      throws IOException {
    Map<String, SimulatedExposure> byName = new LinkedHashMap<>();
    for (DetectorCounts counts : data.detectors()) {
      ExposureConfiguration entry =
          exposures.stream()
              .filter(exposure -> exposure.detector().equals(counts.name()))
              .findFirst()
              .orElseThrow(
                  () ->
                      InvalidInputException.of(
                          "monte-carlo.exposures has no entry for detector '%s'; it has %s",
                          counts.name(),
                          exposures.stream().map(ExposureConfiguration::detector).toList()));
      byName.put(
          counts.name(),
          entry.of(counts, clock.apply(counts.name()), selection.apply(counts.name())));
    }
    return new MonteCarloOptions(byName, priors, lMax, discRadius);
  }
}
