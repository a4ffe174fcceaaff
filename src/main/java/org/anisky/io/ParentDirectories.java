package org.anisky.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The directories that had to be made above an output: without the output they go again. */
final class ParentDirectories {
  private final List<Path> created;

  private ParentDirectories(List<Path> created) {
    this.created = created;
  }

  /**
   * Makes a directory and those above it, where absent.
   *
   * @throws IOException when that is not possible, with the path in words
   */
  static ParentDirectories create(Path directory) throws IOException {
    List<Path> absent = new ArrayList<>();
    for (Path path = directory; path != null && !Files.exists(path); path = path.getParent()) {
      absent.add(path);
    }
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw OutputFailure.of("cannot create directory", directory, e);
    }
    return new ParentDirectories(absent);
  }

  /** Deletes those that were made here and are empty still. */
  void deleteUnused() {
    for (Path directory : created) {
      try {
        Files.delete(directory);
      } catch (IOException e) {
        // Somebody else uses it by now, and the ones above it too.
        return;
      }
    }
  }
}
