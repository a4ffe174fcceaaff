package org.anisky.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.sky.UtcText;

/**
 * How a list of events looks at its beginning, before anybody has said what its columns mean.
 *
 * @param file of the list
 * @param text whether it is text; else its columns have names and types
 * @param separator between columns of text; a blank for any run of blanks and tabs
 * @param comment with which comments of text begin; empty when there are none
 * @param names of the columns in order; empty when nothing names them
 * @param rows the values of the first events, as texts; every row has as many as there are columns
 */
public record TableHead(
    Path file,
    boolean text,
    char separator,
    String comment,
    List<String> names,
    List<List<String>> rows) {
  /** Rows that are looked at. */
  public static final int ROWS = 1000;

  /**
   * Reads the first rows of a file that knows its columns. Columns of a type that is never read as
   * a number, or with a null among the first values, have empty values.
   *
   * @param input at its beginning; read, not closed
   * @throws InvalidInputException when it has no rows
   * @throws IOException when it cannot be read
   */
  public static TableHead of(TableInput input) throws IOException {
    List<String> names = input.columnNames();
    List<TableColumn> columns = new ArrayList<>();
    for (int position = 0; position < names.size(); position++) {
      columns.add(columnOrNull(input, position));
    }
    if (!input.next()) {
      throw InvalidInputException.of("%s has no events", input.file());
    }
    int size = Math.min(input.rows(), ROWS);
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      rows.add(new ArrayList<>());
    }
    for (TableColumn column : columns) {
      List<String> values = column == null ? Collections.nCopies(size, "") : texts(column, size);
      for (int row = 0; row < size; row++) {
        rows.get(row).add(values.get(row));
      }
    }
    return new TableHead(input.file(), false, ' ', "", names, rows);
  }

  /** The first values of a column; all empty when one of them is null. */
  private static List<String> texts(TableColumn column, int size) throws IOException {
    double[] values = new double[size];
    try {
      column.read(0, values, 0, size);
    } catch (InvalidInputException e) {
      return Collections.nCopies(size, "");
    }
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      texts.add(text(column, values[row], row));
    }
    return texts;
  }

  private static TableColumn columnOrNull(TableInput input, int position) {
    try {
      return input.column(position);
    } catch (InvalidInputException e) {
      return null;
    }
  }

  private static String text(TableColumn column, double value, int row) throws IOException {
    String text = column.isText() ? column.text(row) : null;
    if (text != null) {
      return text;
    }
    boolean isTime = column.isText() || column.isTimestamp();
    return isTime ? UtcText.of(value) : Double.toString(value);
  }

  /** Number of columns. */
  public int columns() {
    return rows.isEmpty() ? names.size() : rows.get(0).size();
  }
}
