package org.anisky.io.hdf5;

import java.io.IOException;
import java.nio.file.Path;
import org.anisky.io.EventColumns;
import org.anisky.io.TableEventSource;
import org.anisky.io.TableHead;

/** Events in an HDF5 file: rows of a table, or of data sets of one dimension side by side. */
public final class Hdf5EventSource {
  private Hdf5EventSource() {}

  /**
   * Opens a file and finds its columns.
   *
   * @throws IOException when the file cannot be read
   * @throws org.anisky.InvalidInputException when it is missing, not an HDF5 file, damaged, or has
   *     not the columns
   */
  public static TableEventSource open(Path file, EventColumns columns) throws IOException {
    return TableEventSource.of(Hdf5Input.open(file), columns);
  }

  /**
   * Reads the first rows of a file whose columns nobody has described.
   *
   * @throws org.anisky.InvalidInputException when the file is missing, damaged or has no rows
   * @throws IOException when it cannot be read
   */
  public static TableHead head(Path file) throws IOException {
    try (Hdf5Input input = Hdf5Input.open(file)) {
      return TableHead.of(input);
    }
  }
}
