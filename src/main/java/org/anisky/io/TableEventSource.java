package org.anisky.io;

import java.io.IOException;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSelection;
import org.anisky.counts.Rejection;

/**
 * Events in a file of columns, one per row. Columns are numbers (see {@link TableColumn}); the time
 * may also be a timestamp, which needs no time scale, or a text. A null is refused.
 *
 * <p>Memory holds what one read takes, and what the format keeps at a time. Read by one thread.
 */
public final class TableEventSource extends ColumnEvents {
  private final TableInput input;
  private final EventColumns given;
  private final EventColumns columns;
  private final Optional<PlainColumns> plain;
  private final TableColumn time;
  private final TableColumn nanoseconds;
  private final TableColumn polar;
  private final TableColumn azimuthal;
  private final TableColumn ownAzimuth;
  private final CheckColumns check;
  private final TableColumn checkDeclination;
  private final TableColumn checkRightAscension;
  private final TableColumn weight;
  private final TableColumn energy;
  private final ColumnPlace here;
  private int nextRow;
  private int currentRow;
  private boolean hadEvents;
  private BlockCut cut;

  private TableEventSource(TableInput input, EventColumns columns) {
    super(input.file(), columns);
    this.input = input;
    time = column(columns.time());
    ColumnReference rest = columns.forms().timeRest();
    nanoseconds = rest == null ? null : number(rest);
    polar = number(columns.polar());
    azimuthal = number(columns.azimuthal());
    ownAzimuth = columns.hasOwnAzimuth() ? number(columns.ownAzimuth()) : null;
    check = columns.forms().check();
    checkDeclination = check == null ? null : number(check.declination());
    checkRightAscension = check == null ? null : number(check.rightAscension());
    weight = columns.hasWeight() ? number(columns.weight()) : null;
    energy = columns.hasEnergy() ? number(columns.energy()) : null;
    DistinctColumns.check(columns, input.columnNames(), input.file().toString());
    here = column -> place() + ": " + column;
    checkTimeScale(columns);
    given = columns;
    this.columns = time.isTimestamp() || time.isText() ? withUnixTime(columns) : columns;
    plain = PlainColumns.of(this.columns);
  }

  /**
   * Finds the columns in a file.
   *
   * @param input open; closed with the source, and when a column is missing
   * @throws IOException when the file cannot be read
   * @throws InvalidInputException when it has not the columns
   */
  public static TableEventSource of(TableInput input, EventColumns columns) throws IOException {
    try {
      return new TableEventSource(input, columns);
    } catch (RuntimeException e) {
      input.close();
      throw e;
    }
  }

  /**
   * Leaves out all blocks of the file but some, which may hold no event; before the first read.
   *
   * @param from first block, from 0
   * @param until the one behind the last
   */
  public TableEventSource only(int from, int until) throws IOException {
    input.only(from, until);
    hadEvents = true;
    return this;
  }

  /**
   * Leaves blocks of the file unread of which a selection leaves out every event, see {@link
   * #unread}, where the file says enough of its blocks; before the first read. Lists with other
   * directions to compare, and times that are texts or in two columns, are read as a whole.
   */
  public TableEventSource leavingOut(EventSelection selection) {
    if (nanoseconds == null && check == null && !time.isText()) {
      cut = new BlockCut(selection, columns, time, energy);
      cut.check(polar, azimuthal, ownAzimuth, weight);
      input.leaveOut(cut::leavesOut);
    }
    return this;
  }

  @Override
  public long unread(Rejection reason) {
    return cut == null ? 0 : cut.rows(reason);
  }

  /** The bytes of each block of the file, or null when it has no blocks to read by themselves. */
  public long[] blocks() throws IOException {
    return input.blocks();
  }

  private TableColumn column(ColumnReference reference) {
    if (reference.isNamed()) {
      return input.column(reference.name());
    }
    int size = input.columnNames().size();
    if (reference.position() > size) {
      throw InvalidInputException.of("%s has %d columns, no %s", input.file(), size, reference);
    }
    return input.column(reference.position() - 1);
  }

  private TableColumn number(ColumnReference reference) {
    TableColumn column = column(reference);
    if (column.isTimestamp()) {
      throw InvalidInputException.of(
          "%s: %s is a timestamp; only the time of the events can be one", input.file(), reference);
    }
    if (column.isText()) {
      throw InvalidInputException.of(
          "%s: %s holds texts; only the time of the events can be texts", input.file(), reference);
    }
    return column;
  }

