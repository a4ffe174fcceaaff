package org.anisky.io.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory for files that nobody keeps, where the system has such. */
public final class ScratchDirectory {
  private ScratchDirectory() {}

  /**
   * Makes an empty one; who asks for it deletes it.
   *
   * @param name with which it begins
   * @throws IOException when it cannot be made, saying where another place is named
   */
  public static Path create(String name) throws IOException {
    try {
      return Files.createTempDirectory(name);
    } catch (IOException e) {
      throw OutputFailure.of(
          "cannot make a scratch directory (-Djava.io.tmpdir=DIR in ANISKY_JAVA_OPTS names another"
              + " place) in",
          Path.of(System.getProperty("java.io.tmpdir")),
          e);
    }
  }
}
