package org.anisky.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Public event lists, which are not part of the repository. Where they are absent the tests that
 * need them are skipped, except in continuous integration (CI=true), where they must run.
 */
final class PublicData {
  static final Path DIRECTORY = Path.of("../shared/data");

  static final Path AUGER_2017 =
      DIRECTORY.resolve("auger2017-8EeV/Arrival_directions_8EeV_Science_2017.dat");

  private PublicData() {}

  /** Skips the test when the lists are absent and may be. */
  static void require() {
    boolean required = "true".equals(System.getenv("CI"));
    assumeTrue(
        required || Files.isDirectory(DIRECTORY),
        "skipped: the public event lists are not in " + DIRECTORY);
  }
}
