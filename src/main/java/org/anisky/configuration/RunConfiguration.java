package org.anisky.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.WeightUse;
import org.anisky.grid.HealpixGrid;
import org.anisky.io.yaml.Interval;
import org.anisky.io.yaml.YamlFile;
import org.anisky.io.yaml.YamlSection;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;

/**
 * A configuration of {@code reconstruct} and {@code bin}, checked and with all defaults.
 *
 * @param file the configuration file
 * @param strategy name of the strategy
 * @param binning sidereal bins of event lists
 * @param timeFrame time frame of event lists
 * @param detectors at least one
 * @param energyRanges in which the detectors' events are reconstructed one after the other; empty
 *     for one reconstruction of all selected events
 * @param strategies options of all strategies
 * @param mapGrid HEALPix grid of the maps written
 * @param output directory to be made
 * @param pictures formats of the pictures
 * @param effective the configuration in full, for provenance
 */
public record RunConfiguration(
    Path file,
    String strategy,
    SiderealBinning binning,
    TimeFrame timeFrame,
    List<DetectorConfiguration> detectors,
    Optional<EnergyRangesConfiguration> energyRanges,
    StrategyOptions strategies,
    HealpixGrid mapGrid,
    Path output,
    List<PictureFormat> pictures,
    Map<String, Object> effective)
    implements ReconstructionConfiguration {
  private static final int MOST_BINS = 86_400;
  private static final Interval LATITUDE = Interval.closed(-90, 90);
  private static final Interval LONGITUDE = Interval.closed(-360, 360);
  private static final Interval ZENITH = Interval.openClosed(0, 180);

  /** The list of runs in which the events of a detector must lie; empty when there is none. */
  public Optional<LiveTimeConfiguration> runs(String detector) {
    return strategies.exposures().values().stream()
        .flatMap(exposures -> exposures.entries().stream())
        .filter(exposure -> exposure.detector().equals(detector))
        .map(ExposureConfiguration::liveTime)
        .filter(liveTime -> liveTime.kind() == LiveTimeConfiguration.Kind.RUNS)
        .findFirst();
  }

  /** The same for events binned in another time frame. */
  public RunConfiguration inFrame(TimeFrame other) {
    Map<String, Object> changed = new LinkedHashMap<>(effective);
    changed.put("time-frame", other.key());
    return new RunConfiguration(
        file,
        strategy,
        binning,
        other,
        detectors,
        energyRanges,
        strategies,
        mapGrid,
        output,
        pictures,
        changed);
  }

  /** The same for the events of one energy range: as if {@code select} had its limits. */
  public RunConfiguration inRange(EnergyRange range) {
    Map<String, Object> changed = new LinkedHashMap<>(effective);
    changed.remove(EnergyRangesConfiguration.KEY);
    changed.put(
        "detectors",
        ((List<?>) effective.get("detectors"))
            .stream().map(detector -> selecting((Map<?, ?>) detector, range)).toList());
    return new RunConfiguration(
        file,
        strategy,
        binning,
        timeFrame,
        detectors.stream().map(detector -> detector.inRange(range)).toList(),
        Optional.empty(),
        strategies,
        mapGrid,
        output,
        pictures,
        changed);
  }

  private static Map<Object, Object> selecting(Map<?, ?> detector, EnergyRange range) {
    Map<Object, Object> select = new LinkedHashMap<>((Map<?, ?>) detector.get("select"));
    select.put("min-energy", range.from());
    if (!range.isOpen()) {
      select.put("max-energy", range.until());
    }
    Map<Object, Object> changed = new LinkedHashMap<>(detector);
    changed.put("select", select);
    return changed;
  }

  /**
   * Refuses energy ranges, for a command that makes one run.
   *
   * @param command its name
   */
  public void requireOneRange(String command) {
    energyRanges.ifPresent(
        ranges -> {
          throw InvalidInputException.of(
              "%s: energy-ranges is for 'anisky reconstruct' alone; 'anisky %s' takes one range,"
                  + " min-energy and max-energy of 'select'",
              ranges.place(), command);
        });
  }

  /**
   * Binds a configuration.
   *
   * @param root as {@link YamlFile#read} gives it, overrides applied
   * @throws org.anisky.InvalidInputException with file, line and key when something is not allowed
   */
  public static RunConfiguration of(YamlSection root) {
    return of(root, Strategies.KNOWN);
  }

  /** The same with other strategies than those of the program. */
  static RunConfiguration of(YamlSection root, Strategies known) {
    if (root.has(SkyMapsConfiguration.KEY)) {
      throw root.invalid(
          SkyMapsConfiguration.KEY,
          "is for 'anisky reconstruct' without 'detectors'; events or sidereal counts of"
              + " 'detectors' are needed here");
    }
    String strategy = root.oneOf("strategy", known.names(), known.usual());
    SiderealBinning binning = new SiderealBinning(root.integer("sidereal-bins", 1, MOST_BINS, 360));
    TimeFrame timeFrame = root.choice("time-frame", TimeFrame.class, TimeFrame.SIDEREAL);
    List<YamlSection> detectorSections = root.sections("detectors");
    Optional<YamlSection> rangesSection = root.optionalSection(EnergyRangesConfiguration.KEY);
    StrategyOptions.Sections strategies = StrategyOptions.sections(known, root);
    YamlSection maps = root.sectionOrDefaults("maps");
    YamlSection outputSection = root.sectionOrDefaults("output");
    Path output = OutputConfiguration.directory(root, outputSection);
    List<PictureFormat> pictures = OutputConfiguration.pictures(outputSection);
    root.finishKeys();
    DetectorNames.check(detectorSections);
    List<DetectorConfiguration> detectors = new ArrayList<>();
    for (YamlSection section : detectorSections) {
      detectors.add(detector(section, binning, timeFrame, rangesSection.isPresent()));
    }
    Optional<EnergyRangesConfiguration> energyRanges =
        rangesSection.map(
            section -> EnergyRangesConfiguration.read(section, detectors, detectorSections));
    StrategyOptions options = strategies.read();
    int nside = GridConfiguration.nside(maps, "nside", 64);
    root.finish();
    return new RunConfiguration(
        root.file(),
        strategy,
        binning,
        timeFrame,
        List.copyOf(detectors),
        energyRanges,
        options,
        new HealpixGrid(nside),
        output,
        pictures,
        root.effective());
  }

  private static DetectorConfiguration detector(
      YamlSection section, SiderealBinning binning, TimeFrame timeFrame, boolean inRanges) {
    String name = section.text("name");
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._ -]*")) {
      throw section.invalid(
          "name", "'" + name + "' is not allowed; letters, digits, blanks, '.', '_' and '-' only");
    }
    Optional<YamlSection> counts = section.optionalSection("counts");
    if (counts.isPresent()) {
      if (section.has("events")) {
        throw section.invalid("has both 'events' and 'counts'; it must have one of them");
      }
      return new DetectorConfiguration(
          name,
          Optional.empty(),
          Optional.of(CountsConfiguration.read(section, counts.get(), name, timeFrame)));
    }
    if (!section.has("events")) {
      throw section.invalid(
          "has neither 'events' (a list of events) nor 'counts' (a file of sidereal counts)");
    }
    double latitude = section.angle("latitude", LATITUDE);
    double longitude = section.angle("longitude", LONGITUDE);
    FieldOfView fieldOfView = new FieldOfView(section.angle("max-zenith", ZENITH));
    YamlSection events = section.section("events");
    YamlSection grid = section.sectionOrDefaults("grid");
    YamlSection clock = section.sectionOrDefaults("clock");
    YamlSection select = section.sectionOrDefaults("select");
    WeightUse weightUse = section.choice("weights", WeightUse.class, WeightUse.COUNTS_AND_SUMS);
    boolean sumEvents = section.bool("event-sums", false);
    section.finishKeys();
    return new DetectorConfiguration(
        name,
        Optional.of(
            new DetectorConfiguration.EventInput(
                EventSourceConfiguration.read(events),
                new Observatory(name, latitude, longitude),
                GridConfiguration.read(grid, binning),
                fieldOfView,
                ClockConfiguration.read(clock),
                SelectionConfiguration.read(select, inRanges),
                weightUse,
                sumEvents)),
        Optional.empty());
  }
}
