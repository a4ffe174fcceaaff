package org.anisky.configuration;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anisky.configuration.yaml.Interval;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.BlockKind;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventShare;
import org.anisky.counts.WeightUse;
import org.anisky.grid.SkyGrid;
import org.anisky.io.json.EnumKeys;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.SiderealClock;
import org.anisky.sky.TimeFrame;

/**
 * One detector of a configuration: either a list of events with the site, grid, clock and cuts that
 * turn it into counts, or a file of counts that carries all of this itself.
 *
 * @param name of the detector
 * @param events how to make counts, or empty
 * @param counts files of counts, or empty
 * @param blocks by what the events are parted into blocks with a rate and an acceptance of their
 *     own, or empty
 * @param written the keys that no run changes
 */
public record DetectorConfiguration(
    String name,
    Optional<EventInput> events,
    Optional<CountsInput> counts,
    Optional<BlockKind> blocks,
    AsWritten written) {
  private static final Interval LATITUDE = Interval.closed(-90, 90);
  private static final Interval LONGITUDE = Interval.closed(-360, 360);
  private static final Interval ZENITH = Interval.openClosed(0, 180);

  private static final String BLOCKS = "blocks";

  /** The keys whose values are typed, and written from there. */
  private static final Set<String> TYPED = Set.of("name", "select", "weights", "event-sums");

  /**
   * Reads an entry of {@code detectors}.
   *
   * @param binning sidereal bins, which the columns of a grid have to fit
   * @param timeFrame of counts that do not say theirs
   * @param inRanges whether energies are selected by {@code energy-ranges} instead
   * @throws org.anisky.InvalidInputException with file, line and key when something is not allowed
   */
  static DetectorConfiguration read(
      YamlSection section, SiderealBinning binning, TimeFrame timeFrame, boolean inRanges) {
    String name = section.text("name");
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._ -]*")) {
      throw section.invalid(
          "name", "'" + name + "' is not allowed; letters, digits, blanks, '.', '_' and '-' only");
    }
    Optional<YamlSection> counts = section.optionalSection("counts");
    Optional<BlockKind> blocks =
        section.has(BLOCKS)
            ? Optional.of(section.choice(BLOCKS, BlockKind.class))
            : Optional.empty();
    Optional<EventInput> events = Optional.empty();
    Optional<CountsInput> files = Optional.empty();
    if (counts.isPresent()) {
      if (section.has("events")) {
        throw section.invalid("has both 'events' and 'counts'; it must have one of them");
      }
      files = Optional.of(CountsConfiguration.read(section, counts.get(), name, timeFrame));
      if (blocks.isPresent() && !(files.get() instanceof CountsInput.Parts)) {
        throw section.invalid(
            BLOCKS,
            "needs 'events', or 'counts: {directory: ...}' of parts: one file of counts does not"
                + " tell when its events happened");
      }
    } else {
      events = Optional.of(events(section, name, binning, inRanges));
    }
    return new DetectorConfiguration(name, events, files, blocks, AsWritten.of(section, TYPED));
  }

  private static EventInput events(
      YamlSection section, String name, SiderealBinning binning, boolean inRanges) {
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
    return new EventInput(
        EventSourceConfiguration.read(events),
        new Observatory(name, latitude, longitude),
        GridConfiguration.read(grid, binning),
        fieldOfView,
        ClockConfiguration.read(clock),
        SelectionConfiguration.read(select, inRanges),
        weightUse,
        sumEvents);
  }

  /** The entry in full, defaults filled in. */
  Map<String, Object> effective() {
    Map<String, Object> typed = new LinkedHashMap<>();
    typed.put("name", name);
    events.ifPresent(
        input -> {
          typed.put("select", input.cuts().effective());
          typed.put("weights", EnumKeys.key(input.weightUse()));
          typed.put("event-sums", input.sumEvents());
        });
    return written.with(typed);
  }

  /** The same for the events of one energy range. */
  DetectorConfiguration inRange(EnergyRange range) {
    return new DetectorConfiguration(
        name, events.map(input -> input.inRange(range)), counts, blocks, written);
  }

  /** The same with some of the files of its events alone. */
  DetectorConfiguration withFiles(List<Path> some) {
    return new DetectorConfiguration(
        name,
        events.map(input -> input.with(input.file().withFiles(some))),
        counts,
        blocks,
        written);
  }

  /** The same for a share of the events; counts stay as they are. */
  DetectorConfiguration inShare(EventShare share) {
    return new DetectorConfiguration(
        name,
        events.map(input -> input.with(input.file().inShare(share))),
        counts,
        blocks,
        written);
  }

  /**
   * How to turn events into counts.
   *
   * @param file the events
   * @param observatory the site
   * @param grid the local grid
   * @param fieldOfView largest zenith angle
   * @param clock how sidereal time is computed
   * @param cuts in time and energy
   * @param weightUse what weights are used for
   * @param sumEvents whether sums over the events are made beside the counts
   */
  public record EventInput(
      EventFileConfiguration file,
      Observatory observatory,
      SkyGrid grid,
      FieldOfView fieldOfView,
      SiderealClock clock,
      SelectionConfiguration cuts,
      WeightUse weightUse,
      boolean sumEvents) {
    /** The cuts in time and energy. */
    public EventSelection selection() {
      return cuts.selection();
    }

    private EventInput with(EventFileConfiguration other) {
      return new EventInput(
          other, observatory, grid, fieldOfView, clock, cuts, weightUse, sumEvents);
    }

    private EventInput inRange(EnergyRange range) {
      return new EventInput(
          file, observatory, grid, fieldOfView, clock, cuts.inRange(range), weightUse, sumEvents);
    }
  }
}
