package org.anisky.io.arrow;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * The values to which the indices of a column refer. A later dictionary takes the place of the
 * values, a delta is appended to them. Values that are null or no times may be there as long as no
 * index refers to them.
 */
final class ArrowDictionary {
  private final ArrowBytes bytes;
  private final String column;
  private final long id;
  private final Field field;
  private final ArrowDecoder decoder;
  private double[] values = {};
  private final BitSet nulls = new BitSet();
  private final Map<Integer, String> texts = new HashMap<>();
  private boolean known;

  /**
   * @param field the column; its type is that of the values
   * @param decoder of the values
   */
  ArrowDictionary(ArrowBytes bytes, Field field, ArrowDecoder decoder) {
    this.bytes = bytes;
    this.decoder = decoder;
    column = field.getName();
    id = field.getDictionary().getId();
    this.field = new Field(column, FieldType.nullable(field.getType()), field.getChildren());
  }

  /** The number by which batches of values name the column's dictionary. */
  long id() {
    return id;
  }

  /**
   * Takes values.
   *
   * @param mayReplace whether there may be earlier ones
   */
  void take(ArrowMessage message, DictionaryBatch batch, boolean mayReplace) throws IOException {
    if (batch.data() == null) {
      throw bytes.damaged("values in every dictionary");
    }
    if (!batch.isDelta()) {
      if (known && !mayReplace) {
        throw InvalidInputException.of(
            "%s has two dictionaries for column '%s'; an Arrow file must have one",
            bytes.file(), column);
      }
      values = new double[0];
      nulls.clear();
      texts.clear();
    }
    known = true;
    append(new ArrowBatch(bytes, message, batch.data(), List.of(field)));
  }

  private void append(ArrowBatch batch) throws IOException {
    int before = values.length;
    int number = decoder.load(batch.cursor(0), index -> nulls.set((int) (before + index)));
    if (number != batch.rows() || number > Integer.MAX_VALUE - 8 - before) {
      throw bytes.damaged(
          "%d values in the dictionary of '%s', not %d", batch.rows(), column, number);
    }
    values = Arrays.copyOf(values, before + number);
    decoder.read(0, values, before, number);
    for (int k = 0; k < number; k++) {
      if (Double.isNaN(values[before + k]) && !nulls.get(before + k)) {
        texts.put(before + k, decoder.text(k));
      }
    }
  }

  /** Number of values. */
  int size() {
    return values.length;
  }

  /** Whether a value is null. */
  boolean isNull(int index) {
    return nulls.get(index);
  }

  /** Whether any value is null. */
  boolean hasNulls() {
    return !nulls.isEmpty();
  }

  /** A value, NaN for a null and a text that is no time. */
  double value(int index) {
    return values[index];
  }

  /** The text of a value that is no time. */
  String text(int index) {
    return texts.getOrDefault(index, "");
  }
}
