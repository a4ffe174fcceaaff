package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bitmaps of columns, lowest bit first; a part at a time. */
final class ArrowBitmap {
  private static final int PART_BYTES = 1 << 16;
  private static final int BITS_PER_BYTE = 8;

  private ArrowBitmap() {}

  /**
   * Finds the bits that are not set.
   *
   * @param length number of bits that count; {@code bitmap} has them
   * @param found is told of each
   * @return their number
   */
  static long zeros(
      ArrowBuffer bitmap, long length, ArrowBuffer.Window window, ArrowDecoder.Nulls found)
      throws IOException {
    long zeros = 0;
    long bytes = (length + BITS_PER_BYTE - 1) / BITS_PER_BYTE;
    for (long begin = 0; begin < bytes; begin += PART_BYTES) {
      int size = (int) Math.min(PART_BYTES, bytes - begin);
      ByteBuffer part = bitmap.part(begin, size, window);
      zeros += zeros(part, begin * BITS_PER_BYTE, length, found);
    }
    return zeros;
  }

  private static long zeros(ByteBuffer part, long first, long length, ArrowDecoder.Nulls found) {
    long zeros = 0;
    int at = 0;
    while (at < part.limit()) {
      if (part.limit() - at >= Long.BYTES && part.getLong(at) == -1L) {
        at += Long.BYTES;
        continue;
      }
      for (int bit = 0; bit < BITS_PER_BYTE; bit++) {
        long index = first + (long) at * BITS_PER_BYTE + bit;
        if (index < length && (part.get(at) >>> bit & 1) == 0) {
          found.nullAt(index);
          zeros++;
        }
      }
      at++;
    }
    return zeros;
  }
}
