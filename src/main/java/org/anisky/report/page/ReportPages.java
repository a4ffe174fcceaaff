package org.anisky.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages of a directory: {@value #PAGE} of every result in it, and {@value #INDEX} where there
 * are several. Made from the files alone; the same files give the same bytes.
 */
public final class ReportPages {
  /** Name of the page of a result. */
  public static final String PAGE = "report.html";

  /** Name of the list of several results. */
  public static final String INDEX = "index.html";

  /** By what a page is known, near its beginning. */
  static final String GENERATOR = "<meta name=\"generator\" content=\"anisky report\">";

  private static final int LEAD = 100;

  /** Results lie so deep in a directory of results. */
  private static final int DEPTH = 3;

  private ReportPages() {}

  /**
   * The pages of a directory by their names relative to it, with slashes.
   *
   * @param directory of one result or of several
   * @param name of it in messages, whatever it is called now
   * @return empty when no result is in it
   * @throws org.anisky.InvalidInputException when a file of a result is damaged
   * @throws IOException when a file cannot be read
   */
  public static Map<String, String> of(Path directory, String name) throws IOException {
    List<String> places = places(directory);
    Map<String, String> pages = new LinkedHashMap<>();
    for (String place : places) {
      Optional<StoredFiles> files =
          StoredFiles.read(directory.resolve(place), place.isEmpty() ? name : last(place));
      if (files.isPresent()) {
        pages.put(
            place.isEmpty() ? PAGE : place + "/" + PAGE,
            ResultPage.html(files.get(), place.isEmpty() ? without(places, place) : List.of()));
      }
    }
    if (places.size() > 1 || (places.size() == 1 && !places.get(0).isEmpty())) {
      pages.put(INDEX, IndexPage.html(directory, places));
    }
    return pages;
  }

  /** A result has one name, whether its page is made alone or with others. */
  private static String last(String place) {
    return place.substring(place.lastIndexOf('/') + 1);
  }

  private static List<String> without(List<String> places, String own) {
    return places.stream().filter(place -> !place.equals(own)).toList();
  }

  /**
   * Directories with a result, relative with slashes; the directory itself, if it is one, first.
   */
  private static List<String> places(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory, DEPTH)) {
      return paths
          .filter(Files::isDirectory)
          .filter(path -> PageKind.of(path).isPresent())
          .map(path -> directory.relativize(path).toString().replace('\\', '/'))
          .sorted(Comparator.naturalOrder())
          .collect(Collectors.toCollection(ArrayList::new));
    }
  }

  /** The files by which results are known. */
  public static List<String> marks() {
    return Arrays.stream(PageKind.values()).map(PageKind::mark).toList();
  }

  /** Whether a file is a page of the program, of any version. */
  public static boolean isPage(Path file) throws IOException {
    byte[] start = new byte[GENERATOR.length() + LEAD];
    try (InputStream in = Files.newInputStream(file)) {
      int read = in.readNBytes(start, 0, start.length);
      return new String(start, 0, read, StandardCharsets.UTF_8).contains(GENERATOR);
    }
  }

  /** The bytes of a page. */
  public static byte[] bytes(String page) {
    return page.getBytes(StandardCharsets.UTF_8);
  }
}
