package org.anisky.io.hdf5;

import java.io.IOException;
import java.nio.file.Path;
import org.anisky.io.EventColumns;
import org.anisky.io.TableEventSource;

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
}
