package org.anisky.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --data}. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Take every detector's counts from DIR/NAME.arrow, as 'anisky bin' and 'anisky simulate'"
              + " write them; site, grid, bins and cuts are then those of the files.")
  private Path directory;

  /** Where counts are, when they take the place of the events. */
  Optional<Path> directory() {
    return Optional.ofNullable(directory);
  }

  boolean isGiven() {
    return directory != null;
  }
}
