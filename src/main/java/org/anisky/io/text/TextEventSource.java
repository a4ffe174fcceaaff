package org.anisky.io.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.counts.EventBatch;
import org.anisky.io.CheckColumns;
import org.anisky.io.ColumnEvents;
import org.anisky.io.ColumnForms;
import org.anisky.io.ColumnPlace;
import org.anisky.io.ColumnReference;
import org.anisky.io.EventColumns;
import org.anisky.io.TimeScale;
import org.anisky.io.text.TextEventFormat.ExtraColumns;

/**
 * Events in a text file, plain or compressed with gzip, one per line. Blank lines and comments are
 * skipped; everything else must be an event. A line with fewer columns than the header, or without
 * one than the first event, is refused: between blanks a missing value would shift all others. So
 * is one with more, where the names may belong to other columns, unless that is declared.
 *
 * <p>Memory does not depend on the number of events. Read by one thread.
 */
public final class TextEventSource extends ColumnEvents {
  private static final int MOST_COLUMNS = 10_000;

  private final Path file;
  private final TextEventFormat format;
  private final EventColumns columns;
  private final TextLines lines;
  private final byte[] comment;
  private final TextColumnPositions positions;
  private final TextFields fields;
  private final ColumnPlace here;
  private final int[] usedPositions;
  private final boolean rejectEmpty;
  private int expectedColumns;
  private long emptyRows;
  private boolean hadEvents;

  private TextEventSource(Path file, TextEventFormat format, EventColumns columns, TextLines lines)
      throws IOException {
    super(file, columns);
    this.file = file;
    this.format = format;
    this.columns = columns;
    this.lines = lines;
    comment = format.comment().getBytes(StandardCharsets.UTF_8);
    List<String> names = readHeader();
    positions = TextColumnPositions.of(columns, names, names == null ? file.toString() : place());
    fields = new TextFields(format, positions.largest() + 1);
    here = column -> place() + ": " + column;
    usedPositions = positions.used();
    rejectEmpty = columns.forms().empty() == ColumnForms.EmptyCells.REJECT;
    if (names != null) {
      checkEnoughColumns(expectedColumns);
    }
  }

  /**
   * Opens a file and reads its header, if it has one.
   *
   * @throws IOException when the file cannot be read
   * @throws InvalidInputException when it is missing, a directory, or has not the columns
   */
  public static TextEventSource open(Path file, TextEventFormat format, EventColumns columns)
      throws IOException {
    TextLines lines = TextLines.open(file, "event file");
    try {
      return new TextEventSource(file, format, columns, lines);
    } catch (IOException | RuntimeException e) {
      lines.close();
      throw e;
    }
  }

  /**
   * The names of the columns, or null when the format has no header line. The header is the first
   * line that is no comment, or a comment before it that holds all the names asked for.
   */
  private List<String> readHeader() throws IOException {
    for (int i = 0; i < format.skipLines(); i++) {
      if (!lines.next()) {
        throw noEvents();
      }
    }
    if (!format.header()) {
      return null;
    }
    while (true) {
      if (!lines.next()) {
        throw noEvents();
      }
      int begin = firstPrintable();
      boolean commented = false;
      while (comment.length > 0 && startsWithComment(begin)) {
        begin += comment.length;
        commented = true;
      }
      if (begin < lines.end()) {
        List<String> names = names(begin);
        if (!commented || names.containsAll(columns.names())) {
          return names;
        }
      }
    }
  }

