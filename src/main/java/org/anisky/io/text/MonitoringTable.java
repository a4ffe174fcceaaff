package org.anisky.io.text;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.io.IsoTime;
import org.anisky.reconstruction.montecarlo.LiveTimeTable;
import org.anisky.reconstruction.montecarlo.Run;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;

/**
 * Reads what monitoring says, as comma-separated text: one row per line; blank lines and lines that
 * begin with {@code #} are skipped; the first other line may be the heading given below, word for
 * word.
 */
public final class MonitoringTable {
  private static final String LIVE_TIME = "bin,live_time";
  private static final String RUNS = "start,stop";
  private static final String RUNS_WITH_FRACTION = "start,stop,live_fraction";

  /** 2100-01-01T00:00:00 UTC, unix time, s. */
  private static final double LATEST_UNIX_TIME = 4102444800.0;

  private MonitoringTable() {}

  private record Row(Path file, int line, String[] cells) {
    private InvalidInputException refused(String format, Object... arguments) {
      return InvalidInputException.of(
          "%s:%d: %s", file, line, InvalidInputException.of(format, arguments).getMessage());
    }

    private double number(int cell) {
      try {
        return Double.parseDouble(cells[cell]);
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
  }

  /**
   * Live time per sidereal bin: {@code bin,live_time}, bins counted from 0, in any unit. Bins that
   * are not listed have none.
   *
   * @throws InvalidInputException with file and line when something is not allowed
   */
  public static LiveTimeTable readLiveTime(Path file, SiderealBinning binning, TimeFrame frame)
      throws IOException {
    double[] liveTime = new double[binning.bins()];
    int[] lineOfBin = new int[binning.bins()];
    for (Row row : rows(file, "table of live times", List.of(LIVE_TIME))) {
      double bin = row.number(0);
      if (!(bin >= 0 && bin < binning.bins() && bin == Math.rint(bin))) {
        throw row.refused(
            "'%s' is not a sidereal bin; bins are 0 to %d", row.cells()[0], binning.bins() - 1);
      }
      double time = row.number(1);
      if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
        throw row.refused("'%s' is not a live time; it must be finite and >= 0", row.cells()[1]);
      }
      int tau = (int) bin;
      if (lineOfBin[tau] > 0) {
        throw row.refused("sidereal bin %d is on line %d already", tau, lineOfBin[tau]);
      }
      lineOfBin[tau] = row.line();
      liveTime[tau] = time;
    }
    return new LiveTimeTable(file.toString(), binning, frame, liveTime);
  }

  /**
   * Runs: {@code start,stop} or {@code start,stop,live_fraction}. Times are UTC, as ISO 8601 or as
   * seconds since 1970. The label of a run is its file and line.
   *
   * @throws InvalidInputException with file and line when something is not allowed
   */
  public static List<Run> readRuns(Path file) throws IOException {
    List<Run> runs = new ArrayList<>();
    for (Row row : rows(file, "run list", List.of(RUNS, RUNS_WITH_FRACTION))) {
      String label = row.file() + ":" + row.line();
      double fraction = row.cells().length > 2 ? row.number(2) : 1;
      if (!(fraction > 0 && fraction <= 1)) {
        throw row.refused(
            "'%s' is not a live fraction; it must be above 0 and at most 1", row.cells()[2]);
      }
      runs.add(new Run(label, time(row, 0), time(row, 1), fraction));
    }
    return List.copyOf(runs);
  }

  private static double time(Row row, int cell) {
    double iso = IsoTime.toUnixTime(row.cells()[cell]);
    double time = Double.isNaN(iso) ? row.number(cell) : iso;
    if (!(time >= 0 && time <= LATEST_UNIX_TIME)) {
      throw row.refused(
          "'%s' is not a time in UTC from 1970 to 2100, such as 2016-12-31T23:59:58Z or"
              + " 1483228798",
          row.cells()[cell]);
    }
    return time;
  }

  private static List<Row> rows(Path file, String what, List<String> headings) throws IOException {
    List<Row> rows = new ArrayList<>();
    List<String> lines = lines(file, what);
    boolean first = true;
    for (int k = 0; k < lines.size(); k++) {
      String line = lines.get(k).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split(",", -1);
      for (int c = 0; c < cells.length; c++) {
        cells[c] = cells[c].strip();
      }
      Row row = new Row(file, k + 1, cells);
      if (!(first && headings.contains(String.join(",", cells)))) {
        if (headings.stream().noneMatch(h -> h.split(",").length == cells.length)) {
          throw row.refused("%d columns; a row is %s", cells.length, String.join(" or ", headings));
        }
        rows.add(row);
      }
      first = false;
    }
    if (rows.isEmpty()) {
      throw InvalidInputException.of("%s %s has no rows", what, file);
    }
    return rows;
  }

  private static List<String> lines(Path file, String what) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw InvalidInputException.of("%s %s does not exist", what, file);
    }
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(file + " is not text in UTF-8", e);
    }
  }
}
