package org.anisky.io.text;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;

/**
 * A table that {@link CsvTable} wrote, read back. Immutable.
 *
 * @param comment lines at its top, without the {@code #}
 * @param columns headings, with units
 * @param rows texts of the cells, as many in each row as there are columns; empty for absent ones
 */
public record StoredTable(List<String> comment, List<String> columns, List<List<String>> rows) {
  /**
   * Reads a file.
   *
   * @throws InvalidInputException when a row has another number of cells than the heading
   * @throws IOException when the file cannot be read
   */
  public static StoredTable read(Path file) throws IOException {
    return of(file.toString(), text(file));
  }

  /**
   * Reads a text.
   *
   * @param name of where it is from, in messages
   * @throws InvalidInputException as {@link #read}
   */
  static StoredTable of(String name, String text) {
    List<String> comment = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : cells(text)) {
      if (rows.isEmpty() && row.get(0).startsWith("#")) {
        comment.add(String.join(",", row).substring(1).strip());
      } else {
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      throw InvalidInputException.of("%s has no line that names its columns", name);
    }
    List<String> columns = rows.remove(0);
    for (int k = 0; k < rows.size(); k++) {
      if (rows.get(k).size() != columns.size()) {
        throw InvalidInputException.of(
            "%s: row %d has %d cells; it must have %d",
            name, k + 1, rows.get(k).size(), columns.size());
      }
    }
    return new StoredTable(comment, columns, rows);
  }

  /** Without what editors of other systems add: a byte order mark, and carriage returns. */
  private static String text(Path file) throws IOException {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw InvalidInputException.of("%s is no text (UTF-8)", file);
    }
  }

  /** Rows of cells; a cell in quotes may hold commas and line ends, and quotes twice. */
  private static List<List<String>> cells(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      boolean comment = !row.isEmpty() ? row.get(0).startsWith("#") : cell.indexOf("#") == 0;
      if (c == '"' && !comment) {
        if (quoted && k + 1 < text.length() && text.charAt(k + 1) == '"') {
          cell.append(c);
          k++;
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && (c == ',' || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else {
        cell.append(c);
      }
    }
    if (!row.isEmpty() || cell.length() > 0) {
      row.add(cell.toString());
      rows.add(row);
    }
    return rows;
  }

  /** Whether there is a column whose heading, without unit, is a name. */
  public boolean has(String name) {
    return index(name) >= 0;
  }

  private int index(String name) {
    for (int k = 0; k < columns.size(); k++) {
      if (columns.get(k).equals(name) || columns.get(k).startsWith(name + " [")) {
        return k;
      }
    }
    return -1;
  }

  /** The cells of a column, by its heading without unit. */
  public List<String> texts(String name) {
    int k = index(name);
    if (k < 0) {
      throw InvalidInputException.of(
          "a table of a result has no column '%s'; its columns: %s",
          name, Excerpt.of(String.join(", ", columns)));
    }
    return rows.stream().map(row -> row.get(k)).toList();
  }

  /** The numbers of a column by its place, NaN where a cell is empty or no number. */
  public double[] numbers(int column) {
    return rows.stream().mapToDouble(row -> number(row.get(column))).toArray();
  }

  /** The numbers of a column by its heading without unit. */
  public double[] numbers(String name) {
    return texts(name).stream().mapToDouble(StoredTable::number).toArray();
  }

  private static double number(String cell) {
    try {
      return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The rows that have a text in a column. */
  public StoredTable where(String name, String text) {
    int k = index(name);
    return new StoredTable(
        comment, columns, rows.stream().filter(row -> row.get(k).equals(text)).toList());
  }
}
