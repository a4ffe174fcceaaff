package org.anisky.io.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anisky.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a table writes is what is read. */
class StoredTableTest {
  @TempDir private Path directory;

  @Test
  void cellsComeBack() throws IOException {
    Path file = directory.resolve("table.csv");
    try (CsvTable table =
        CsvTable.create(
            file,
            List.of("A \"quoted\", comment."),
            List.of(new CsvTable.Column("name", ""), new CsvTable.Column("centre", "h")))) {
      table.row("one, \"two\"\nthree", 0.1);
      table.row(null, Double.NaN);
    }
    StoredTable stored = StoredTable.read(file);
    assertThat(stored.comment()).containsExactly("A \"quoted\", comment.");
    assertThat(stored.columns()).containsExactly("name", "centre [h]");
    assertThat(stored.texts("name")).containsExactly("one, \"two\"\nthree", "");
    assertThat(stored.numbers("centre")).containsExactly(0.1, Double.NaN);
    assertThat(stored.has("h")).isFalse();
    assertThat(stored.where("name", "").rows()).hasSize(1);
  }

  @Test
  void aRowOfAnotherLengthIsRefused() throws IOException {
    Path file = directory.resolve("table.csv");
    Files.writeString(file, "a,b\n1,2\n3\n");
    assertThatThrownBy(() -> StoredTable.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("row 2 has 1 cells; it must have 2");
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsAreNoPartOfTheCells() throws IOException {
    Path file = directory.resolve("table.csv");
    Files.writeString(file, "\ufeffa,b\r\n1,2\r\n");
    StoredTable table = StoredTable.read(file);
    assertThat(table.columns()).containsExactly("a", "b");
    assertThat(table.rows()).containsExactly(List.of("1", "2"));
  }
}
