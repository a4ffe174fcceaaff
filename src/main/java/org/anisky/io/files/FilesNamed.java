package org.anisky.io.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;

/** The files that a file, a directory or a pattern such as {@code parts/2020-*.arrow} names. */
public final class FilesNamed {
  private FilesNamed() {}

  /**
   * What a name stands for. A directory stands for all files with an ending in it and below, hidden
   * ones left out; in a pattern the last part may have {@code *}, {@code ?} and {@code [...]}.
   *
   * @param ending of the files in a directory, for example {@code .arrow}
   * @return at least one, sorted by path
   * @throws InvalidInputException when there is none
   * @throws IOException when a directory cannot be read
   */
  public static List<Path> of(String name, String ending) throws IOException {
    Path path = Path.of(name);
    List<Path> files;
    if (Files.isDirectory(path)) {
      files = within(path, ending);
      if (files.isEmpty()) {
        throw InvalidInputException.of("directory %s has no file *%s", name, ending);
      }
    } else if (!Files.exists(path) && isPattern(path)) {
      files = matching(path);
      if (files.isEmpty()) {
        throw InvalidInputException.of("no file is named %s", name);
      }
    } else if (!Files.exists(path)) {
      throw InvalidInputException.of("file %s does not exist", name);
    } else {
      files = List.of(path);
    }
    return files.stream().sorted().toList();
  }

  private static boolean isPattern(Path path) {
    return path.getFileName() != null && path.getFileName().toString().matches(".*[*?\\[{].*");
  }

  private static List<Path> within(Path directory, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .filter(file -> !isHidden(directory.relativize(file)))
          .filter(Files::isRegularFile)
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isHidden(Path path) {
    for (Path part : path) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> matching(Path pattern) throws IOException {
    Path directory = pattern.getParent() == null ? Path.of("") : pattern.getParent();
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> found =
          Files.newDirectoryStream(directory, pattern.getFileName().toString())) {
        found.forEach(files::add);
      } catch (PatternSyntaxException e) {
        throw InvalidInputException.of(
            "'%s' is not a pattern of names: %s", pattern, e.getDescription());
      }
    }
    return files;
  }
}
