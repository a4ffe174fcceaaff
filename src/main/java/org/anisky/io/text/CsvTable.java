package org.anisky.io.text;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.anisky.io.files.OutputFailure;

/**
 * A comma-separated table, written row by row: comment lines that begin with {@code #}, one header
 * line {@code name [unit],...}, then the rows.
 *
 * <p>Numbers are written as {@link Double#toString} gives them, so that reading returns the same
 * bits, with a point in every locale. What is no number, NaN, the infinities and null, is an empty
 * cell. Lines end with a line feed.
 */
public final class CsvTable implements Closeable {
  private final Path file;
  private final BufferedWriter out;
  private final int columns;
  private final EcsvTable twin;

  /**
   * A column.
   *
   * @param name what it holds
   * @param unit its unit; empty or {@code "1"} for a pure number or a text, then not written
   */
  public record Column(String name, String unit) {
    private String heading() {
      return unit.isEmpty() || unit.equals("1") ? name : name + " [" + unit + "]";
    }
  }

  private CsvTable(Path file, BufferedWriter out, int columns, EcsvTable twin) {
    this.file = file;
    this.out = out;
    this.columns = columns;
    this.twin = twin;
  }

  /**
   * Begins a table in a file; an existing file is overwritten.
   *
   * @param provenance lines of the comment at the top, without the {@code #}
   */
  public static CsvTable create(Path file, List<String> provenance, List<Column> columns)
      throws IOException {
    return create(file, provenance, columns, null);
  }

  /**
   * Begins a table in two files.
   *
   * @param twin the same rows as ECSV, written when this table is closed; null for none
   */
  public static CsvTable create(
      Path file, List<String> provenance, List<Column> columns, EcsvTable twin) throws IOException {
    BufferedWriter out;
    try {
      out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
    CsvTable table = new CsvTable(file, out, columns.size(), twin);
    for (String text : provenance) {
      for (String line : text.split("\\R", -1)) {
        table.write(line.isEmpty() ? "#\n" : "# " + line + "\n");
      }
    }
    table.write(line(columns.stream().map(Column::heading).toArray()));
    return table;
  }

  /**
   * Appends a row.
   *
   * @param cells numbers, texts, booleans, enums or null, as many as columns; not modified
   */
  public void row(Object... cells) throws IOException {
    if (cells.length != columns) {
      throw new IllegalArgumentException(cells.length + " cells for " + columns + " columns");
    }
    write(line(cells));
    if (twin != null) {
      twin.add(cells);
    }
  }

  /** A row as it is written, in ECSV too. */
  static String line(Object... cells) {
    StringJoiner line = new StringJoiner(",", "", "\n");
    for (Object cell : cells) {
      line.add(text(cell));
    }
    return line.toString();
  }

  private void write(String line) throws IOException {
    try {
      out.write(line);
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
  }

  private static String text(Object cell) {
    if (cell == null || (cell instanceof Double number && !Double.isFinite(number))) {
      return "";
    }
    String text = cell.toString();
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
    if (twin != null) {
      twin.write();
    }
  }
}
