package org.anisky.io.arrow;

import java.io.IOException;
import org.apache.arrow.flatbuf.FieldNode;

/** Reads the values of one column, batch after batch, as doubles. */
sealed interface ArrowDecoder permits ArrowNumbers, ArrowTexts, ArrowIndices, ArrowRunEnds {
  /** Is told of values that are null. */
  @FunctionalInterface
  interface Nulls {
    /**
     * @param index of the value in the column of the batch, from 0
     */
    void nullAt(long index);
  }

  /**
   * Goes to the column in another batch.
   *
   * @param cursor at the column; afterwards behind it
   * @param nulls told of every null
   * @return number of values
   * @throws org.anisky.InvalidInputException when the column does not fit
   */
  int load(ArrowBatch.Cursor cursor, Nulls nulls) throws IOException;

  /**
   * Copies values.
   *
   * @param from first value
   * @param out receives the values, NaN for a text that is no time; modified
   * @param at where in {@code out} the first goes
   * @param number how many, all of them in the column
   */
  void read(int from, double[] out, int at, int number) throws IOException;

  /** A text as it is in the file, for a message; empty when values are no texts. */
  String text(int index) throws IOException;

  /**
   * Reads the bitmap of a column: a set bit for each value that is there, lowest bit first.
   *
   * @param bitmap empty when no value is null
   */
  static void checkBitmap(
      ArrowBytes bytes, FieldNode node, ArrowBuffer bitmap, ArrowBuffer.Window window, Nulls nulls)
      throws IOException {
    long length = node.length();
    if (bitmap.length() == 0) {
      if (node.nullCount() != 0) {
        throw bytes.damaged("a bitmap for %d nulls", node.nullCount());
      }
      return;
    }
    if (bitmap.length() < (length + 7) / 8) {
      throw bytes.damaged("a bitmap for %d values, not %d bytes", length, bitmap.length());
    }
    long absent = ArrowBitmap.zeros(bitmap, length, window, nulls);
    if (absent != node.nullCount()) {
      throw bytes.damaged("%d nulls, not %d", node.nullCount(), absent);
    }
  }
}
