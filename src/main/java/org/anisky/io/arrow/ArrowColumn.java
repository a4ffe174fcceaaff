package org.anisky.io.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.Types.MinorType;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * A column of numbers or of timestamps, read as doubles: float64, float32, int64, int32, and
 * timestamps of any unit as seconds since 1970 (UTC, also when no time zone is given).
 */
final class ArrowColumn {
  private static final Map<TimeUnit, Double> TICKS_PER_SECOND =
      Map.of(
          TimeUnit.SECOND, 1.0,
          TimeUnit.MILLISECOND, 1e3,
          TimeUnit.MICROSECOND, 1e6,
          TimeUnit.NANOSECOND, 1e9);

  private enum Kind {
    FLOAT64(8),
    FLOAT32(4),
    INT64(8),
    INT32(4);

    private final int bytes;

    Kind(int bytes) {
      this.bytes = bytes;
    }
  }

  private final ArrowInput input;
  private final FieldVector vector;
  private final Kind kind;
  private final boolean timestamp;
  private final double divisor;

  /**
   * @throws InvalidInputException when the column has another type
   */
  ArrowColumn(ArrowInput input, FieldVector vector) {
    this.input = input;
    this.vector = vector;
    ArrowType type = vector.getField().getType();
    timestamp = type instanceof ArrowType.Timestamp;
    divisor = type instanceof ArrowType.Timestamp stamp ? TICKS_PER_SECOND.get(stamp.getUnit()) : 1;
    kind = timestamp ? Kind.INT64 : kind(vector.getMinorType());
  }

  private Kind kind(MinorType type) {
    return switch (type) {
      case FLOAT8 -> Kind.FLOAT64;
      case FLOAT4 -> Kind.FLOAT32;
      case BIGINT -> Kind.INT64;
      case INT -> Kind.INT32;
      default ->
          throw InvalidInputException.of(
              "%s: column '%s' has the type %s; it must be float64, float32, int64, int32 or a"
                  + " timestamp",
              input.file(), vector.getName(), vector.getField().getType());
    };
  }

  /** Whether the values are timestamps, given as unix time in s. */
  boolean isTimestamp() {
    return timestamp;
  }

  /** The column's name. */
  String name() {
    return vector.getName();
  }

  /**
   * Copies rows of the current batch.
   *
   * @param from first row in the batch
   * @param out receives the values; modified
   * @param at where in {@code out} the first value goes
   * @param rows how many
   * @throws InvalidInputException when the batch has a null
   */
  void read(int from, double[] out, int at, int rows) {
    input.checkNoNull(vector);
    ArrowBuf data = vector.getDataBuffer();
    long begin = (long) from * kind.bytes;
    long length = (long) rows * kind.bytes;
    if (begin + length > data.capacity()) {
      throw InvalidInputException.of(
          "%s is damaged: column '%s' ends before row %d",
          input.file(), vector.getName(), input.firstRow() + from + rows);
    }
    ByteBuffer bytes = data.nioBuffer(begin, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    switch (kind) {
      case FLOAT64 -> bytes.asDoubleBuffer().get(out, at, rows);
      case FLOAT32 -> {
        for (int row = 0; row < rows; row++) {
          out[at + row] = bytes.getFloat(row * Float.BYTES);
        }
      }
      case INT64 -> {
        for (int row = 0; row < rows; row++) {
          out[at + row] = bytes.getLong(row * Long.BYTES) / divisor;
        }
      }
      case INT32 -> {
        for (int row = 0; row < rows; row++) {
          out[at + row] = bytes.getInt(row * Integer.BYTES);
        }
      }
    }
  }
}
