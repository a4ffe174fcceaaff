package org.anisky.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.fits.StoredMaps;
import org.anisky.io.json.JsonFile;
import org.anisky.io.text.StoredTable;

/**
 * The files of one result.
 *
 * @param directory where they are
 * @param name of the result in messages; the page does not tell it, since the same data give the
 *     same page wherever it is
 * @param kind what it is
 * @param tree the JSON that it is known by
 * @param maps the tables of its FITS files, by the names of the files
 */
record StoredFiles(
    Path directory, String name, PageKind kind, Tree tree, Map<String, List<StoredMaps>> maps) {
  /** A warning of a range of energy, for example {@code [32, 40) EeV: ...}. */
  private static final Pattern OF_A_RANGE =
      Pattern.compile("((?:\\[[^)]*\\)|>= \\S+) \\S+): (.*)", Pattern.DOTALL);

  /**
   * Reads what a directory is known by.
   *
   * @return empty when it holds no result
   * @throws org.anisky.InvalidInputException when a file is not what it should be
   */
  static Optional<StoredFiles> read(Path directory, String name) throws IOException {
    Optional<StoredFiles> files = withoutMaps(directory, name);
    if (files.isEmpty()) {
      return files;
    }
    return Optional.of(
        new StoredFiles(directory, name, files.get().kind(), files.get().tree(), maps(directory)));
  }

  /** As {@link #read}, but its maps are left alone. */
  static Optional<StoredFiles> withoutMaps(Path directory, String name) throws IOException {
    Optional<PageKind> kind = PageKind.of(directory);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    Path file = directory.resolve(kind.get().mark());
    Tree tree = new Tree(JsonFile.read(file).tree(), file.toString(), "");
    kind.get().form().check(tree);
    return Optional.of(new StoredFiles(directory, name, kind.get(), tree, Map.of()));
  }

  private static Map<String, List<StoredMaps>> maps(Path directory) throws IOException {
    Map<String, List<StoredMaps>> maps = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".fits")).toList()) {
        maps.put(file.getFileName().toString(), FitsMaps.readAll(file));
      }
    }
    return maps;
  }

  /** A table of the result; empty when there is none. */
  Optional<StoredTable> table(String file) throws IOException {
    Path path = directory.resolve(file);
    return Files.isRegularFile(path) ? Optional.of(StoredTable.read(path)) : Optional.empty();
  }

  /** Whose data it is: the detectors or maps of the configuration; empty when it does not say. */
  String subject() {
    Tree configuration = tree.object("provenance", "configuration");
    List<Tree> sources = new ArrayList<>(configuration.objects("detectors"));
    sources.add(configuration.object("sky-maps"));
    return sources.stream()
        .map(source -> source.text("name"))
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Whether axes of the sky mean the sky: in sidereal time only. */
  boolean isSidereal() {
    return !tree.text("dipole", "frame").startsWith("equatorial axes");
  }

  /** What a careful reader must know; what several ranges of energy say is said once. */
  List<String> warnings() {
    List<String> all = tree.list("warnings").stream().map(String::valueOf).toList();
    if (kind != PageKind.ENERGIES) {
      return all;
    }
    Map<String, List<String>> ranges = new LinkedHashMap<>();
    for (String warning : all) {
      Matcher parts = OF_A_RANGE.matcher(warning);
      boolean isOfRange = parts.matches();
      ranges
          .computeIfAbsent(isOfRange ? parts.group(2) : warning, text -> new ArrayList<>())
          .addAll(isOfRange ? List.of(parts.group(1)) : List.of());
    }
    long rows =
        tree.objects("rows").stream()
            .map(row -> row.number("from") + " " + row.number("until"))
            .distinct()
            .count();
    return ranges.entrySet().stream()
        .map(entry -> ofRanges(entry.getValue(), rows) + entry.getKey())
        .toList();
  }

  private static String ofRanges(List<String> ranges, long rows) {
    if (ranges.isEmpty()) {
      return "";
    }
    return (ranges.size() > 1 && ranges.size() == rows ? "all ranges" : String.join("; ", ranges))
        + ": ";
  }
}
