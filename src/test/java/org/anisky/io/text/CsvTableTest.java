package org.anisky.io.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
  @TempDir Path directory;

  private static final List<CsvTable.Column> COLUMNS =
      List.of(
          new CsvTable.Column("bin", "1"),
          new CsvTable.Column("right ascension", "deg"),
          new CsvTable.Column("remark", ""));

  @Test
  void theBytesDoNotDependOnTheLocale() throws IOException {
    Locale before = Locale.getDefault();
    Path file = directory.resolve("a.csv");
    try {
      Locale.setDefault(Locale.GERMANY);
      try (CsvTable table = CsvTable.create(file, List.of("made by\nanisky", ""), COLUMNS)) {
        table.row(1, 0.1 + 0.2, "plain é");
        table.row(2L, Double.NaN, "a, \"b\"");
        table.row(3, 1e-300, null);
        table.row(4, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
      }
    } finally {
      Locale.setDefault(before);
    }
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            # made by
            # anisky
            #
            bin,right ascension [deg],remark
            1,0.30000000000000004,plain é
            2,,"a, ""b\"""
            3,1.0E-300,
            4,,
            """);
  }

  @Test
  void aRowOfAnotherLengthIsAProgrammingError() throws IOException {
    try (CsvTable table = CsvTable.create(directory.resolve("a.csv"), List.of(), COLUMNS)) {
      assertThatThrownBy(() -> table.row(1, 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("2 cells for 3 columns");
    }
  }
}
