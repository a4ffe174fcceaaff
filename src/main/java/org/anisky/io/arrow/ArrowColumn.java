package org.anisky.io.arrow;

import java.io.IOException;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import org.anisky.io.IsoTime;
import org.anisky.io.TableColumn;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A column of numbers, of timestamps or of texts that are times, read as doubles: integers of any
 * width with and without sign, floats of 16 to 64 bits, decimals of 32 to 256 bits, timestamps of
 * any unit as seconds since 1970 (UTC, also when no time zone is given), texts as {@link IsoTime}
 * reads them; as they are, by a dictionary, or run-end-encoded.
 */
final class ArrowColumn implements TableColumn {
  private final ArrowInput input;
  private final String name;
  private final int position;
  private final ArrowType type;
  private final ArrowDecoder decoder;

  /** See {@link ArrowInput#column(String)}. */
  ArrowColumn(ArrowInput input, Field field, int position, ArrowDecoder decoder) {
    this.input = input;
    this.position = position;
    this.decoder = decoder;
    name = field.getName();
    type = ArrowDecoders.valueType(field);
  }

  /** Whether the values are timestamps, given as unix time in s. */
  @Override
  public boolean isTimestamp() {
    return type instanceof ArrowType.Timestamp;
  }

  /** Whether the values are texts, given as unix time in s. */
  @Override
  public boolean isText() {
    return ArrowTexts.isText(type);
  }

  /** Whether the values have 11 significant bits, which is too few for any time. */
  @Override
  public boolean isHalfPrecision() {
    return type instanceof ArrowType.FloatingPoint floating
        && floating.getPrecision() == FloatingPointPrecision.HALF;
  }

  /** The type of the values. */
  ArrowType type() {
    return type;
  }

  /** The column's name. */
  String name() {
    return name;
  }

  /** Goes to the input's current batch. */
  void load(ArrowBatch batch) throws IOException {
    int values = decoder.load(batch.cursor(position), this::refuseNull);
    if (values != batch.rows()) {
      throw InvalidInputException.of(
          "%s is damaged: column '%s' has %d values in a batch of %d rows",
          input.file(), Excerpt.of(name), values, batch.rows());
    }
  }

  private void refuseNull(long row) {
    throw InvalidInputException.of(
        "%s: row %d: column '%s' is null; every row must have a value",
        input.file(), input.firstRow() + row, Excerpt.of(name));
  }

  /**
   * Copies rows of the current batch.
   *
   * @param from first row in the batch
   * @param out receives the values, NaN for a text that is no time; modified
   * @param at where in {@code out} the first value goes
   * @param rows how many
   */
  @Override
  public void read(int from, double[] out, int at, int rows) throws IOException {
    // Not by input.reading: a step made anew for every column of every batch would keep the
    // compiler busy for longer than the rest of the reading.
    try {
      decoder.read(from, out, at, rows);
    } catch (RuntimeException e) {
      throw input.damage(e);
    }
  }

  /** The text of a row of the current batch, for a message. */
  @Override
  public String text(int row) throws IOException {
    return decoder.text(row);
  }
}
