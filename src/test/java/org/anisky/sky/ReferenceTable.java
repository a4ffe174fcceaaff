package org.anisky.sky;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Rows of a reference file: lines that begin with # and the line of column names are left out. */
final class ReferenceTable {
  private final List<String> columns;
  private final List<String[]> rows;

  private ReferenceTable(List<String> columns, List<String[]> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  static ReferenceTable read(String name) {
    try (var lines =
        Files.lines(Path.of("testdata", "reference", name), StandardCharsets.US_ASCII)) {
      List<String[]> table =
          lines.filter(line -> !line.startsWith("#")).map(line -> line.split(",")).toList();
      return new ReferenceTable(Arrays.asList(table.get(0)), table.subList(1, table.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int size() {
    return rows.size();
  }

  String text(int row, String column) {
    return rows.get(row)[columns.indexOf(column)];
  }

  double number(int row, String column) {
    return Double.parseDouble(text(row, column));
  }
}
