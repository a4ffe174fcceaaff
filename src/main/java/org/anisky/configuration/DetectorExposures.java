package org.anisky.configuration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.anisky.InvalidInputException;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventSelection;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.sky.SiderealClock;

/**
 * The list {@code exposures} in the section of a strategy that needs them.
 *
 * @param entries at most one per detector
 */
record DetectorExposures(List<ExposureConfiguration> entries) {
  /** Reads the entries; the caller finishes them. */
  static DetectorExposures read(List<YamlSection> sections) {
    List<ExposureConfiguration> exposures = new ArrayList<>();
    for (YamlSection entry : sections) {
      ExposureConfiguration exposure = ExposureConfiguration.read(entry);
      if (exposures.stream().anyMatch(known -> known.detector().equals(exposure.detector()))) {
        throw entry.invalid(
            "detector",
            "'" + exposure.detector() + "' has an entry already; every detector has one exposure");
      }
      exposures.add(exposure);
    }
    return new DetectorExposures(List.copyOf(exposures));
  }

  /**
   * The exposures of a data set, by name of the detector.
   *
   * @param strategy whose they are
   * @param clock by name of a detector, with which its events were binned
   * @param selection by name of a detector, of its events
   * @throws InvalidInputException when a detector has no entry
   */
  Map<String, SimulatedExposure> of(
      Dataset data,
      String strategy,
      Function<String, SiderealClock> clock,
      Function<String, EventSelection> selection)
      throws IOException {
    Map<String, SimulatedExposure> byName = new LinkedHashMap<>();
    for (DetectorCounts counts : data.detectors()) {
      if (counts.block().isPresent()) {
        throw InvalidInputException.of(
            "%s: the events of detector '%s' are in blocks, but its exposure is known as a whole:"
                + " leave out 'blocks'",
            strategy, counts.wholeName());
      }
      ExposureConfiguration entry =
          entries.stream()
              .filter(exposure -> exposure.detector().equals(counts.name()))
              .findFirst()
              .orElseThrow(
                  () ->
                      InvalidInputException.of(
                          "%s.exposures has no entry for detector '%s'; it has %s",
                          strategy,
                          counts.name(),
                          entries.stream().map(ExposureConfiguration::detector).toList()));
      byName.put(
          counts.name(),
          entry.of(counts, clock.apply(counts.name()), selection.apply(counts.name())));
    }
    return byName;
  }
}
