package org.anisky.io.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anisky.InvalidInputException;

/** The directories that had to be made above an output: without the output they go again. */
public final class ParentDirectories {
  private final List<Path> created;

  private final Path directory;

  private ParentDirectories(Path directory, List<Path> created) {
    this.directory = directory;
    this.created = created;
  }

  /**
   * A directory and those above it that are absent; nothing is made yet.
   *
   * @throws InvalidInputException when one of them is there and is no directory
   */
  public static ParentDirectories of(Path directory) {
    List<Path> absent = new ArrayList<>();
    Path path = directory;
    // A link to nowhere is in the way of a directory, and not ours to delete.
    while (path != null && !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      absent.add(path);
      path = path.getParent();
    }
    if (path != null && !Files.isDirectory(path)) {
      throw InvalidInputException.of(
          "cannot create directory %s: %s is in the way, which is no directory; choose another"
              + " place for the output",
          UnfinishedOutputs.shown(directory), UnfinishedOutputs.shown(path));
    }
    return new ParentDirectories(directory, absent);
  }

  /**
   * Makes them.
   *
   * @throws IOException when that is not possible, with the path in words
   */
  public void create() throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw OutputFailure.of("cannot create directory", directory, e);
    }
  }

  /** Deletes those that were made here and are empty still. */
  void deleteUnused() {
    for (Path path : created) {
      try {
        Files.delete(path);
      } catch (IOException e) {
        // Somebody else uses it by now, and the ones above it too.
        return;
      }
    }
  }
}
