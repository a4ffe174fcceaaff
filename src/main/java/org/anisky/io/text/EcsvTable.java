package org.anisky.io.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anisky.io.files.OutputFailure;

/**
 * A table in the format ECSV 1.0 of Astropy (APE 6): as {@link CsvTable}, with type and unit of
 * every column in its head, so that {@code astropy.table.QTable.read} gives quantities. A column
 * whose name ends in {@code _deg} has that unit.
 */
public final class EcsvTable {
  private static final String DEGREES = "_deg";

  private final Path file;
  private final List<String> comments;
  private final List<CsvTable.Column> columns;
  private final Map<String, String> units;
  private final List<Object[]> rows = new ArrayList<>();

  /**
   * A table without rows.
   *
   * @param file to be written
   * @param comments of its head
   * @param columns as those of the plain table
   * @param units of columns whose heading there has none, by name
   */
  public EcsvTable(
      Path file, List<String> comments, List<CsvTable.Column> columns, Map<String, String> units) {
    this.file = file;
    this.comments = List.copyOf(comments);
    this.columns = List.copyOf(columns);
    this.units = Map.copyOf(units);
  }

  /** Appends a row; not modified. */
  void add(Object... cells) {
    rows.add(cells.clone());
  }

  /** Writes the file. */
  void write() throws IOException {
    StringBuilder text = new StringBuilder("# %ECSV 1.0\n# ---\n# delimiter: ','\n# datatype:\n");
    for (int k = 0; k < columns.size(); k++) {
      String unit = unit(columns.get(k));
      text.append("# - {name: ").append(columns.get(k).name());
      text.append(unit.isEmpty() ? "" : ", unit: " + unit);
      text.append(", datatype: ").append(type(k)).append("}\n");
    }
    text.append("# meta: !!omap\n# - comments:\n");
    for (String comment : comments) {
      text.append("#   - '").append(comment.replace("'", "''")).append("'\n");
    }
    text.append("# schema: astropy-2.0\n");
    text.append(CsvTable.line(columns.stream().map(CsvTable.Column::name).toArray()));
    rows.forEach(row -> text.append(CsvTable.line(row)));
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
  }

  private String unit(CsvTable.Column column) {
    if (!column.unit().isEmpty()) {
      return column.unit().equals("1") ? "" : column.unit();
    }
    return units.getOrDefault(column.name(), column.name().endsWith(DEGREES) ? "deg" : "");
  }

  /** What all cells of a column are; empty ones may be anything but an integer. */
  private String type(int column) {
    boolean text = false;
    boolean whole = true;
    boolean logical = true;
    for (Object[] row : rows) {
      Object cell = row[column];
      text |= cell != null && !(cell instanceof Number) && !(cell instanceof Boolean);
      whole &= cell instanceof Long || cell instanceof Integer;
      logical &= cell instanceof Boolean;
    }
    return text
        ? "string"
        : rows.isEmpty() ? "float64" : whole ? "int64" : logical ? "bool" : "float64";
  }
}
