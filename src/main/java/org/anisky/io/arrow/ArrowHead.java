package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.io.TableHead;
import org.anisky.sky.UtcText;

/** The beginning of an Arrow file of events whose columns are not known. */
public final class ArrowHead {
  private ArrowHead() {}

  /**
   * Reads the first rows. Columns of a type that is never read as a number have empty values.
   *
   * @throws InvalidInputException when the file is missing, no Arrow file, has no rows, or holds
   *     counts
   * @throws IOException when it cannot be read
   */
  public static TableHead read(Path file) throws IOException {
    try (ArrowInput input = ArrowInput.open(file)) {
      refuseCounts(input);
      List<String> names = input.columnNames();
      List<ArrowColumn> columns = new ArrayList<>();
      for (int position = 0; position < names.size(); position++) {
        columns.add(columnOrNull(input, position));
      }
      if (!input.next()) {
        throw InvalidInputException.of("%s has no events", file);
      }
      int size = Math.min(input.rows(), TableHead.ROWS);
      List<List<String>> rows = new ArrayList<>();
      for (int row = 0; row < size; row++) {
        rows.add(new ArrayList<>());
      }
      for (ArrowColumn column : columns) {
        double[] values = new double[size];
        if (column != null) {
          column.read(0, values, 0, size);
        }
        for (int row = 0; row < size; row++) {
          rows.get(row).add(text(column, values[row], row));
        }
      }
      return new TableHead(file, false, ' ', "", names, rows);
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

  private static ArrowColumn columnOrNull(ArrowInput input, int position) {
    try {
      return input.column(position);
    } catch (InvalidInputException e) {
      return null;
    }
  }

  private static String text(ArrowColumn column, double value, int row) throws IOException {
    return column == null
        ? ""
        : column.isText()
            ? column.text(row)
            : column.isTimestamp() ? UtcText.of(value) : Double.toString(value);
  }
}
