package org.anisky.configuration;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.io.Excerpt;
import org.anisky.study.regression.Check;
import org.anisky.study.regression.IndependentNumbers;
import org.anisky.study.regression.Tolerance;

/**
 * An entry of {@code independent} of a sky: a file of lines {@code quantity,value}, comments with
 * {@code #}, who made it, and which of its quantities may be how far away.
 */
final class IndependentNumbersFile {
  private static final String HEAD = "quantity,value";

  private IndependentNumbersFile() {}

  /**
   * Reads the entry and its file.
   *
   * @param amount of the entry, for the quantities of a pattern
   */
  static IndependentNumbers read(YamlSection section, Tolerance amount) throws IOException {
    Path file = section.path("file");
    String by = section.text("by");
    if (!by.equals("plain") && !by.equals("program")) {
      throw section.invalid(
          "by", "'" + Excerpt.of(by) + "' is not allowed; allowed values: plain, program");
    }
    Map<String, Double> numbers = numbers(file);
    numbers.keySet().removeIf(name -> !Tolerance.matches(amount.pattern(), name));
    if (numbers.isEmpty()) {
      throw section.invalid(
          "quantity",
          "'" + Excerpt.of(amount.pattern()) + "' is none of the quantities of " + file);
    }
    Check.Kind kind = by.equals("plain") ? Check.Kind.PLAIN : Check.Kind.REFERENCE;
    return new IndependentNumbers(kind, file.toString(), numbers, amount);
  }

  private static Map<String, Double> numbers(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(file + " is not text in UTF-8", e);
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (int k = 0; k < lines.size(); k++) {
      String line = lines.get(k);
      if (line.isBlank() || line.startsWith("#") || line.equals(HEAD)) {
        continue;
      }
      String[] cells = line.split(",", -1);
      double value = cells.length == 2 ? number(cells[1]) : Double.NaN;
      if (!Double.isFinite(value) || numbers.put(cells[0], value) != null) {
        throw InvalidInputException.of(
            "%s:%d: '%s' must be a quantity that is not there yet, a comma and a number",
            file, k + 1, Excerpt.of(line));
      }
    }
    return numbers;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
