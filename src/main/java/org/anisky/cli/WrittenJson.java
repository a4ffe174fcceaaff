package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anisky.io.files.ResultDirectory;
import picocli.CommandLine;

/** The JSON file of a result, for programs that read what a command prints. */
final class WrittenJson {
  /** What tells all of a directory, before what tells a part. */
  private static final List<String> MARKS =
      List.of(
          ResultDirectory.FRAMES_MARK,
          ResultDirectory.ENERGIES_MARK,
          ResultDirectory.COMPARISON_MARK,
          ResultDirectory.ENSEMBLE_MARK,
          ResultDirectory.SPECTRUM_MARK,
          "significance.json",
          ResultDirectory.MARK,
          ResultDirectory.TRUTH_MARK,
          ResultDirectory.COUNTS_MARK);

  private WrittenJson() {}

  /** Whether a command that takes a configuration was asked for it. */
  static boolean isAskedOf(CommandLine command) {
    boolean here =
        command.getCommandSpec().mixins().values().stream()
            .anyMatch(mixin -> mixin.userObject() instanceof ConfigurationOptions);
    return here
        && command.getParseResult() != null
        && command.getParseResult().hasMatchedOption("--json");
  }

  /** Prints the file of a directory; nothing when it has none. */
  static void print(Path directory, PrintWriter out) {
    MARKS.stream()
        .map(directory::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .ifPresent(
            file -> {
              try {
                out.print(Files.readString(file));
                out.flush();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
