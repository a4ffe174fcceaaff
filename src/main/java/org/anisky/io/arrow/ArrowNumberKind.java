package org.anisky.io.arrow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** How numbers of a fixed width are written. All are read as doubles, rounded once. */
enum ArrowNumberKind {
  FLOAT64(8),
  FLOAT32(4),
  FLOAT16(2),
  INT64(8),
  INT32(4),
  INT16(2),
  INT8(1),
  UINT64(8),
  UINT32(4),
  UINT16(2),
  UINT8(1),
  DECIMAL32(4),
  DECIMAL64(8),
  DECIMAL128(16),
  DECIMAL256(32);

  private final int bytes;

  ArrowNumberKind(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes per value. */
  int bytes() {
    return bytes;
  }

  /** The kind of a type of the format; null when it is not of numbers. */
  static ArrowNumberKind of(ArrowType type) {
    if (type instanceof ArrowType.Timestamp) {
      return INT64;
    }
    if (type instanceof ArrowType.Int integer) {
      return ofName((integer.getIsSigned() ? "INT" : "UINT") + integer.getBitWidth());
    }
    if (type instanceof ArrowType.Decimal decimal) {
      return ofName("DECIMAL" + decimal.getBitWidth());
    }
    if (type instanceof ArrowType.FloatingPoint floating) {
      FloatingPointPrecision precision = floating.getPrecision();
      return switch (precision) {
        case DOUBLE -> FLOAT64;
        case SINGLE -> FLOAT32;
        case HALF -> FLOAT16;
      };
    }
    return null;
  }

  private static ArrowNumberKind ofName(String name) {
    for (ArrowNumberKind kind : values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    return null;
  }

  /**
   * Reads values.
   *
   * @param in little-endian, from position 0 on
   * @param out modified
   * @param at where in {@code out} the first goes
   * @param number how many
   * @param scale digits of decimals after the point; else not used
   */
  void read(ByteBuffer in, double[] out, int at, int number, int scale) {
    switch (this) {
      case FLOAT64 -> in.asDoubleBuffer().get(out, at, number);
      case FLOAT32 -> {
        for (int k = 0; k < number; k++) {
          out[at + k] = in.getFloat(k * Float.BYTES);
        }
      }
      case INT64 -> {
        for (int k = 0; k < number; k++) {
          out[at + k] = in.getLong(k * Long.BYTES);
        }
      }
      case INT32 -> {
        for (int k = 0; k < number; k++) {
          out[at + k] = in.getInt(k * Integer.BYTES);
        }
      }
      default -> {
        for (int k = 0; k < number; k++) {
          out[at + k] = value(in, k * bytes, scale);
        }
      }
    }
  }

  private double value(ByteBuffer in, int at, int scale) {
    return switch (this) {
      case FLOAT64 -> in.getDouble(at);
      case FLOAT32 -> in.getFloat(at);
      case FLOAT16 -> half(in.getShort(at));
      case INT64 -> in.getLong(at);
      case INT32 -> in.getInt(at);
      case INT16 -> in.getShort(at);
      case INT8 -> in.get(at);
      case UINT64 -> unsigned(in.getLong(at));
      case UINT32 -> Integer.toUnsignedLong(in.getInt(at));
      case UINT16 -> Short.toUnsignedInt(in.getShort(at));
      case UINT8 -> Byte.toUnsignedInt(in.get(at));
      case DECIMAL32, DECIMAL64, DECIMAL128, DECIMAL256 -> decimal(in, at, scale);
    };
  }

  /** The lowest bit stays in the half of the number, so that it is rounded once. */
  private static double unsigned(long value) {
    return value >= 0 ? value : 2.0 * (value >>> 1 | value & 1);
  }

  /** IEEE 754 binary16: sign, 5 bits of exponent with bias 15, 10 bits of fraction. */
  private static double half(short bits) {
    int exponent = bits >>> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    double magnitude;
    if (exponent == 0x1F) {
      magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      magnitude = Math.scalb((double) fraction, -24);
    } else {
      magnitude = Math.scalb((double) (fraction | 0x400), exponent - 25);
    }
    return bits < 0 ? -magnitude : magnitude;
  }

  /** A two's complement integer, divided by 10^scale. */
  private double decimal(ByteBuffer in, int at, int scale) {
    byte[] bigEndian = new byte[bytes];
    for (int k = 0; k < bytes; k++) {
      bigEndian[bytes - 1 - k] = in.get(at + k);
    }
    return new BigDecimal(new BigInteger(bigEndian), scale).doubleValue();
  }
}
