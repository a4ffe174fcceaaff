package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventSelection;
import org.anisky.exposure.LiveTimeTable;
import org.anisky.exposure.MonitoredRate;
import org.anisky.exposure.RunList;
import org.anisky.io.TimeScale;
import org.anisky.io.text.MonitoringTable;
import org.anisky.io.text.RunListFile;
import org.anisky.sky.SiderealClock;
import org.anisky.sky.TimeFrame;

/**
 * The section {@code live-time} of an exposure:
 *
 * <pre>
 *   {kind: uniform}
 *   {kind: table, file: live.csv, time-frame: sidereal}
 *   {kind: runs, file: runs.csv, time-format: mjd, outside-runs: refuse,
 *    without-events: refuse}
 * </pre>
 *
 * @param kind of source
 * @param file unless uniform
 * @param tableFrame time frame whose bins a table has; the other kinds serve every frame
 * @param timeFormat how a list of runs writes times; empty for ISO 8601 or unix time
 * @param outsideRuns what becomes of events outside of all runs
 * @param withoutEvents what becomes of live time without events
 */
public record LiveTimeConfiguration(
    Kind kind,
    Optional<Path> file,
    TimeFrame tableFrame,
    Optional<TimeScale> timeFormat,
    OutsideRuns outsideRuns,
    WithoutEvents withoutEvents) {
  private static final String TIME_FORMAT = "time-format";
  private static final String OUTSIDE_RUNS = "outside-runs";
  private static final String WITHOUT_EVENTS = "without-events";

  /** Where the live time comes from. */
  public enum Kind {
    /** The same in every bin. */
    UNIFORM,
    /** A table per bin. */
    TABLE,
    /** A list of runs. */
    RUNS
  }

  /** What becomes of events outside of all runs. */
  public enum OutsideRuns {
    /** There must be none. */
    REFUSE,
    /** They are left out, and counted as rejected. */
    CUT
  }

  /** What becomes of live time without events, against the rate before and behind it. */
  public enum WithoutEvents {
    /** There must be none. */
    REFUSE,
    /** It counts as live time. */
    KEEP
  }

  /** Reads the section; the caller finishes it. */
  static LiveTimeConfiguration read(YamlSection section) {
    Kind kind = section.choice("kind", Kind.class, Kind.UNIFORM);
    Optional<Path> file =
        kind == Kind.UNIFORM ? Optional.empty() : Optional.of(section.path("file"));
    TimeFrame frame =
        kind == Kind.TABLE
            ? section.choice("time-frame", TimeFrame.class, TimeFrame.SIDEREAL)
            : TimeFrame.SIDEREAL;
    if (kind != Kind.RUNS) {
      for (String key : List.of(TIME_FORMAT, OUTSIDE_RUNS, WITHOUT_EVENTS)) {
        if (section.has(key)) {
          throw section.invalid(key, "goes with kind: runs only");
        }
      }
      return new LiveTimeConfiguration(
          kind, file, frame, Optional.empty(), OutsideRuns.REFUSE, WithoutEvents.REFUSE);
    }
    return new LiveTimeConfiguration(
        kind,
        file,
        frame,
        section.has(TIME_FORMAT)
            ? Optional.of(section.choice(TIME_FORMAT, TimeScale.class))
            : Optional.empty(),
        section.choice(OUTSIDE_RUNS, OutsideRuns.class, OutsideRuns.REFUSE),
        section.choice(WITHOUT_EVENTS, WithoutEvents.class, WithoutEvents.REFUSE));
  }

  /**
   * The live time for counts.
   *
   * @param clock with which their events were binned
   * @param selection of their events
   */
  MonitoredRate of(DetectorCounts counts, SiderealClock clock, EventSelection selection)
      throws IOException {
    return switch (kind) {
      case UNIFORM -> LiveTimeTable.uniform(counts.binning(), counts.timeFrame());
      case TABLE -> MonitoringTable.readLiveTime(file.orElseThrow(), counts.binning(), tableFrame);
      case RUNS -> runs(clock, selection);
    };
  }

  /**
   * The list of runs, in the time that a selection of events has.
   *
   * @param clock with which events are binned
   */
  public RunList runs(SiderealClock clock, EventSelection selection) throws IOException {
    Path list = file.orElseThrow();
    return new RunList(list.toString(), RunListFile.read(list, timeFormat), clock)
        .within(selection.fromUnixTime(), selection.untilUnixTime());
  }
}
