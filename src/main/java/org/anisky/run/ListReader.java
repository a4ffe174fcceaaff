package org.anisky.run;

import java.io.IOException;
import org.anisky.Workers;
import org.anisky.io.EventProgress;

/** Reads the events of a detector to their end, on this machine or on many. */
@FunctionalInterface
public interface ListReader {
  /**
   * Reads a list.
   *
   * @param pass how its events are added up
   * @param progress is told how many events are read
   * @throws IOException when it cannot be read
   * @throws org.anisky.InvalidInputException when what is read is not allowed
   */
  ListSums.Whole read(ListPass pass, EventProgress progress) throws IOException;

  /**
   * Reads on this machine.
   *
   * @param workers their number never changes a result
   */
  static ListReader here(Workers workers) {
    return (pass, progress) -> pass.whole(workers, progress);
  }
}
