package org.anisky.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Lines of testdata/reference/spectra.csv, made by tools/reference/spectra_reference.py. */
final class SpectraReference {
  private SpectraReference() {}

  /** The numbers of all lines of a kind. */
  static List<double[]> lines(String kind) throws IOException {
    return Files.readAllLines(Path.of("testdata/reference/spectra.csv")).stream()
        .filter(line -> line.startsWith(kind + ","))
        .map(line -> line.substring(kind.length() + 1).split(","))
        .map(cells -> Arrays.stream(cells).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }
}
