package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.file.Path;
import org.anisky.InvalidInputException;
import org.anisky.io.TableHead;

/** The beginning of an Arrow file of events whose columns are not known. */
public final class ArrowHead {
  private ArrowHead() {}

  /**
   * Reads the first rows.
   *
   * @throws InvalidInputException when the file is missing, no Arrow file, has no rows, or holds
   *     counts
   * @throws IOException when it cannot be read
   */
  public static TableHead read(Path file) throws IOException {
    try (ArrowInput input = ArrowInput.open(file)) {
      refuseCounts(input);
      return TableHead.of(input);
    }
  }

  /** Counts are read by their name alone: nothing of them has to be guessed. */
  private static void refuseCounts(ArrowInput input) {
    if (input.metadata().containsKey(ArrowCounts.DESCRIPTION_KEY)) {
      throw InvalidInputException.of(
          "%s holds sidereal counts, which describe themselves, and no events; the whole"
              + " configuration for them is: detectors: [{name: '%s', counts: {file: '%s'}}]",
          input.file(), ArrowCountsReader.description(input).detector(), input.file());
    }
  }
}