  private void checkTimeScale(EventColumns columns) {
    TimeScale scale = columns.timeScale();
    if (time.isTimestamp() && nanoseconds != null) {
      throw InvalidInputException.of(
          "%s: %s is a timestamp, which has its nanoseconds; %s cannot be right",
          input.file(), columns.time(), columns.forms().timeRest());
    }
    if (time.isTimestamp() && scale != TimeScale.UNIX && scale != TimeScale.ISO) {
      throw InvalidInputException.of(
          "%s: %s is a timestamp, which counts unix time; the time scale '%s' cannot be right",
          input.file(), columns.time(), scale.key());
    }
    if (time.isText() && scale != TimeScale.ISO) {
      throw InvalidInputException.of(
          "%s: %s holds texts; the time scale '%s' is for numbers",
          input.file(), columns.time(), scale.key());
    }
    if (!time.isTimestamp() && !time.isText() && scale == TimeScale.ISO) {
      throw InvalidInputException.of(
          "%s: %s holds numbers; the time scale 'iso' is for texts and timestamps",
          input.file(), columns.time());
    }
    if (time.isHalfPrecision()) {
      throw InvalidInputException.of(
          "%s: %s has the type float16, whose 3 digits are too few for a time",
          input.file(), columns.time());
    }
  }

  private static EventColumns withUnixTime(EventColumns columns) {
    return new EventColumns(
        columns.time(),
        TimeScale.UNIX,
        columns.direction(),
        columns.polar(),
        columns.polarUnit(),
        columns.azimuthal(),
        columns.azimuthalUnit(),
        columns.ownAzimuth(),
        columns.ownAzimuthUnit(),
        columns.convention(),
        columns.weight(),
        columns.energy(),
        columns.energyUnit(),
        columns.forms());
  }

  @Override
  public boolean digestAsRead(int threads) {
    return input.digestAsRead(threads);
  }

  @Override
  public String digest() throws IOException {
    return input.digest();
  }

  @Override
  public boolean read(EventBatch batch) throws IOException {
    int size = 0;
    while (size < batch.capacity()) {
      if (nextRow == input.rows()) {
        nextRow = 0;
        if (!input.next()) {
          break;
        }
      }
      int rows = Math.min(batch.capacity() - size, input.rows() - nextRow);
      copy(batch, size, rows);
      nextRow += rows;
      size += rows;
    }
    batch.size = size;
    hadEvents |= size > 0 || cut != null && cut.hasLeftOut();
    if (!hadEvents) {
      throw new InvalidInputException(input.file() + " has no events");
    }
    return size > 0;
  }

  /** Column after column, so that each is one block copy and plain loops. */
  private void copy(EventBatch batch, int at, int rows) throws IOException {
    copyValues(batch, at, rows);
    if (plain.isEmpty()) {
      convertOneByOne(batch, at, rows);
    } else if (!plain.get().convert(batch, at, at + rows)) {
      copyValues(batch, at, rows);
      convertOneByOne(batch, at, rows);
    }
  }

  private void copyValues(EventBatch batch, int at, int rows) throws IOException {
    time.read(nextRow, batch.unixTime, at, rows);
    if (time.isText()) {
      checkTexts(batch.unixTime, at, rows);
    }
    polar.read(nextRow, batch.polar, at, rows);
    azimuthal.read(nextRow, batch.azimuthal, at, rows);
    if (ownAzimuth != null) {
      ownAzimuth.read(nextRow, batch.ownAzimuth, at, rows);
    }
    if (check != null) {
      checkDeclination.read(nextRow, batch.checkDeclination, at, rows);
      checkRightAscension.read(nextRow, batch.checkRightAscension, at, rows);
    }
    if (weight != null) {
      weight.read(nextRow, batch.weight, at, rows);
    }
    if (energy != null) {
      energy.read(nextRow, batch.energy, at, rows);
    }
  }

  /** As every form of column allows it; refuses the first event that cannot be. */
  private void convertOneByOne(EventBatch batch, int at, int rows) throws IOException {
    double[] rest = nanoseconds == null ? null : new double[rows];
    if (nanoseconds != null) {
      nanoseconds.read(nextRow, rest, 0, rows);
    }
    for (int i = at; i < at + rows; i++) {
      currentRow = nextRow + i - at;
      batch.unixTime[i] =
          nanoseconds == null
              ? columns.toUnixTime(batch.unixTime[i], here)
              : columns.toUnixTime(batch.unixTime[i], rest[i - at], here);
      batch.polar[i] = columns.toPolar(batch.polar[i], here);
      batch.azimuthal[i] = columns.toAzimuthal(batch.azimuthal[i], here);
      if (ownAzimuth != null) {
        batch.ownAzimuth[i] = columns.toOwnAzimuth(batch.ownAzimuth[i], here);
      }
      if (check != null) {
        batch.checkDeclination[i] = check.toDeclination(batch.checkDeclination[i], here);
        batch.checkRightAscension[i] = check.toRightAscension(batch.checkRightAscension[i], here);
      }
      if (weight != null) {
        columns.toWeight(batch.weight[i], here);
      }
      if (energy != null) {
        batch.energy[i] = columns.toEnergy(batch.energy[i], here);
      }
    }
  }

  /** A text that is no time is refused as in a file of text. */
  private void checkTexts(double[] unixTime, int at, int rows) throws IOException {
    for (int i = at; i < at + rows; i++) {
      if (Double.isNaN(unixTime[i])) {
        currentRow = nextRow + i - at;
        given.toUnixTime(time.text(currentRow), here);
      }
    }
  }

  private String place() {
    return input.file() + ": row " + (input.firstRow() + currentRow);
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
