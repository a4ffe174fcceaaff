package org.anisky.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rows of a reference file under testdata/reference, without comments and column names. */
final class ReferenceTable {
  private ReferenceTable() {}

  static List<String[]> rows(String file) {
    try {
      return Files.readAllLines(Path.of("testdata", "reference", file), StandardCharsets.US_ASCII)
          .stream()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(","))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
