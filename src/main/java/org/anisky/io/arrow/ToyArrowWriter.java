package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.io.files.OutputFailure;
import org.anisky.io.json.Json;
import org.anisky.io.results.Provenance;
import org.anisky.io.results.ToyTable;
import org.anisky.study.ToyResult;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * The toys of an ensemble as an Arrow IPC file: the rows and names of {@code toys.csv}, {@code
 * replica} as int64, {@code strategy} as text, the others as float64, null where a strategy does
 * not measure something. The schema's metadata has the key {@value ArrowCounts#DESCRIPTION_KEY}: a
 * JSON document with format, version of the program and SHA-256 of the configuration.
 */
public final class ToyArrowWriter {
  private static final String FORMAT = "anisky-toys/1";
  private static final int BATCH = 4096;

  /** Columns 0 and 1 are the number of the toy and the name of the strategy. */
  private static final int FIRST_NUMBER = 2;

  private ToyArrowWriter() {}

  /**
   * Writes all rows; an existing file is overwritten.
   *
   * @throws IOException when the file cannot be written, with its path
   */
  public static void write(Path file, List<ToyResult> toys, Provenance provenance)
      throws IOException {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("format", FORMAT);
    description.put("version", Provenance.version());
    description.put("configuration_sha256", provenance.configurationDigest());
    Map<String, String> metadata = Map.of(ArrowCounts.DESCRIPTION_KEY, Json.text(description));
    try (ArrowOutput output = new ArrowOutput(file, fields(), metadata, BATCH)) {
      for (int first = 0; first < toys.size(); first += BATCH) {
        writeBatch(output, toys.subList(first, Math.min(toys.size(), first + BATCH)));
      }
      output.end();
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
  }

  private static List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    fields.add(ArrowOutput.int64(ToyTable.HEADINGS.get(0)));
    fields.add(ArrowOutput.text(ToyTable.HEADINGS.get(1)));
    for (String name : ToyTable.HEADINGS.subList(FIRST_NUMBER, ToyTable.HEADINGS.size())) {
      fields.add(ArrowOutput.float64OrNull(name));
    }
    return fields;
  }

  private static void writeBatch(ArrowOutput output, List<ToyResult> toys) throws IOException {
    int rows = toys.size();
    List<Object[]> cells = toys.stream().map(ToyTable::cells).toList();
    output.put(
        ToyTable.HEADINGS.get(0), toys.stream().mapToLong(ToyResult::replica).toArray(), rows);
    output.put(
        ToyTable.HEADINGS.get(1),
        toys.stream().map(ToyResult::strategy).toArray(String[]::new),
        rows);
    for (int k = FIRST_NUMBER; k < ToyTable.HEADINGS.size(); k++) {
      double[] column = new double[rows];
      for (int row = 0; row < rows; row++) {
        column[row] = cells.get(row)[k] == null ? Double.NaN : (double) cells.get(row)[k];
      }
      output.put(ToyTable.HEADINGS.get(k), column, rows);
    }
    output.writeBatch(rows);
  }
}
