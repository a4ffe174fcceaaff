package org.anisky.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.io.files.AddedFile;
import org.anisky.io.files.ResultDirectory;
import org.anisky.report.page.ReportPages;

/** The pages of results: into a directory that is being made, or into one that is there. */
public final class ResultPages {
  private ResultPages() {}

  /**
   * Writes the pages of all results of a directory that has all its other files.
   *
   * @throws IOException when a file cannot be read or written
   */
  public static void write(ResultDirectory directory) throws IOException {
    String name = directory.target().getFileName().toString();
    for (Map.Entry<String, String> page : ReportPages.of(directory.path(), name).entrySet()) {
      Files.write(directory.file(page.getKey()), ReportPages.bytes(page.getValue()));
    }
  }

  /**
   * Writes the pages of all results of a directory that is there; earlier ones are replaced.
   *
   * @return the page to look at first
   * @throws InvalidInputException when there is no result in it, one is damaged, or a file that the
   *     program did not write is in the way
   * @throws IOException when a file cannot be read or written
   */
  public static Path again(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw InvalidInputException.of("%s is no directory", directory);
    }
    Path place = directory.toRealPath();
    Path last = place.getFileName();
    Map<String, String> pages = ReportPages.of(place, last == null ? "results" : last.toString());
    if (pages.isEmpty()) {
      throw InvalidInputException.of(
          "%s holds no result: none of %s is in it or below it",
          directory, String.join(", ", ReportPages.marks()));
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      AddedFile.write(
          place.resolve(page.getKey()), ReportPages.bytes(page.getValue()), ReportPages::isPage);
    }
    String first = pages.containsKey(ReportPages.PAGE) ? ReportPages.PAGE : first(pages);
    return directory.resolve(first);
  }

  private static String first(Map<String, String> pages) {
    return pages.containsKey(ReportPages.INDEX)
        ? ReportPages.INDEX
        : List.copyOf(pages.keySet()).get(0);
  }
}
