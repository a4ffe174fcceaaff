package org.anisky.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.text.CsvTable;
import org.anisky.reconstruction.Curve;

/** The curves of a strategy: one table each, and their list in {@code result.json}. */
final class CurveFiles {
  private CurveFiles() {}

  /**
   * Writes {@code KEY.csv}: place, measured value, its error, the fit.
   *
   * @param run a line about the run
   */
  static void write(ResultDirectory directory, Curve curve, String run) throws IOException {
    String unit = curve.ordinate().unit();
    List<CsvTable.Column> columns =
        List.of(
            new CsvTable.Column(
                curve.abscissa().name().replaceAll("[^A-Za-z0-9]+", "_"), curve.abscissa().unit()),
            new CsvTable.Column("value", unit),
            new CsvTable.Column("error", unit),
            new CsvTable.Column("model", unit));
    List<String> comment =
        List.of(
            curve.meaning() + ".",
            "value: "
                + curve.ordinate().name()
                + (unit.equals("1") ? ", a pure number" : ", " + unit)
                + "; error: one standard deviation, statistical.",
            String.format(
                Locale.ROOT,
                "model: %s, chi-squared %.2f for %d degrees of freedom.",
                curve.fit().name(),
                curve.fit().chiSquared(),
                curve.fit().degreesOfFreedom()),
            run);
    try (CsvTable table = CsvTable.create(directory.file(file(curve)), comment, columns)) {
      for (int k = 0; k < curve.size(); k++) {
        table.row(curve.x(k), curve.y(k), curve.error(k), curve.model(k));
      }
    }
  }

  /** The list; empty for a strategy that measures no curve. */
  static List<Object> tree(List<Curve> curves) {
    List<Object> tree = new ArrayList<>();
    for (Curve curve : curves) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("key", curve.key());
      entry.put("meaning", curve.meaning());
      entry.put("file", file(curve));
      entry.put("model", curve.fit().name());
      entry.put("chi_squared", curve.fit().chiSquared());
      entry.put("degrees_of_freedom", curve.fit().degreesOfFreedom());
      tree.add(entry);
    }
    return tree;
  }

  private static String file(Curve curve) {
    return curve.fileStem() + ".csv";
  }
}
