package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.file.Path;
import org.anisky.io.EventColumns;
import org.anisky.io.TableEventSource;

/** Events in an Arrow IPC file or stream, one per row. */
public final class ArrowEventSource {
  private ArrowEventSource() {}

  /**
   * Opens a file and finds its columns.
   *
   * @throws IOException when the file cannot be read
   * @throws org.anisky.InvalidInputException when it is missing, not an Arrow file, truncated, or
   *     has not the columns
   */
  public static TableEventSource open(Path file, EventColumns columns) throws IOException {
    return TableEventSource.of(ArrowInput.open(file), columns);
  }
}
