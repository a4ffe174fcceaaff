package org.anisky.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.Sha256;

/** Where the files of a result are now. */
@FunctionalInterface
interface InputPlace {
  /** Where they were. */
  InputPlace AS_THEN = written -> written;

  /**
   * Where a path of then is now.
   *
   * @param written of a file, of a directory of files, or what their names begin with
   */
  String of(String written);

  /**
   * Files that lie elsewhere, on another machine for example: below a directory each is looked for
   * by its name and its SHA-256, and a link to it is made in a scratch directory, at the path that
   * it had, so that what a configuration says of directories and beginnings of names holds again.
   *
   * @param inputs the files of then
   * @param directory where they are now, at any depth
   * @param scratch receives the links; its owner deletes it
   * @param result for messages
   * @throws InvalidInputException when the directory does not exist, or a file is not there
   */
  static InputPlace of(List<InputDigest> inputs, Path directory, Path scratch, Path result)
      throws IOException {
    if (!Files.isDirectory(directory)) {
      throw InvalidInputException.of("--inputs %s is no directory", directory);
    }
    InputPlace place = written -> scratch.resolve(belowRoot(written)).toString();
    List<Path> files = filesOf(directory);
    for (InputDigest input : inputs) {
      Path link = Path.of(place.of(input.path()));
      if (!Files.exists(link)) {
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, find(input, files, directory, result));
      }
    }
    return place;
  }

  private static Path belowRoot(String path) {
    Path absolute = Path.of(path).toAbsolutePath().normalize();
    return absolute.getRoot().relativize(absolute);
  }

  private static List<Path> filesOf(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath().normalize();
    try (Stream<Path> entries = Files.walk(absolute, FileVisitOption.FOLLOW_LINKS)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Path find(InputDigest input, List<Path> files, Path directory, Path result)
      throws IOException {
    Path name = Path.of(input.path()).getFileName();
    int sameName = 0;
    for (Path file : files) {
      if (file.getFileName().equals(name)) {
        sameName++;
        if (Sha256.of(file).equals(input.sha256())) {
          return file;
        }
      }
    }
    throw InvalidInputException.of(
        sameName == 0
            ? "%s was made of %s, and --inputs %s has no file of that name; its SHA-256 is %s"
            : "%s was made of %s, and in --inputs %s a file of that name has other bytes; its"
                + " SHA-256 was %s",
        result,
        input.path(),
        directory,
        input.sha256());
  }
}