  private List<String> names(int begin) {
    TextFields header = new TextFields(format, MOST_COLUMNS);
    header.split(lines.buffer(), begin, lines.end());
    expectedColumns = header.count();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.min(header.count(), MOST_COLUMNS); i++) {
      names.add(header.text(i));
    }
    return names;
  }

  @Override
  public boolean read(EventBatch batch) throws IOException {
    int size = 0;
    while (size < batch.capacity() && nextEvent()) {
      if (rejectEmpty && hasMissing()) {
        emptyRows++;
      } else {
        store(batch, size++);
      }
    }
    batch.size = size;
    hadEvents |= size > 0 || emptyRows > 0;
    if (!hadEvents) {
      throw noEvents();
    }
    return size > 0;
  }

  /** Moves to the next line that is neither blank nor a comment, and splits it. */
  private boolean nextEvent() throws IOException {
    while (lines.next()) {
      int begin = firstPrintable();
      if (begin < lines.end() && !(comment.length > 0 && startsWithComment(begin))) {
        fields.split(lines.buffer(), lines.begin(), lines.end());
        checkColumns();
        return true;
      }
    }
    return false;
  }

  private boolean hasMissing() {
    for (int position : usedPositions) {
      if (fields.isMissing(position)) {
        return true;
      }
    }
    return false;
  }

  private void store(EventBatch batch, int i) {
    batch.unixTime[i] = time();
    batch.polar[i] = columns.toPolar(number(columns.polar(), positions.polar()), here);
    batch.azimuthal[i] =
        columns.toAzimuthal(number(columns.azimuthal(), positions.azimuthal()), here);
    if (columns.hasOwnAzimuth()) {
      batch.ownAzimuth[i] =
          columns.toOwnAzimuth(number(columns.ownAzimuth(), positions.ownAzimuth()), here);
    }
    CheckColumns check = columns.forms().check();
    if (check != null) {
      batch.checkDeclination[i] =
          check.toDeclination(number(check.declination(), positions.checkDeclination()), here);
      batch.checkRightAscension[i] =
          check.toRightAscension(
              number(check.rightAscension(), positions.checkRightAscension()), here);
    }
    batch.weight[i] =
        columns.hasWeight()
            ? columns.toWeight(number(columns.weight(), positions.weight()), here)
            : 1;
    batch.energy[i] =
        columns.hasEnergy()
            ? columns.toEnergy(number(columns.energy(), positions.energy()), here)
            : Double.NaN;
  }

  private double time() {
    ColumnReference rest = columns.forms().timeRest();
    if (columns.timeScale() == TimeScale.ISO) {
      String text = fields.text(positions.time());
      return columns.toUnixTime(
          rest == null ? text : text + "T" + fields.text(positions.timeRest()), here);
    }
    double value = number(columns.time(), positions.time());
    return rest == null
        ? columns.toUnixTime(value, here)
        : columns.toUnixTime(value, number(rest, positions.timeRest()), here);
  }

  private double number(ColumnReference column, int position) {
    double value = fields.number(position);
    if (Double.isNaN(value) && !fields.isNan(position)) {
      throw InvalidInputException.of(
          "%s: '%s' is not a number", here.describe(column), fields.excerpt(position));
    }
    return value;
  }

  private void checkColumns() {
    int count = fields.count();
    if (!fields.quotesClosed()) {
      throw InvalidInputException.of(
          "%s: a double quote begins a value and none ends it before the next separator on the"
              + " line",
          place());
    }
    if (expectedColumns == 0) {
      checkEnoughColumns(count);
      expectedColumns = count;
    }
    String expectation = format.header() ? "header" : "first event";
    if (count < expectedColumns) {
      throw InvalidInputException.of(
          "%s: the line has %d columns, but the %s has %d",
          place(), count, expectation, expectedColumns);
    }
    if (count > expectedColumns && format.extraColumns() == ExtraColumns.REFUSE) {
      throw InvalidInputException.of(
          "%s: the line has %d columns, but the %s has %d: values may stand under other names;"
              + " where they do not, 'extra-columns: ignore' leaves out those behind",
          place(), count, expectation, expectedColumns);
    }
  }

  private void checkEnoughColumns(int count) {
    if (count <= positions.largest()) {
      throw InvalidInputException.of(
          "%s: the line has %d columns, but column %d is needed; is the separator right?",
          place(), count, positions.largest() + 1);
    }
  }

  private int firstPrintable() {
    int i = lines.begin();
    while (i < lines.end() && TextFields.isBlank(lines.buffer()[i])) {
      i++;
    }
    return i;
  }

  private boolean startsWithComment(int begin) {
    if (lines.end() - begin < comment.length) {
      return false;
    }
    for (int i = 0; i < comment.length; i++) {
      if (lines.buffer()[begin + i] != comment[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long emptyRows() {
    return emptyRows;
  }

  @Override
  public String digest() throws IOException {
    return lines.digest();
  }

  private String place() {
    return file + ":" + lines.number();
  }

  private InvalidInputException noEvents() {
    return new InvalidInputException(file + " has no events");
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
