package org.anisky.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.BlockKind;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EventShare;
import org.anisky.grid.HealpixGrid;
import org.anisky.io.json.EnumKeys;
import org.anisky.model.SpuriousWave;
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
 * @param systematics from where a systematic error of the dipole is taken
 * @param errors from where the statistical errors of dipole and multipoles come
 * @param strategies options of all strategies
 * @param mapGrid HEALPix grid of the maps written
 * @param output directory to be made
 * @param pictures formats of the pictures
 * @param written the keys that no run changes
 */
public record RunConfiguration(
    Path file,
    String strategy,
    SiderealBinning binning,
    TimeFrame timeFrame,
    List<DetectorConfiguration> detectors,
    Optional<EnergyRangesConfiguration> energyRanges,
    Systematics systematics,
    ErrorsConfiguration errors,
    StrategyOptions strategies,
    HealpixGrid mapGrid,
    Path output,
    List<PictureFormat> pictures,
    AsWritten written)
    implements ReconstructionConfiguration {
  private static final String SYSTEMATICS = "systematics";
  private static final String DETECTORS = "detectors";

  /** The keys whose values are typed above, and written from there. */
  private static final Set<String> TYPED =
      Set.of(
          "strategy",
          "sidereal-bins",
          "time-frame",
          DETECTORS,
          EnergyRangesConfiguration.KEY,
          SYSTEMATICS);

  private static final int MOST_BINS = 86_400;

  /** The list of runs in which the events of a detector must lie; empty when there is none. */
  public Optional<LiveTimeConfiguration> runs(String detector) {
    return strategies.exposures().values().stream()
        .flatMap(exposures -> exposures.entries().stream())
        .filter(exposure -> exposure.detector().equals(detector))
        .map(ExposureConfiguration::liveTime)
        .filter(liveTime -> liveTime.kind() == LiveTimeConfiguration.Kind.RUNS)
        .findFirst();
  }

  /** By what the events of a detector are parted into blocks; empty when they are not. */
  public Optional<BlockKind> blocks(String detector) {
    return detectors.stream()
        .filter(entry -> entry.name().equals(detector))
        .findFirst()
        .flatMap(DetectorConfiguration::blocks);
  }

  @Override
  public Map<String, Object> effective() {
    Map<String, Object> typed = new LinkedHashMap<>();
    typed.put("strategy", strategy);
    typed.put("sidereal-bins", binning.bins());
    typed.put("time-frame", timeFrame.key());
    typed.put(DETECTORS, detectors.stream().map(DetectorConfiguration::effective).toList());
    energyRanges.ifPresent(ranges -> typed.put(EnergyRangesConfiguration.KEY, ranges.effective()));
    typed.put(SYSTEMATICS, EnumKeys.key(systematics));
    return written.with(typed);
  }

  @Override
  public Map<String, List<Path>> paths() {
    Map<String, List<Path>> paths = new LinkedHashMap<>(written.paths());
    if (energyRanges.isEmpty()) {
      paths.keySet().removeIf(key -> key.startsWith(EnergyRangesConfiguration.KEY + "."));
    }
    return paths;
  }

  /**
   * The files that are read besides events and counts: those that the sections of strategies name,
   * and those of sections that serve all of them.
   *
   * @param used names of the strategies; the files of others are not read
   */
  public List<Path> otherFiles(Collection<String> used) {
    Set<String> notRead = new HashSet<>(Strategies.KNOWN.names());
    notRead.removeAll(used);
    notRead.add(DETECTORS);
    return paths().entrySet().stream()
        .filter(entry -> !notRead.contains(entry.getKey().split("\\.", 2)[0]))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  /** The same for events binned in another time frame; one that is a control has none itself. */
  public RunConfiguration inFrame(TimeFrame other) {
    return with(other, detectors, energyRanges);
  }

  /** The same for the events of one energy range: as if {@code select} had its limits. */
  public RunConfiguration inRange(EnergyRange range) {
    return with(
        timeFrame,
        detectors.stream().map(detector -> detector.inRange(range)).toList(),
        Optional.empty());
  }

  /**
   * The same for a share of the events of all detectors.
   *
   * @throws org.anisky.InvalidInputException when a detector is given as counts
   */
  public RunConfiguration inShare(EventShare share) {
    for (DetectorConfiguration detector : detectors) {
      if (detector.events().isEmpty()) {
        throw InvalidInputException.of(
            "%s: %s is given as counts, which have no parts to share out; give its events",
            file, detector.name());
      }
    }
    return with(
        timeFrame,
        detectors.stream().map(detector -> detector.inShare(share)).toList(),
        energyRanges);
  }

  /**
   * The same with some of the files of events alone.
   *
   * @param files by detector; one without files is left out
   */
  public RunConfiguration withFiles(Map<String, List<Path>> files) {
    return with(
        timeFrame,
        detectors.stream()
            .filter(detector -> !files.get(detector.name()).isEmpty())
            .map(detector -> detector.withFiles(files.get(detector.name())))
            .toList(),
        energyRanges);
  }

  private RunConfiguration with(
      TimeFrame frame,
      List<DetectorConfiguration> inputs,
      Optional<EnergyRangesConfiguration> ranges) {
    return new RunConfiguration(
        file,
        strategy,
        binning,
        frame,
        inputs,
        ranges,
        SpuriousWave.carrier(frame).isPresent() ? systematics : Systematics.NONE,
        errors,
        strategies,
        mapGrid,
        output,
        pictures,
        written);
  }

  /**
   * Refuses what is made of a single result, for a command that sets several side by side.
   *
   * @param command its name
   */
  public void requireOwnErrors(String command) {
    if (systematics != Systematics.NONE || errors.isBootstrap()) {
      throw InvalidInputException.of(
          "%s: '%s' is for 'anisky reconstruct' alone; 'anisky %s' has toys and frames of its own",
          file,
          systematics == Systematics.NONE ? "errors: bootstrap" : "systematics: frames",
          command);
    }
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
    Systematics systematics = systematics(root, timeFrame);
    ErrorsConfiguration errors = ErrorsConfiguration.read(root);
    List<YamlSection> detectorSections = root.sections(DETECTORS);
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
      detectors.add(
          DetectorConfiguration.read(section, binning, timeFrame, rangesSection.isPresent()));
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
        systematics,
        errors,
        options,
        new HealpixGrid(nside),
        output,
        pictures,
        AsWritten.of(root, TYPED));
  }

  private static Systematics systematics(YamlSection root, TimeFrame frame) {
    Systematics chosen = root.choice(SYSTEMATICS, Systematics.class, Systematics.NONE);
    if (chosen == Systematics.FRAMES && SpuriousWave.carrier(frame).isEmpty()) {
      throw root.invalid(
          SYSTEMATICS,
          "'frames' is for the time frames sidereal and solar; " + frame.key() + " is a control");
    }
    return chosen;
  }
}
