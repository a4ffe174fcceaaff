package org.anisky.io.parquet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import org.anisky.io.IsoTime;
import org.anisky.io.TableColumn;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * A column of numbers, of timestamps or of texts that are times: integers with and without sign,
 * floats of 16 to 64 bits, decimals, timestamps of any unit and those of 96 bits, texts as {@link
 * IsoTime} reads them. A stretch of rows is read once from the file and may be asked for again
 * until the next one is.
 */
final class ParquetColumn implements TableColumn {
  private static final double DAY_NANOSECONDS = 86400e9;
  private static final int JULIAN_DAY_OF_1970 = 2440588;

  private final ParquetInput input;
  private final ColumnDescriptor descriptor;
  private final String name;
  private final int defined;
  private final Value value;
  private final boolean timestamp;
  private final boolean text;
  private final boolean half;
  private ColumnReader reader;
  private int rowsOfGroup;
  private int next;
  private int first;
  private int size;
  private double[] stretch = {};
  private String[] texts = {};

  /** Takes the value at which a reader stands. */
  private interface Value {
    double of(ColumnReader reader);
  }

  ParquetColumn(ParquetInput input, ColumnDescriptor descriptor) {
    this.input = input;
    this.descriptor = descriptor;
    name = descriptor.getPath()[0];
    defined = descriptor.getMaxDefinitionLevel();
    PrimitiveType type = descriptor.getPrimitiveType();
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    PrimitiveTypeName primitive = type.getPrimitiveTypeName();
    timestamp =
        primitive == PrimitiveTypeName.INT96
            || logical instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
    text =
        primitive == PrimitiveTypeName.BINARY
            && (logical == null
                || logical instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation);
    half = logical instanceof LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
    value = value(type, logical);
  }

  private Value value(PrimitiveType type, LogicalTypeAnnotation logical) {
    PrimitiveTypeName primitive = type.getPrimitiveTypeName();
    if (logical == null || text || half) {
      return switch (primitive) {
        case INT32 -> ColumnReader::getInteger;
        case INT64 -> ColumnReader::getLong;
        case FLOAT -> ColumnReader::getFloat;
        case DOUBLE -> ColumnReader::getDouble;
        case INT96 -> reader -> int96(reader.getBinary());
        case BINARY -> reader -> IsoTime.toUnixTime(reader.getBinary().toStringUsingUTF8());
        case FIXED_LEN_BYTE_ARRAY -> half ? ParquetColumn::half : refused(type);
        default -> throw notRead(type);
      };
    }
    if (logical instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation integer) {
      boolean wide = primitive == PrimitiveTypeName.INT64;
      if (integer.isSigned()) {
        return wide ? ColumnReader::getLong : ColumnReader::getInteger;
      }
      return wide
          ? reader -> unsigned(reader.getLong())
          : reader -> Integer.toUnsignedLong(reader.getInteger());
    }
    if (logical instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation time
        && primitive == PrimitiveTypeName.INT64) {
      return switch (time.getUnit()) {
        case MILLIS -> reader -> seconds(reader.getLong(), 1_000);
        case MICROS -> reader -> seconds(reader.getLong(), 1_000_000);
        case NANOS -> reader -> seconds(reader.getLong(), 1_000_000_000);
      };
    }
    if (logical instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation decimal) {
      int scale = decimal.getScale();
      return switch (primitive) {
        case INT32 -> reader -> BigDecimal.valueOf(reader.getInteger(), scale).doubleValue();
        case INT64 -> reader -> BigDecimal.valueOf(reader.getLong(), scale).doubleValue();
        case BINARY, FIXED_LEN_BYTE_ARRAY ->
            reader ->
                new BigDecimal(new BigInteger(reader.getBinary().getBytes()), scale).doubleValue();
        default -> throw notRead(type);
      };
    }
    throw notRead(type);
  }

  private Value refused(PrimitiveType type) {
    throw notRead(type);
  }

  private InvalidInputException notRead(PrimitiveType type) {
    return InvalidInputException.of(
        "%s: column '%s' has the type %s, which is not read; columns are numbers, and the time may"
            + " be a timestamp or a text",
        input.file(),
        Excerpt.of(name),
        String.valueOf(type).replaceAll("^(optional|required) ", "").replace(" " + name, ""));
  }

  /** Whole seconds and the rest apart, so that no digit of the rest is lost. */
  private static double seconds(long count, long perSecond) {
    return Math.floorDiv(count, perSecond) + Math.floorMod(count, perSecond) / (double) perSecond;
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  /** Nanoseconds of the day, then the Julian day. */
  private static double int96(Binary bytes) {
    ByteBuffer buffer = bytes.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanoseconds = buffer.getLong(buffer.position());
    long day = buffer.getInt(buffer.position() + Long.BYTES) - (long) JULIAN_DAY_OF_1970;
    if (nanoseconds < 0 || nanoseconds >= DAY_NANOSECONDS) {
      return Double.NaN;
    }
    return day * 86400.0 + seconds(nanoseconds, 1_000_000_000);
  }

  private static double half(ColumnReader reader) {
    ByteBuffer buffer = reader.getBinary().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    int bits = buffer.getShort(buffer.position()) & 0xffff;
    int exponent = bits >> 10 & 0x1f;
    int mantissa = bits & 0x3ff;
    double magnitude =
        exponent == 0x1f
            ? mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN
            : exponent == 0
                ? Math.scalb((double) mantissa, -24)
                : Math.scalb(1024.0 + mantissa, exponent - 25);
    return (bits & 0x8000) == 0 ? magnitude : -magnitude;
  }

  ColumnDescriptor descriptor() {
    return descriptor;
  }

  /**
   * Begins a row group.
   *
   * @param count of values in it
   */
  void load(ColumnReader values, long count, int rows) {
    reader = values;
    rowsOfGroup = rows;
    next = 0;
    size = 0;
    if (count != rows) {
      throw InvalidInputException.of(
          "%s is damaged: column '%s' has %d values in row group %d of %d rows",
          input.file(), Excerpt.of(name), count, input.rowGroup(), rows);
    }
  }

  @Override
  public boolean isTimestamp() {
    return timestamp;
  }

  @Override
  public boolean isText() {
    return text;
  }

  @Override
  public boolean isHalfPrecision() {
    return half;
  }

  @Override
  public void read(int from, double[] out, int at, int rows) throws IOException {
    if (from == next && rows > 0) {
      advance(rows);
    }
    if (from != first || rows > size) {
      throw new IllegalStateException("rows are read in order");
    }
    System.arraycopy(stretch, 0, out, at, rows);
  }

  private void advance(int rows) {
    if (next + rows > rowsOfGroup) {
      throw new IllegalStateException("beyond the row group");
    }
    if (stretch.length < rows) {
      stretch = new double[rows];
      texts = text ? new String[rows] : texts;
    }
    first = next;
    size = rows;
    int row = 0;
    try {
      for (; row < rows; row++) {
        if (reader.getCurrentDefinitionLevel() < defined) {
          throw InvalidInputException.of(
              "%s: row %d (row group %d): column '%s' is null; every row must have a value",
              input.file(), input.firstRow() + next + row, input.rowGroup(), Excerpt.of(name));
        }
        stretch[row] = value.of(reader);
        if (text) {
          texts[row] = Double.isNaN(stretch[row]) ? reader.getBinary().toStringUsingUTF8() : null;
        }
        reader.consume();
      }
    } catch (RuntimeException e) {
      throw input.damage(e);
    }
    next += rows;
  }

  @Override
  public String text(int row) {
    return texts[row - first];
  }
}
