package org.anisky.io.text;

import java.io.IOException;
import java.nio.file.Path;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;

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
    for (TextTable.Line line : TextTable.read(file, "table of rates")) {
      double rate = DecimalNumber.parse(line.text());
      if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
        throw InvalidInputException.of(
            "%s:%d: '%s' is not a rate; each line must have one finite number >= 0",
            file, line.number(), Excerpt.of(line.text()));
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
}
