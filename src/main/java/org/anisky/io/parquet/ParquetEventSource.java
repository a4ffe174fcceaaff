package org.anisky.io.parquet;

import java.io.IOException;
import java.nio.file.Path;
import org.anisky.io.EventColumns;
import org.anisky.io.TableEventSource;
import org.anisky.io.TableHead;

/** Events in a Parquet file, one per row. */
public final class ParquetEventSource {
  private ParquetEventSource() {}

  /**
   * Opens a file and finds its columns.
   *
   * @throws IOException when the file cannot be read
   * @throws org.anisky.InvalidInputException when it is missing, not a Parquet file, truncated, or
   *     has not the columns
   */
  public static TableEventSource open(Path file, EventColumns columns) throws IOException {
    return TableEventSource.of(ParquetInput.open(file), columns);
  }

  /**
   * Reads the first rows of a file whose columns nobody has described.
   *
   * @throws org.anisky.InvalidInputException when the file is missing, damaged or has no rows
   * @throws IOException when it cannot be read
   */
  public static TableHead head(Path file) throws IOException {
    try (ParquetInput input = ParquetInput.open(file)) {
      return TableHead.of(input);
    }
  }
}
