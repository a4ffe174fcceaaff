package org.anisky.io.text;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anisky.InvalidInputException;

/**
 * Reads rates from a text file: one number per line, in the order of the sidereal bins; blank lines
 * and lines that begin with {@code #} are skipped.
 */
public final class SimulationRateTable {
  private SimulationRateTable() {}

  /**
   * Reads a file.
   *
   * @param bins how many numbers it must have
   * @return finite and at least 0, shape (bins)
   * @throws InvalidInputException with file and line when something is not allowed
   */
  public static double[] read(Path file, int bins) throws IOException {
    double[] rates = new double[bins];
    int size = 0;
    List<String> lines = lines(file);
    for (int k = 0; k < lines.size(); k++) {
      String line = lines.get(k).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      double rate = number(line);
      if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
        throw InvalidInputException.of(
            "%s:%d: '%s' is not a rate; each line must have one finite number >= 0",
            file, k + 1, line);
      }
      if (size < bins) {
        rates[size] = rate;
      }
      size++;
    }
    if (size != bins) {
      throw InvalidInputException.of(
          "%s has %d rates, but there are %d sidereal bins", file, size, bins);
    }
    return rates;
  }

  private static List<String> lines(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw InvalidInputException.of("table of rates %s does not exist", file);
    }
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(file + " is not text in UTF-8", e);
    }
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
