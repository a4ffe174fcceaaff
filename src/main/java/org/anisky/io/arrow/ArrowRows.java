package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anisky.io.files.OutputFailure;
import org.anisky.io.json.Json;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A table as an Arrow IPC file: the first column int64, the second text, the others float64 or
 * null. The schema's metadata has the key {@value ArrowCounts#DESCRIPTION_KEY}: a JSON document.
 */
public final class ArrowRows {
  private static final int BATCH = 4096;

  /** Columns 0 and 1 are a number and a name. */
  private static final int FIRST_VALUE = 2;

  private ArrowRows() {}

  /**
   * Writes all rows; an existing file is overwritten.
   *
   * @param rows per row a long, a text, and a double or null for every other heading
   * @throws IOException when the file cannot be written, with its path
   */
  public static void write(
      Path file, List<String> headings, List<Object[]> rows, Map<String, Object> description)
      throws IOException {
    Map<String, String> metadata = Map.of(ArrowCounts.DESCRIPTION_KEY, Json.text(description));
    try (ArrowOutput output = new ArrowOutput(file, fields(headings), metadata, BATCH)) {
      for (int first = 0; first < rows.size(); first += BATCH) {
        writeBatch(output, headings, rows.subList(first, Math.min(rows.size(), first + BATCH)));
      }
      output.end();
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
  }

  private static List<Field> fields(List<String> headings) {
    List<Field> fields = new ArrayList<>();
    fields.add(ArrowOutput.int64(headings.get(0)));
    fields.add(ArrowOutput.text(headings.get(1)));
    for (String name : headings.subList(FIRST_VALUE, headings.size())) {
      fields.add(ArrowOutput.float64OrNull(name));
    }
    return fields;
  }

  private static void writeBatch(ArrowOutput output, List<String> headings, List<Object[]> batch)
      throws IOException {
    int rows = batch.size();
    output.put(headings.get(0), batch.stream().mapToLong(row -> (long) row[0]).toArray(), rows);
    output.put(
        headings.get(1), batch.stream().map(row -> (String) row[1]).toArray(String[]::new), rows);
    for (int k = FIRST_VALUE; k < headings.size(); k++) {
      double[] column = new double[rows];
      for (int row = 0; row < rows; row++) {
        column[row] = batch.get(row)[k] == null ? Double.NaN : (double) batch.get(row)[k];
      }
      output.put(headings.get(k), column, rows);
    }
    output.writeBatch(rows);
  }
}
