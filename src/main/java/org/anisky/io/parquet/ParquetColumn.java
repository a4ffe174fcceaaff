package org.anisky.io.parquet;

import java.io.IOException;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import org.anisky.io.TableColumn;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.ValuesReader;

/**
 * A column of numbers, of timestamps or of texts that are times, see {@link ParquetValues}. A
 * stretch of rows is read once from the file and may be asked for again until the next one is.
 */
final class ParquetColumn implements TableColumn {
  private final ParquetInput input;
  private final ColumnDescriptor descriptor;
  private final String name;
  private final ParquetValues type;
  private ParquetPages pages;
  private int rowsOfGroup;
  private int next;
  private int first;
  private int size;
  private double[] stretch = {};
  private String[] texts = {};

  /**
   * @throws InvalidInputException when its type is not read
   */
  ParquetColumn(ParquetInput input, ColumnDescriptor descriptor) {
    this.input = input;
    this.descriptor = descriptor;
    name = descriptor.getPath()[0];
    type = new ParquetValues(input.file(), descriptor);
  }

  ColumnDescriptor descriptor() {
    return descriptor;
  }

  /**
   * Begins a row group.
   *
   * @param reader of its pages of this column
   */
  void load(PageReader reader, int rows) throws IOException {
    pages = new ParquetPages(reader, descriptor, type, pages);
    rowsOfGroup = rows;
    next = 0;
    size = 0;
    long count = reader.getTotalValueCount();
    if (count != rows) {
      throw InvalidInputException.of(
          "%s is damaged: column '%s' has %d values in row group %d of %d rows",
          input.file(), Excerpt.of(name), count, input.rowGroup(), rows);
    }
  }

  /** A value that a reader gives, as {@link #read} gives it. */
  double value(ValuesReader reader) {
    return type.next(reader);
  }

  @Override
  public boolean isTimestamp() {
    return type.isTimestamp();
  }

  @Override
  public boolean isText() {
    return type.isText();
  }

  @Override
  public boolean isHalfPrecision() {
    return type.isHalfPrecision();
  }

  @Override
  public void read(int from, double[] out, int at, int rows) throws IOException {
    if (from == next && rows > 0) {
      advance(rows);
    }
    if (from != first || rows > size) {
      throw new IllegalStateException("rows are read in order");
    }
    System.arraycopy(stretch, 0, out, at, rows);
  }

  private void advance(int rows) {
    if (next + rows > rowsOfGroup) {
      throw new IllegalStateException("beyond the row group");
    }
    if (stretch.length < rows) {
      stretch = new double[rows];
      texts = new String[type.isText() ? rows : 0];
    }
    first = next;
    size = rows;
    int row = 0;
    try {
      while (row < rows) {
        row += pages.read(stretch, texts, row, rows - row);
      }
    } catch (ParquetPages.NullValue e) {
      throw InvalidInputException.of(
          "%s: row %d (row group %d): column '%s' is null; every row must have a value",
          input.file(),
          input.firstRow() + next + row + e.place,
          input.rowGroup(),
          Excerpt.of(name));
    } catch (RuntimeException | IOException e) {
      throw input.damage(e);
    }
    next += rows;
  }

  @Override
  public String text(int row) {
    return texts[row - first];
  }
}
