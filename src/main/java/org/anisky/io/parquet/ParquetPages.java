package org.anisky.io.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.Binary;

/**
 * The values of one column in one row group, page by page: a page is decoded as a whole, in plain
 * loops where its values are plain numbers or numbers of a dictionary.
 */
final class ParquetPages {
  private final PageReader pages;
  private final ColumnDescriptor descriptor;
  private final ParquetValues type;
  private final Dictionary dictionary;

  /** The values of the dictionary. */
  private final double[] ofDictionary;

  private final String[] textsOfDictionary;
  private double[] values;
  private String[] texts;
  private int size;
  private int next;

  /** A value is missing. */
  static final class NullValue extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Place in the page, from 0. */
    final int place;

    NullValue(int place) {
      super("a value is null");
      this.place = place;
    }
  }

  /**
   * @param pages of the column in a row group
   * @param before of the row group before, whose memory is used again; null for the first
   */
  ParquetPages(
      PageReader pages, ColumnDescriptor descriptor, ParquetValues type, ParquetPages before)
      throws IOException {
    values = before == null ? new double[0] : before.values;
    texts = before == null ? new String[0] : before.texts;
    this.pages = pages;
    this.descriptor = descriptor;
    this.type = type;
    DictionaryPage page = pages.readDictionaryPage();
    // Its bytes are those of the first page when that is read.
    dictionary = page == null ? null : page.getEncoding().initDictionary(descriptor, page);
    int entries = page == null ? 0 : dictionary.getMaxId() + 1;
    ofDictionary = new double[entries];
    textsOfDictionary = new String[type.isText() ? entries : 0];
    DictionaryEntry entry = new DictionaryEntry(dictionary);
    for (int k = 0; k < entries; k++) {
      entry.number = k;
      ofDictionary[k] = value(entry, textsOfDictionary, k);
    }
  }

  /**
   * Copies the next values.
   *
   * @param out modified
   * @param textsOut receives the texts of those that are no times, when the column has texts;
   *     modified
   * @param at where the first one goes
   * @param most how many at most
   * @return how many, at least 1
   * @throws NullValue when one of the next page is missing
   */
  int read(double[] out, String[] textsOut, int at, int most) throws IOException {
    while (next == size) {
      DataPage page = pages.readPage();
      if (page == null) {
        throw new ParquetDecodingException("values are missing at the end");
      }
      decode(page);
      next = 0;
    }
    int copied = Math.min(most, size - next);
    System.arraycopy(values, next, out, at, copied);
    if (type.isText()) {
      System.arraycopy(texts, next, textsOut, at, copied);
    }
    next += copied;
    return copied;
  }

  private void decode(DataPage page) throws IOException {
    size = page.getValueCount();
    if (values.length < size) {
      values = new double[size];
      texts = new String[type.isText() ? size : 0];
    }
    if (page instanceof DataPageV2 v2) {
      if (v2.getNullCount() > 0) {
        checkLevels(v2.getDefinitionLevels());
      }
      decode(v2.getDataEncoding(), v2.getData().toInputStream());
    } else {
      DataPageV1 v1 = (DataPageV1) page;
      ByteBufferInputStream in = v1.getBytes().toInputStream();
      if (descriptor.getMaxDefinitionLevel() > 0) {
        checkLevels(v1.getDlEncoding(), in);
      }
      decode(v1.getValueEncoding(), in);
    }
  }

  private void checkLevels(Encoding encoding, ByteBufferInputStream in) throws IOException {
    if (encoding == Encoding.RLE) {
      int bytes = BytesUtils.readIntLittleEndian(in);
      checkLevels(BytesInput.from(in.sliceStream(bytes), bytes));
      return;
    }
    ValuesReader levels = encoding.getValuesReader(descriptor, ValuesType.DEFINITION_LEVEL);
    levels.initFromPage(size, in);
    for (int k = 0; k < size; k++) {
      check(levels.readInteger(), k);
    }
  }

  private void checkLevels(BytesInput bytes) throws IOException {
    int defined = descriptor.getMaxDefinitionLevel();
    int width = BytesUtils.getWidthFromMaxInt(defined);
    ByteBuffer buffer = ByteBuffer.wrap(bytes.toInputStream().readAllBytes());
    if (isOneRun(buffer.duplicate(), defined)) {
      return;
    }
    RunLengthBitPackingHybridDecoder levels =
        new RunLengthBitPackingHybridDecoder(width, ByteBufferInputStream.wrap(buffer));
    for (int k = 0; k < size; k++) {
      check(levels.readInt(), k);
    }
  }

  /** Whether all levels are said at once, as in most pages. */
  private boolean isOneRun(ByteBuffer bytes, int level) {
    long header = 0;
    for (int shift = 0; shift < Integer.SIZE && bytes.hasRemaining(); shift += 7) {
      byte part = bytes.get();
      header |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return (header & 1) == 0
            && header >> 1 >= size
            && bytes.hasRemaining()
            && bytes.get() == level;
      }
    }
    return false;
  }

  private void check(int level, int place) {
    if (level < descriptor.getMaxDefinitionLevel()) {
      throw new NullValue(place);
    }
  }

  private void decode(Encoding encoding, ByteBufferInputStream in) throws IOException {
    if (encoding == Encoding.PLAIN && type.isPlain()) {
      type.read(in.slice(in.available()), values, size);
    } else if (encoding.usesDictionary()) {
      decodeNumbers(in);
    } else {
      ValuesReader reader = encoding.getValuesReader(descriptor, ValuesType.VALUES);
      reader.initFromPage(size, in);
      for (int k = 0; k < size; k++) {
        values[k] = value(reader, texts, k);
      }
    }
  }

  /** Values as their numbers in the dictionary. */
  private void decodeNumbers(ByteBufferInputStream in) throws IOException {
    if (dictionary == null) {
      throw new ParquetDecodingException("there is no dictionary");
    }
    int width = size == 0 ? 0 : in.read();
    RunLengthBitPackingHybridDecoder numbers = new RunLengthBitPackingHybridDecoder(width, in);
    for (int k = 0; k < size; k++) {
      int number = width == 0 ? 0 : numbers.readInt();
      values[k] = ofDictionary[number];
      if (type.isText()) {
        texts[k] = textsOfDictionary[number];
      }
    }
  }

  private double value(ValuesReader reader, String[] out, int k) {
    if (!type.isText()) {
      return type.next(reader);
    }
    Remembered text = new Remembered(reader.readBytes());
    double value = type.next(text);
    out[k] = Double.isNaN(value) ? text.bytes.toStringUsingUTF8() : null;
    return value;
  }

  /** A value that was read already. */
  private static final class Remembered extends ValuesReader {
    private final Binary bytes;

    Remembered(Binary bytes) {
      this.bytes = bytes;
    }

    @Override
    public Binary readBytes() {
      return bytes;
    }

    @Override
    public void skip() {}
  }

  /** A value of a dictionary, again and again. */
  private static final class DictionaryEntry extends ValuesReader {
    private final Dictionary dictionary;
    private int number;

    DictionaryEntry(Dictionary dictionary) {
      this.dictionary = dictionary;
    }

    @Override
    public Binary readBytes() {
      return dictionary.decodeToBinary(number);
    }

    @Override
    public int readInteger() {
      return dictionary.decodeToInt(number);
    }

    @Override
    public long readLong() {
      return dictionary.decodeToLong(number);
    }

    @Override
    public float readFloat() {
      return dictionary.decodeToFloat(number);
    }

    @Override
    public double readDouble() {
      return dictionary.decodeToDouble(number);
    }

    @Override
    public void skip() {}
  }
}
