package org.anisky.io.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.anisky.InvalidInputException;
import org.anisky.exposure.LiveTimeTable;
import org.anisky.io.Excerpt;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;

/**
 * Reads what monitoring says, as text: one row per line, cells between commas, or between blanks
 * and tabs in lines without a comma; blank lines and lines that begin with {@code #} are skipped;
 * the first other line may be the heading given below, word for word.
 */
public final class MonitoringTable {
  private static final String LIVE_TIME = "bin,live_time";

  /** The date of an ISO 8601 time, and what follows it after a blank. */
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private static final Pattern TIME_OF_DAY = Pattern.compile("\\d{2}:\\d{2}.*");

  private MonitoringTable() {}

  /** Cells of a line, blanks around them taken off. */
  record Row(Path file, long line, String[] cells) {
    String place() {
      return file + ":" + line;
    }

    InvalidInputException refused(String format, Object... arguments) {
      return InvalidInputException.of(
          "%s:%d: %s", file, line, InvalidInputException.of(format, arguments).getMessage());
    }

    /** The number in a cell, NaN when there is none. */
    double number(int cell) {
      return DecimalNumber.parse(cells[cell]);
    }

    /** A cell for a message. */
    String shown(int cell) {
      return Excerpt.of(cells[cell]);
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
    long[] lineOfBin = new long[binning.bins()];
    for (Row row : rows(file, "table of live times", List.of(LIVE_TIME))) {
      double bin = row.number(0);
      if (!(bin >= 0 && bin < binning.bins() && bin == Math.rint(bin))) {
        throw row.refused(
            "'%s' is not a sidereal bin; bins are 0 to %d", row.shown(0), binning.bins() - 1);
      }
      double time = row.number(1);
      if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
        throw row.refused("'%s' is not a live time; it must be finite and >= 0", row.shown(1));
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
   * The rows of a table without its heading.
   *
   * @param what it is, for messages
   * @param headings of which the first row may be one; their columns are allowed numbers of columns
   */
  static List<Row> rows(Path file, String what, List<String> headings) throws IOException {
    List<Row> rows = new ArrayList<>();
    boolean first = true;
    for (TextTable.Line line : TextTable.read(file, what)) {
      String[] cells = cells(line.text());
      Row row = new Row(file, line.number(), cells);
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

  /** Cells between commas, or where a line has none between blanks and tabs. */
  private static String[] cells(String line) {
    if (line.indexOf(',') >= 0) {
      String[] cells = line.split(",", -1);
      for (int c = 0; c < cells.length; c++) {
        cells[c] = cells[c].strip();
      }
      return cells;
    }
    List<String> cells = new ArrayList<>();
    for (String cell : line.split("\\s+")) {
      int last = cells.size() - 1;
      if (last >= 0
          && DATE.matcher(cells.get(last)).matches()
          && TIME_OF_DAY.matcher(cell).matches()) {
        cells.set(last, cells.get(last) + "T" + cell);
      } else {
        cells.add(cell);
      }
    }
    return cells.toArray(String[]::new);
  }
}
