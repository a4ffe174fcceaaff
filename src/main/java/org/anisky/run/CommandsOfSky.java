package org.anisky.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;
import org.anisky.configuration.RegressionCommands;
import org.anisky.configuration.RegressionSky;
import org.anisky.io.files.ScratchDirectory;
import org.anisky.study.regression.Quantity;

/**
 * Gives the program the commands of a sky, and measures what they print and what they write.
 *
 * @param sky with commands
 * @param program that is given them
 */
record CommandsOfSky(RegressionSky sky, Program program) {
  /**
   * All that comes out.
   *
   * @throws InvalidInputException when a command refuses or fails
   */
  List<Quantity> quantities() throws IOException {
    Path place = ScratchDirectory.create("anisky-regress");
    try {
      List<Quantity> found = new ArrayList<>();
      int number = 0;
      for (List<String> command : sky.commands()) {
        number++;
        Program.Outcome outcome =
            program.run(RegressionCommands.arguments(command, sky, place.toRealPath()));
        if (outcome.exit() != 0) {
          throw InvalidInputException.of(
              "command %d, '%s', ended with exit code %d: %s",
              number,
              String.join(" ", command),
              outcome.exit(),
              outcome.err().strip().replace(place.toString(), "."));
        }
        found.addAll(PrintedNumbers.of(number + "." + command.get(0), outcome.out()));
      }
      found.addAll(FileQuantities.of(place));
      return found;
    } finally {
      delete(place);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
