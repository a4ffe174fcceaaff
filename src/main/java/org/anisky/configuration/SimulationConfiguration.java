package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.simulation.Fluctuations;
import org.anisky.simulation.SimulatedDetector;
import org.anisky.simulation.SimulatedEvents;
import org.anisky.simulation.SimulationPlan;
import org.anisky.simulation.SkySampling;
import org.anisky.simulation.SyntheticSky;
import org.anisky.sky.SiderealBinning;

/**
 * The configuration of a simulation:
 *
 * <pre>
 *   seed: 1
 *   fluctuations: poisson        # or asimov: the expected counts themselves
 *   sidereal-bins: 360
 *   sampling: exact              # or equatorial-pixels, see {@link SkySampling}
 *   equatorial-nside: 64         # equatorial-pixels only; by default the reconstruction's own grid
 *   sky: {...}                   # see {@link SimulationSkyConfiguration}; isotropic by default
 *   detectors: [{...}, ...]      # see {@link SimulationDetectorConfiguration}
 *   write: [counts]              # any of counts, events-arrow, events-text
 *   event-year: 2024             # the year in which events happen
 *   truth-nside: 64              # of the map of the true sky
 *   output: {directory: out}     # by default named after the configuration
 * </pre>
 *
 * @param plan what is simulated
 * @param write what is written for each detector
 * @param eventYear year of the events (UTC)
 * @param truthGrid pixels of the map of the true sky
 * @param output directory to be made
 * @param effective the configuration in full, defaults filled in
 */
public record SimulationConfiguration(
    SimulationPlan plan,
    Set<SimulationOutput> write,
    int eventYear,
    HealpixGrid truthGrid,
    Path output,
    Map<String, Object> effective) {
  private static final int MOST_BINS = 100_000;

  /** Where the sky is looked up, as configurations name it. */
  private enum Sampling {
    EXACT,
    EQUATORIAL_PIXELS
  }

  /**
   * Reads a whole configuration and refuses keys that are not known.
   *
   * @param root the section at the top of the file
   * @throws InvalidInputException with file, line and key path when a value is not allowed
   * @throws IOException when a file that the configuration names cannot be read
   */
  public static SimulationConfiguration read(YamlSection root) throws IOException {
    long seed = root.longInteger("seed", Long.MIN_VALUE, Long.MAX_VALUE);
    Fluctuations fluctuations =
        root.choice("fluctuations", Fluctuations.class, Fluctuations.POISSON);
    SiderealBinning binning = new SiderealBinning(root.integer("sidereal-bins", 1, MOST_BINS, 360));
    Sampling sampling = root.choice("sampling", Sampling.class, Sampling.EXACT);
    int equatorialNside =
        sampling == Sampling.EQUATORIAL_PIXELS && root.has("equatorial-nside")
            ? GridConfiguration.nside(root, "equatorial-nside", 64)
            : 0;
    SyntheticSky sky = new SimulationSkyConfiguration(seed).read(root.sectionOrDefaults("sky"));
    List<SimulatedDetector> detectors = new ArrayList<>();
    List<YamlSection> sections = root.sections("detectors");
    DetectorNames.check(sections);
    for (YamlSection section : sections) {
      detectors.addAll(SimulationDetectorConfiguration.read(section, binning));
    }
    Set<SimulationOutput> write = outputs(root);
    int year = root.integer("event-year", 1970, 2099, 2024);
    int truthNside = GridConfiguration.nside(root, "truth-nside", 64);
    Path output = OutputConfiguration.directory(root);
    root.finish();
    checkEvents(root, write, fluctuations, detectors);
    SkySampling where = SkySampling.EXACT;
    if (sampling == Sampling.EQUATORIAL_PIXELS) {
      SkyGrid grid =
          equatorialNside > 0
              ? new HealpixGrid(equatorialNside)
              : SimulationPlan.naturalGrid(detectors);
      where = SkySampling.onPixels(grid);
    }
    SimulationPlan plan = new SimulationPlan(seed, fluctuations, where, binning, sky, detectors);
    return new SimulationConfiguration(
        plan, write, year, new HealpixGrid(truthNside), output, root.effective());
  }

  /** Lists of events are refused before anything is simulated. */
  private static void checkEvents(
      YamlSection root,
      Set<SimulationOutput> write,
      Fluctuations fluctuations,
      List<SimulatedDetector> detectors) {
    if (write.equals(EnumSet.of(SimulationOutput.COUNTS))) {
      return;
    }
    if (fluctuations != Fluctuations.POISSON) {
      throw root.invalid(
          "write", "asks for events, which are whole; they need fluctuations 'poisson'");
    }
    for (SimulatedDetector detector : detectors) {
      if (detector.events() > SimulatedEvents.MOST_EVENTS) {
        throw root.invalid(
            "write",
            String.format(
                Locale.ROOT,
                "asks for events, but %s has %.3g; at most %.3g are written as events",
                detector.name(),
                detector.events(),
                (double) SimulatedEvents.MOST_EVENTS));
      }
    }
  }

  private static Set<SimulationOutput> outputs(YamlSection root) {
    return EnumSet.copyOf(
        root.choices("write", SimulationOutput.class, List.of(SimulationOutput.COUNTS)));
  }
}
