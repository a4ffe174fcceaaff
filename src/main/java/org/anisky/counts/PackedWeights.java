package org.anisky.counts;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The sums of a {@link WeightTable} as they are sent from machine to machine: of each bin only the
 * cells that hold something, and of a cell only the bytes that are not 0, some 11 for weights that
 * are doubles, in place of two words for every cell in view.
 */
final class PackedWeights implements Serializable {
  private static final long serialVersionUID = 1;

  /** Eight bytes of an array, the lowest first. */
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BYTE = 0xff;

  /** Digits that {@link WeightTable} adds without a thought of the word above. */
  private static final int BYTES_OF_DIGIT = 7;

  /** Gaps between cells are written seven bits at a time. */
  private static final int GAP_BITS = 7;

  private static final int GAP = (1 << GAP_BITS) - 1;

  /** More than a gap and a cell of the most words take. */
  private static final int LARGEST_CELL = 72;

  private final int pixels;
  private final int words;
  private final int exponent;
  private final byte[][] bins;

  /** Receives part of the sum of a cell. */
  @FunctionalInterface
  interface Digits {
    /** Takes digit times 2^power; the digit is at least 0 and below 2^56. */
    void digit(int i, long digit, int power);
  }

  /**
   * @param words of a cell
   * @param exponent binary, of the unit of the lowest word
   * @param bins by {@link #pack}, a bin without events null; not copied
   */
  PackedWeights(int pixels, int words, int exponent, byte[][] bins) {
    this.pixels = pixels;
    this.words = words;
    this.exponent = exponent;
    this.bins = bins;
  }

  int words() {
    return words;
  }

  int exponent() {
    return exponent;
  }

  /** Whether a bin has events. */
  boolean holds(int tau) {
    return bins[tau] != null;
  }

  /** The bytes of a bin, not to be modified. */
  byte[] bin(int tau) {
    return bins[tau];
  }

  /**
   * Packs a bin. Of every cell come the cells passed over since the one before, the number of bytes
   * that are 0 below, the number of bytes, and the bytes, the lowest first.
   *
   * @param row (P times words), the lowest word of a cell first; not modified
   */
  static byte[] pack(long[] row, int words) {
    byte[] packed = new byte[row.length / words + LARGEST_CELL];
    int size = 0;
    int gap = 0;
    for (int begin = 0; begin < row.length; begin += words) {
      long any = row[begin];
      for (int word = 1; word < words; word++) {
        any |= row[begin + word];
      }
      if (any == 0) {
        gap++;
        continue;
      }
      if (packed.length - size < LARGEST_CELL) {
        packed = Arrays.copyOf(packed, 2 * packed.length);
      }
      for (; gap > GAP; gap >>>= GAP_BITS) {
        packed[size++] = (byte) (gap & GAP | ~GAP);
      }
      packed[size++] = (byte) gap;
      gap = 0;
      size = packCell(row, begin, words, packed, size);
    }
    return Arrays.copyOf(packed, size);
  }

  private static int packCell(long[] row, int begin, int words, byte[] packed, int from) {
    int lowest = 0;
    while (row[begin + lowest] == 0) {
      lowest++;
    }
    int highest = words - 1;
    while (row[begin + highest] == 0) {
      highest--;
    }
    int first = Long.BYTES * lowest + Long.numberOfTrailingZeros(row[begin + lowest]) / Byte.SIZE;
    int end =
        Long.BYTES * (highest + 1) - Long.numberOfLeadingZeros(row[begin + highest]) / Byte.SIZE;
    packed[from] = (byte) first;
    packed[from + 1] = (byte) (end - first);
    int size = from + 2;
    for (int at = first; at < end; size += Long.BYTES, at += Long.BYTES) {
      int shift = Byte.SIZE * (at % Long.BYTES);
      int word = begin + at / Long.BYTES;
      boolean isLast = at / Long.BYTES == words - 1;
      long above = shift == 0 || isLast ? 0 : row[word + 1] << (Long.SIZE - shift);
      LONG.set(packed, size, row[word] >>> shift | above);
    }
    return from + 2 + end - first;
  }

  /** Gives all sums of a bin, a cell in digits one after the other. */
  void forEach(int tau, Digits digits) {
    byte[] packed = bins[tau];
    int i = -1;
    int at = 0;
    while (packed != null && at < packed.length) {
      int gap = packed[at] & GAP;
      for (int bits = GAP_BITS; packed[at] < 0; bits += GAP_BITS) {
        at++;
        gap |= (packed[at] & GAP) << bits;
      }
      at++;
      i += gap + 1;
      int power = exponent + Byte.SIZE * packed[at++];
      int end = at + 1 + packed[at++];
      while (at < end) {
        long digit = 0;
        int until = Math.min(end, at + BYTES_OF_DIGIT);
        for (int shift = 0; at < until; shift += Byte.SIZE) {
          digit |= (long) (packed[at++] & BYTE) << shift;
        }
        digits.digit(i, digit, power);
        power += BYTES_OF_DIGIT * Byte.SIZE;
      }
    }
  }

  /** The table that gave these, for Java's reading of objects. */
  private Object readResolve() {
    return new WeightTable(bins.length, pixels, this);
  }
}
