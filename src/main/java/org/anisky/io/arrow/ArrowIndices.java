package org.anisky.io.arrow;

import java.io.IOException;

/** A column that refers to a dictionary: its indices are looked up, never taken as values. */
final class ArrowIndices implements ArrowDecoder {
  private final ArrowBytes bytes;
  private final String column;
  private final ArrowNumbers indices;
  private final ArrowDictionary dictionary;
  private final double[] one = new double[1];
  private Nulls nulls = index -> {};

  /**
   * @param indices integers of any width
   */
  ArrowIndices(ArrowBytes bytes, String column, ArrowNumbers indices, ArrowDictionary dictionary) {
    this.bytes = bytes;
    this.column = column;
    this.indices = indices;
    this.dictionary = dictionary;
  }

  @Override
  public int load(ArrowBatch.Cursor cursor, Nulls told) throws IOException {
    nulls = told;
    return indices.load(cursor, told);
  }

  @Override
  public void read(int from, double[] out, int at, int number) throws IOException {
    indices.read(from, out, at, number);
    int size = dictionary.size();
    for (int k = 0; k < number; k++) {
      double index = out[at + k];
      if (!(index >= 0 && index < size)) {
        throw bytes.damaged(
            "indices in [0, %d), the size of its dictionary, in column '%s', not %.0f",
            size, column, index);
      }
      if (dictionary.hasNulls() && dictionary.isNull((int) index)) {
        nulls.nullAt(from + (long) k);
      }
      out[at + k] = dictionary.value((int) index);
    }
  }

  @Override
  public String text(int index) throws IOException {
    indices.read(index, one, 0, 1);
    return dictionary.text((int) one[0]);
  }
}
