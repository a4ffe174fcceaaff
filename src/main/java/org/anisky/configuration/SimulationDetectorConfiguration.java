package org.anisky.configuration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.configuration.yaml.Interval;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.BlockKind;
import org.anisky.counts.CountsBlock;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.Acceptance;
import org.anisky.exposure.AcceptanceFormula;
import org.anisky.exposure.AcceptanceShape;
import org.anisky.exposure.SampledAcceptanceMap;
import org.anisky.grid.SkyGrid;
import org.anisky.io.text.SimulationRateTable;
import org.anisky.simulation.AcceptanceWave;
import org.anisky.simulation.RateShape;
import org.anisky.simulation.SimulatedDetector;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.SkyFrame;

/**
 * Reads the section of one detector to be simulated:
 *
 * <pre>
 *   name: site19                  # letters, digits, '.', '_' and '-': it names the files
 *   latitude: 19 deg
 *   longitude: -97 deg
 *   max-zenith: 57 deg
 *   grid: {kind: healpix, nside: 64}    # see {@link GridConfiguration}
 *   events: 5e9                   # expected number under isotropy
 *   acceptance: {zenith-power: 1, azimuth-modulation: 0.2, azimuth-phase: 10 deg}
 *   # or        {map: acceptance.fits, column: 1, azimuth: north-west}
 *   acceptance-changes: [{shape: east-west, amplitude: 0.01, harmonic: 1, phase: 30 deg}]
 *   rate: {amplitude: 0.02, phase: 30 deg, gaps: [7, 8], gap-fraction: 0.1}
 *   # or  {table: rate.txt}       # one number per sidereal bin and line; gaps as above
 * </pre>
 *
 * or, for a detector that changes, in place of events, acceptance and rate,
 *
 * <pre>
 *   blocks: [{name: DJF, events: 1e9, acceptance: {...}, rate: {...}}, {name: MAM, ...}]
 * </pre>
 *
 * The acceptance is cos^p z (1 + m sin z sin^2(azimuth + phi)), the rate 1 + a cos(LST - phase).
 */
final class SimulationDetectorConfiguration {
  private static final Interval LATITUDE = Interval.closed(-90, 90);
  private static final Interval ONE_TURN_EITHER_WAY = Interval.closed(-360, 360);
  private static final Interval ZENITH = Interval.openClosed(0, 90);
  private static final Interval EVENTS = Interval.openClosed(0, 1e15);
  private static final int MOST_HARMONIC = 100;
  private static final String BLOCKS = "blocks";
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

  private SimulationDetectorConfiguration() {}

  /**
   * Reads the section; the caller finishes it.
   *
   * @return one detector, or its blocks
   */
  static List<SimulatedDetector> read(YamlSection section, SiderealBinning binning)
      throws IOException {
    String name = section.text("name");
    checkName(section, name);
    Observatory observatory =
        new Observatory(
            name,
            section.angle("latitude", LATITUDE),
            section.angle("longitude", ONE_TURN_EITHER_WAY));
    FieldOfView view = new FieldOfView(section.angle("max-zenith", ZENITH));
    SkyGrid grid = GridConfiguration.read(section.sectionOrDefaults("grid"), binning);
    LocalSky sky = LocalSky.of(observatory, grid, view);
    if (section.has(BLOCKS)) {
      return blocks(section, name, sky, binning);
    }
    double events = section.number("events", EVENTS);
    Acceptance acceptance = acceptance(section.sectionOrDefaults("acceptance"));
    RateShape rate = rate(section.sectionOrDefaults("rate"), binning);
    return List.of(new SimulatedDetector(name, sky, acceptance, rate, events, changes(section)));
  }

  private static void checkName(YamlSection section, String name) {
    if (!name.matches(NAME)) {
      throw section.invalid(
          "name",
          "'"
              + name
              + "' is not allowed; a name has letters, digits, '.', '_' and '-' only and"
              + " begins with a letter or a digit");
    }
  }

  /** What a detector says for all time, each block says for itself. */
  private static List<SimulatedDetector> blocks(
      YamlSection section, String detector, LocalSky sky, SiderealBinning binning)
      throws IOException {
    for (String key : List.of("events", "acceptance", "acceptance-changes", "rate")) {
      if (section.has(key)) {
        throw section.invalid(key, "does not go with 'blocks', each of which has its own");
      }
    }
    List<SimulatedDetector> blocks = new ArrayList<>();
    List<YamlSection> sections = section.sections(BLOCKS);
    DetectorNames.check(sections);
    for (YamlSection own : sections) {
      String label = own.text("name");
      checkName(own, label);
      CountsBlock block = new CountsBlock(detector, BlockKind.FILE, label, OptionalDouble.empty());
      blocks.add(
          new SimulatedDetector(
              block.name(),
              sky,
              acceptance(own.sectionOrDefaults("acceptance")),
              rate(own.sectionOrDefaults("rate"), binning),
              own.number("events", EVENTS),
              changes(own),
              Optional.of(block)));
    }
    return blocks;
  }

  private static Acceptance acceptance(YamlSection section) throws IOException {
    if (section.has("map")) {
      AzimuthConvention convention =
          section.choice("azimuth", AzimuthConvention.class, AzimuthConvention.NORTH_WEST);
      return new SampledAcceptanceMap(
          SimulationMaps.read(section, "map", SkyFrame.LOCAL_HORIZON), convention);
    }
    return new AcceptanceFormula(
        section.number("zenith-power", Interval.NOT_NEGATIVE, 1),
        section.number("azimuth-modulation", Interval.closedOpen(-1, Double.POSITIVE_INFINITY), 0),
        section.angle("azimuth-phase", ONE_TURN_EITHER_WAY, "0 deg"));
  }

  private static List<AcceptanceWave> changes(YamlSection section) {
    List<AcceptanceWave> changes = new ArrayList<>();
    for (YamlSection change : section.optionalSections("acceptance-changes")) {
      changes.add(
          new AcceptanceWave(
              change.choice("shape", AcceptanceShape.class, AcceptanceShape.EAST_WEST),
              change.number("amplitude", Interval.closed(-1, 1)),
              change.integer("harmonic", 1, MOST_HARMONIC, 1),
              change.angle("phase", ONE_TURN_EITHER_WAY, "0 deg")));
    }
    return changes;
  }

  private static RateShape rate(YamlSection section, SiderealBinning binning) throws IOException {
    RateShape rate;
    if (section.has("table")) {
      rate = RateShape.table(SimulationRateTable.read(section.path("table"), binning.bins()));
    } else {
      rate =
          RateShape.harmonic(
              section.number("amplitude", Interval.closed(-1, 1), 0),
              section.angle("phase", ONE_TURN_EITHER_WAY, "0 deg"));
    }
    return rate.withGaps(gaps(section, binning))
        .withGapFraction(section.number("gap-fraction", Interval.closedOpen(0, 1), 0));
  }

  private static List<Integer> gaps(YamlSection section, SiderealBinning binning) {
    List<Integer> gaps = new ArrayList<>();
    Interval bins = Interval.closed(0, binning.bins() - 1);
    for (double bin : section.numbers("gaps", bins, List.of())) {
      if (bin != Math.rint(bin)) {
        throw section.invalid("gaps", bin + " is not allowed; gaps are numbers of sidereal bins");
      }
      gaps.add((int) bin);
    }
    return gaps;
  }
}
