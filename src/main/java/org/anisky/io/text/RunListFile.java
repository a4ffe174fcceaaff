package org.anisky.io.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.exposure.Run;
import org.anisky.io.IsoTime;
import org.anisky.io.TimeScale;

/**
 * Reads a list of runs: {@code start,stop} or {@code start,stop,live_fraction} per line, see {@link
 * MonitoringTable} for the rest of the layout. Times are UTC in one format; without a declared one
 * they are ISO 8601 or seconds since 1970.
 */
public final class RunListFile {
  private static final List<String> HEADINGS = List.of("start,stop", "start,stop,live_fraction");

  /** 2100-01-01T00:00:00 UTC, unix time, s. */
  private static final double LATEST_UNIX_TIME = 4102444800.0;

  /** 1973-03-03, unix time, s: smaller numbers are days of a Julian date, not unix times. */
  private static final double LEAST_UNIX_TIME = 1e8;

  private RunListFile() {}

  /**
   * Reads a file.
   *
   * @param format of the times; empty for either of ISO 8601 and unix time
   * @return the runs, each with its file and line as label
   * @throws InvalidInputException with file and line when something is not allowed
   */
  public static List<Run> read(Path file, Optional<TimeScale> format) throws IOException {
    List<Run> runs = new ArrayList<>();
    for (MonitoringTable.Row row : MonitoringTable.rows(file, "run list", HEADINGS)) {
      double fraction = row.cells().length > 2 ? row.number(2) : 1;
      if (!(fraction > 0 && fraction <= 1)) {
        throw row.refused(
            "'%s' is not a live fraction; it must be above 0 and at most 1", row.shown(2));
      }
      runs.add(new Run(row.place(), time(row, 0, format), time(row, 1, format), fraction));
    }
    return List.copyOf(runs);
  }

  private static double time(MonitoringTable.Row row, int cell, Optional<TimeScale> format) {
    String text = row.cells()[cell];
    if (format.isPresent()) {
      double time =
          format.get() == TimeScale.ISO
              ? IsoTime.toUnixTime(text)
              : format.get().toUnixTime(row.number(cell));
      if (!(time >= 0 && time <= LATEST_UNIX_TIME)) {
        throw row.refused(
            "'%s' is not a time in UTC from 1970 to 2100 in the format %s",
            row.shown(cell), format.get().key());
      }
      return time;
    }
    double iso = IsoTime.toUnixTime(text);
    double time = Double.isNaN(iso) ? row.number(cell) : iso;
    if (!(time >= 0 && time <= LATEST_UNIX_TIME)) {
      throw row.refused(
          "'%s' is not a time in UTC from 1970 to 2100, such as 2016-12-31T23:59:58Z or"
              + " 1483228798; for other formats say time-format: mjd, jd or gps",
          row.shown(cell));
    }
    if (Double.isNaN(iso) && time < LEAST_UNIX_TIME) {
      throw row.refused(
          "'%s' would be a unix time before March 1973; say time-format: mjd, jd, gps or unix",
          row.shown(cell));
    }
    return time;
  }
}
