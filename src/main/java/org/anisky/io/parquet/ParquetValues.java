package org.anisky.io.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import org.anisky.io.IsoTime;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * What the values of a column mean: integers with and without sign, floats of 16 to 64 bits,
 * decimals, timestamps of any unit and those of 96 bits, texts as {@link IsoTime} reads them. The
 * usual ones of 32 and 64 bits are taken from the bytes of a page in plain loops.
 */
final class ParquetValues {
  private static final double DAY_NANOSECONDS = 86400e9;
  private static final int JULIAN_DAY_OF_1970 = 2440588;

  private final Path file;
  private final String name;
  private final Value value;
  private final Plain plain;
  private final boolean timestamp;
  private final boolean text;
  private final boolean half;

  /** Takes the next value of a reader. */
  private interface Value {
    double of(ValuesReader reader);
  }

  /** Takes values from bytes. */
  private interface Plain {
    void read(ByteBuffer bytes, double[] out, int size);
  }

  /**
   * @param file for messages
   * @throws InvalidInputException when such values are not read
   */
  ParquetValues(Path file, ColumnDescriptor descriptor) {
    this.file = file;
    name = descriptor.getPath()[0];
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
    plain = plain(primitive, logical);
  }

  boolean isTimestamp() {
    return timestamp;
  }

  boolean isText() {
    return text;
  }

  boolean isHalfPrecision() {
    return half;
  }

  /** The next value of a reader. */
  double next(ValuesReader reader) {
    return value.of(reader);
  }

  /** Whether {@link #read} knows such values. */
  boolean isPlain() {
    return plain != null;
  }

  /**
   * Takes values of 32 or 64 bits from bytes.
   *
   * @param bytes as many values, and perhaps more; little-endian
   * @param out receives them from its beginning; modified
   */
  void read(ByteBuffer bytes, double[] out, int size) {
    plain.read(bytes.order(ByteOrder.LITTLE_ENDIAN), out, size);
  }

  /** Loops for what is usual; null for all else. */
  private static Plain plain(PrimitiveTypeName primitive, LogicalTypeAnnotation logical) {
    if (logical == null) {
      return switch (primitive) {
        case DOUBLE -> (bytes, out, size) -> bytes.asDoubleBuffer().get(out, 0, size);
        case FLOAT ->
            (bytes, out, size) -> {
              FloatBuffer floats = bytes.asFloatBuffer();
              for (int k = 0; k < size; k++) {
                out[k] = floats.get(k);
              }
            };
        case INT32 ->
            (bytes, out, size) -> {
              IntBuffer integers = bytes.asIntBuffer();
              for (int k = 0; k < size; k++) {
                out[k] = integers.get(k);
              }
            };
        case INT64 ->
            (bytes, out, size) -> {
              LongBuffer longs = bytes.asLongBuffer();
              for (int k = 0; k < size; k++) {
                out[k] = longs.get(k);
              }
            };
        default -> null;
      };
    }
    if (logical instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation time
        && primitive == PrimitiveTypeName.INT64) {
      // A loop for every unit: division by a constant is a multiplication.
      return switch (time.getUnit()) {
        case MILLIS ->
            (bytes, out, size) -> {
              LongBuffer longs = bytes.asLongBuffer();
              for (int k = 0; k < size; k++) {
                out[k] = seconds(longs.get(k), 1_000);
              }
            };
        case MICROS ->
            (bytes, out, size) -> {
              LongBuffer longs = bytes.asLongBuffer();
              for (int k = 0; k < size; k++) {
                out[k] = seconds(longs.get(k), 1_000_000);
              }
            };
        case NANOS ->
            (bytes, out, size) -> {
              LongBuffer longs = bytes.asLongBuffer();
              for (int k = 0; k < size; k++) {
                out[k] = seconds(longs.get(k), 1_000_000_000);
              }
            };
      };
    }
    return null;
  }

  private Value value(PrimitiveType type, LogicalTypeAnnotation logical) {
    PrimitiveTypeName primitive = type.getPrimitiveTypeName();
    if (logical == null || text || half) {
      return switch (primitive) {
        case INT32 -> ValuesReader::readInteger;
        case INT64 -> ValuesReader::readLong;
        case FLOAT -> ValuesReader::readFloat;
        case DOUBLE -> ValuesReader::readDouble;
        case INT96 -> reader -> int96(reader.readBytes());
        case BINARY -> reader -> IsoTime.toUnixTime(reader.readBytes().toStringUsingUTF8());
        case FIXED_LEN_BYTE_ARRAY -> half ? ParquetValues::half : refused(type);
        default -> throw notRead(type);
      };
    }
    if (logical instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation integer) {
      boolean wide = primitive == PrimitiveTypeName.INT64;
      if (integer.isSigned()) {
        return wide ? ValuesReader::readLong : ValuesReader::readInteger;
      }
      return wide
          ? reader -> unsigned(reader.readLong())
          : reader -> Integer.toUnsignedLong(reader.readInteger());
    }
    if (logical instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation time
        && primitive == PrimitiveTypeName.INT64) {
      return switch (time.getUnit()) {
        case MILLIS -> reader -> seconds(reader.readLong(), 1_000);
        case MICROS -> reader -> seconds(reader.readLong(), 1_000_000);
        case NANOS -> reader -> seconds(reader.readLong(), 1_000_000_000);
      };
    }
    if (logical instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation decimal) {
      int scale = decimal.getScale();
      return switch (primitive) {
        case INT32 -> reader -> BigDecimal.valueOf(reader.readInteger(), scale).doubleValue();
        case INT64 -> reader -> BigDecimal.valueOf(reader.readLong(), scale).doubleValue();
        case BINARY, FIXED_LEN_BYTE_ARRAY ->
            reader ->
                new BigDecimal(new BigInteger(reader.readBytes().getBytes()), scale).doubleValue();
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
        file,
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

  private static double half(ValuesReader reader) {
    ByteBuffer buffer = reader.readBytes().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
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
}
