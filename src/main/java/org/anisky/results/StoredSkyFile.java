package org.anisky.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.WholeFile;
import org.anisky.io.json.Json;
import org.anisky.io.json.JsonDocument;
import org.anisky.io.json.JsonFile;
import org.anisky.study.regression.Quantity;
import org.anisky.study.regression.StoredSky;
import org.anisky.study.regression.Tolerance;

/**
 * Stored results of a sky as JSON, format {@value #FORMAT}: why and by which version they were
 * stored, the tolerances with their reasons, and every quantity with its value, its error and the
 * number of its tolerance.
 */
public final class StoredSkyFile {
  static final String FORMAT = "anisky-regression-sky/1";

  private StoredSkyFile() {}

  /** The text of a file. */
  public static String text(StoredSky sky) {
    List<Tolerance> tolerances =
        sky.quantities().values().stream().map(StoredSky.Entry::tolerance).distinct().toList();
    StringBuilder text = new StringBuilder("{\n");
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("format", FORMAT);
    head.put("version", sky.version());
    head.put("reason", sky.reason());
    head.put("tolerances", tolerances.stream().map(StoredSkyFile::tree).toList());
    String open = Json.text(head);
    text.setLength(0);
    text.append(open, 0, open.lastIndexOf("\n}")).append(",\n  \"quantities\": {");
    String separator = "\n";
    for (StoredSky.Entry entry : sky.quantities().values()) {
      text.append(separator).append("    ").append(line(entry.quantity().name())).append(": ");
      text.append(values(entry.quantity(), tolerances.indexOf(entry.tolerance())));
      separator = ",\n";
    }
    return text.append("\n  }\n}\n").toString();
  }

  /** Value, error if there is one, tolerance, in one line: a suite has thousands of them. */
  private static String values(Quantity quantity, int tolerance) {
    List<Object> values = new ArrayList<>();
    values.add(quantity.isWord() ? quantity.word() : (Object) quantity.value());
    values.add(quantity.error());
    values.add(tolerance);
    return line(values);
  }

  private static String line(Object tree) {
    return Json.text(tree).strip();
  }

  private static Map<String, Object> tree(Tolerance tolerance) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("quantity", tolerance.pattern());
    tree.put("unit", tolerance.unit().name());
    tree.put("allowed", tolerance.allowed());
    tree.put("reason", tolerance.reason());
    return tree;
  }

  /** Writes a file whole or not at all; an earlier one is replaced. */
  public static void write(Path file, StoredSky sky) throws IOException {
    try (WholeFile whole =
        WholeFile.create(file, ExistingOutput.REPLACE, old -> read(old).isPresent())) {
      Files.writeString(whole.path(), text(sky));
      whole.commit();
    }
  }

  /**
   * Reads a file; empty when there is none.
   *
   * @throws InvalidInputException when it is not such a file
   */
  public static Optional<StoredSky> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonDocument document = JsonFile.read(file);
    String format = document.string("format");
    if (!format.equals(FORMAT)) {
      throw InvalidInputException.of("%s has format '%s'; it must be '%s'", file, format, FORMAT);
    }
    List<Tolerance> tolerances = new ArrayList<>();
    for (JsonDocument entry : document.objects("tolerances")) {
      tolerances.add(tolerance(entry));
    }
    return Optional.of(
        new StoredSky(
            document.string("version"), document.string("reason"), entries(document, tolerances)));
  }

  private static Tolerance tolerance(JsonDocument entry) {
    String name = entry.string("unit");
    for (Tolerance.Unit unit : Tolerance.Unit.values()) {
      double allowed = entry.number("allowed");
      String reason = entry.string("reason");
      if (unit.name().equals(name) && allowed >= 0 && !reason.isBlank()) {
        return new Tolerance(entry.string("quantity"), unit, allowed, reason);
      }
    }
    throw InvalidInputException.of(
        "%s: '%s' is no tolerance; it must have 'unit' (one of %s), 'allowed' (a number >= 0) and"
            + " 'reason' (not blank)",
        entry.where(), entry.path(), Arrays.toString(Tolerance.Unit.values()));
  }

  private static Map<String, StoredSky.Entry> entries(
      JsonDocument document, List<Tolerance> tolerances) {
    Map<String, StoredSky.Entry> entries = new LinkedHashMap<>();
    JsonDocument quantities = document.object("quantities");
    for (String name : quantities.keys()) {
      List<Object> values = quantities.values(name);
      int tolerance = values.size() == 3 && values.get(2) instanceof Double d ? d.intValue() : -1;
      if (tolerance < 0 || tolerance >= tolerances.size()) {
        throw InvalidInputException.of(
            "%s: quantity '%s' is not [value, error, number of its tolerance]",
            document.where(), name);
      }
      double error = values.get(1) instanceof Double d ? d : Double.NaN;
      Quantity quantity =
          values.get(0) instanceof String word
              ? Quantity.word(name, word)
              : Quantity.measured(name, values.get(0) instanceof Double d ? d : Double.NaN, error);
      entries.put(name, new StoredSky.Entry(quantity, tolerances.get(tolerance)));
    }
    return entries;
  }
}
