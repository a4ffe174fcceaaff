package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.anisky.InvalidInputException;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * A column of numbers or of timestamps, which become seconds since 1970 (UTC; a time zone is only a
 * way to show them). Not more than what is asked for is in memory, unless it is compressed.
 */
final class ArrowNumbers implements ArrowDecoder {
  private static final double NANOSECONDS = 1e9;

  private final ArrowBytes bytes;
  private final String column;
  private final ArrowNumberKind kind;
  private final int scale;
  private final double divisor;
  private final ArrowBuffer.Window window = new ArrowBuffer.Window();
  private ArrowBuffer values = ArrowBuffer.EMPTY;

  /**
   * @param column name, for messages
   * @param type for which there is an {@link ArrowNumberKind}
   */
  ArrowNumbers(ArrowBytes bytes, String column, ArrowType type) {
    this.bytes = bytes;
    this.column = column;
    kind = ArrowNumberKind.of(type);
    scale = type instanceof ArrowType.Decimal decimal ? decimal.getScale() : 0;
    divisor = type instanceof ArrowType.Timestamp stamp ? ticksPerSecond(stamp) : 1;
  }

  private static double ticksPerSecond(ArrowType.Timestamp stamp) {
    return switch (stamp.getUnit()) {
      case SECOND -> 1;
      case MILLISECOND -> 1e3;
      case MICROSECOND -> 1e6;
      case NANOSECOND -> NANOSECONDS;
    };
  }

  @Override
  public int load(ArrowBatch.Cursor cursor, Nulls nulls) throws IOException {
    FieldNode node = cursor.node();
    ArrowDecoder.checkBitmap(bytes, node, cursor.buffer(), window, nulls);
    values = cursor.buffer();
    if (values.length() < node.length() * kind.bytes()) {
      throw InvalidInputException.of(
          "%s is damaged: column '%s' has %d bytes for %d values of %d bytes each",
          bytes.file(), column, values.length(), node.length(), kind.bytes());
    }
    return (int) node.length();
  }

  @Override
  public void read(int from, double[] out, int at, int number) throws IOException {
    long width = kind.bytes();
    ByteBuffer part = values.part(from * width, Math.toIntExact(number * width), window);
    if (divisor == NANOSECONDS) {
      for (int k = 0; k < number; k++) {
        out[at + k] = seconds(part.getLong(k * Long.BYTES));
      }
      return;
    }
    kind.read(part, out, at, number, scale);
    if (divisor != 1) {
      for (int k = at; k < at + number; k++) {
        out[k] /= divisor;
      }
    }
  }

  /** Today's nanoseconds have more digits than a double: divided before they are rounded. */
  private static double seconds(long nanoseconds) {
    long whole = Math.floorDiv(nanoseconds, (long) NANOSECONDS);
    return whole + (nanoseconds - whole * (long) NANOSECONDS) / NANOSECONDS;
  }

  @Override
  public String text(int index) {
    return "";
  }
}
