package org.anisky.io.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import org.anisky.io.IsoTime;
import org.anisky.io.TableColumn;

/**
 * A column of a table, or a data set of one dimension: whole numbers with and without sign, floats
 * of 16 to 64 bits of either byte order, and texts of fixed length that are times.
 */
final class Hdf5Column implements TableColumn {
  private static final int LARGEST = Long.BYTES;

  private final Hdf5Input input;
  private final String name;
  private final Hdf5Rows rows;
  private final int offset;
  private final int size;
  private final ByteOrder order;
  private final Value value;
  private final boolean text;
  private final boolean half;
  private String[] texts = {};
  private int firstText;

  /** Takes a number from bytes. */
  private interface Value {
    double at(ByteBuffer bytes, int position);
  }

  /**
   * @param rows in which it is
   * @param offset of its bytes in a row
   * @throws InvalidInputException when its type is not read
   */
  Hdf5Column(Hdf5Input input, String name, Hdf5Rows rows, int offset, DataType type) {
    this.input = input;
    this.name = name;
    this.rows = rows;
    this.offset = offset;
    size = type.getSize();
    text = type instanceof StringData;
    half = type instanceof FloatingPoint && size == Short.BYTES;
    order =
        type instanceof FloatingPoint number
            ? number.getByteOrder()
            : type instanceof FixedPoint number ? number.getByteOrder() : ByteOrder.nativeOrder();
    value = value(type);
  }

  private Value value(DataType type) {
    if (type instanceof FloatingPoint number && number.getBitPrecision() == size * Byte.SIZE) {
      switch (size) {
        case Double.BYTES:
          return ByteBuffer::getDouble;
        case Float.BYTES:
          return ByteBuffer::getFloat;
        case Short.BYTES:
          return (bytes, at) -> FloatingPoint.toFloat(bytes.getShort(at));
        default:
          throw notRead(type);
      }
    }
    if (type instanceof FixedPoint number
        && number.getBitPrecision() == size * Byte.SIZE
        && size <= LARGEST) {
      boolean signed = number.isSigned();
      switch (size) {
        case Long.BYTES:
          return signed ? ByteBuffer::getLong : (bytes, at) -> unsigned(bytes.getLong(at));
        case Integer.BYTES:
          return signed
              ? ByteBuffer::getInt
              : (bytes, at) -> Integer.toUnsignedLong(bytes.getInt(at));
        case Short.BYTES:
          return signed
              ? ByteBuffer::getShort
              : (bytes, at) -> Short.toUnsignedInt(bytes.getShort(at));
        case Byte.BYTES:
          return signed ? ByteBuffer::get : (bytes, at) -> Byte.toUnsignedInt(bytes.get(at));
        default:
          throw notRead(type);
      }
    }
    if (text) {
      return (bytes, at) -> IsoTime.toUnixTime(textAt(bytes, at));
    }
    throw notRead(type);
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  private InvalidInputException notRead(DataType type) {
    return InvalidInputException.of(
        "%s: column '%s' has the type %s of %d bytes, which is not read; columns are numbers, and"
            + " the time may be a text of fixed length",
        input.file(), Excerpt.of(name), type.getClass().getSimpleName(), type.getSize());
  }

  private String textAt(ByteBuffer bytes, int at) {
    byte[] copy = new byte[size];
    bytes.get(at, copy);
    int end = 0;
    while (end < size && copy[end] != 0) {
      end++;
    }
    return new String(copy, 0, end, StandardCharsets.UTF_8).stripTrailing();
  }

  Hdf5Rows rows() {
    return rows;
  }

  String name() {
    return name;
  }

  @Override
  public boolean isTimestamp() {
    return false;
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
  public void read(int from, double[] out, int at, int count) throws IOException {
    int done = 0;
    if (text) {
      texts = new String[count];
      firstText = from;
    }
    while (done < count) {
      ByteBuffer bytes = rows.from(input.firstRow() + from + done, count - done).order(order);
      int read = bytes.remaining() / rows.rowBytes();
      for (int k = 0; k < read; k++) {
        out[at + done + k] = value.at(bytes, k * rows.rowBytes() + offset);
        if (text && Double.isNaN(out[at + done + k])) {
          texts[done + k] = textAt(bytes, k * rows.rowBytes() + offset);
        }
      }
      done += read;
    }
  }

  @Override
  public String text(int row) {
    return texts[row - firstText];
  }
}
