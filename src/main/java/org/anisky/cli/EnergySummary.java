package org.anisky.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anisky.model.MeasuredValue;
import org.anisky.reconstruction.DipoleAxes;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.RangeDipole;
import org.anisky.reconstruction.RangeResult;
import org.anisky.results.MeasuredNumber;

/**
 * The dipole over energy as a table on the terminal: one line per range, statistical errors. The
 * amplitude stands beside the median of an isotropic sky with the same errors.
 */
final class EnergySummary {
  private static final String ABSENT = "-";

  private final String strategy;
  private final EnergyTable<RangeResult> table;
  private final DipoleAxes axes;
  private final List<String> components;
  private final int exponent;

  EnergySummary(String strategy, EnergyTable<RangeResult> table) {
    this.strategy = strategy;
    this.table = table;
    axes = table.rows().get(0).result().dipole().axes();
    components =
        axes.components().stream()
            .filter(
                name ->
                    table.rows().stream()
                        .anyMatch(row -> row.result().dipole().component(name).isPresent()))
            .toList();
    exponent =
        MeasuredNumber.tableExponent(
            table.rows().stream()
                .map(row -> row.result().dipole().amplitude())
                .mapToDouble(value -> Math.max(value.value(), finite(value.statistical())))
                .max()
                .orElse(1));
  }

  private static double finite(double error) {
    return Double.isFinite(error) ? error : 0;
  }

  void print(PrintWriter out) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(head());
    table.rows().forEach(row -> lines.add(line(row)));
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int k = 0; k < widths.length; k++) {
        widths[k] = Math.max(widths[k], line.get(k).length());
      }
    }
    out.printf("%nDipole over energy, %s%n", strategy);
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < widths.length; k++) {
        text.append(line.get(k)).append(" ".repeat(widths[k] - line.get(k).length() + 2));
      }
      out.println(text.toString().stripTrailing());
    }
  }

  private List<String> head() {
    String power = exponent == 0 ? "" : " [1e" + exponent + "]";
    List<String> head = new ArrayList<>();
    head.add("energy [" + table.unit() + "]");
    head.add("kind");
    head.add("events");
    components.forEach(name -> head.add(name + power));
    head.add(axes.amplitude() + power);
    head.add("isotropic median" + power);
    if (axes.hasPhase()) {
      head.add("phase [deg]");
    }
    head.add("p (isotropy)");
    return head;
  }

  private List<String> line(EnergyTable.Row<RangeResult> row) {
    RangeDipole dipole = row.result().dipole();
    List<String> line = new ArrayList<>();
    line.add(row.range().describe());
    line.add(row.kind().key());
    line.add(String.format(Locale.ROOT, "%,d", row.result().events()));
    components.forEach(name -> line.add(dipole.component(name).map(this::cell).orElse(ABSENT)));
    line.add(cell(dipole.amplitude()));
    line.add(
        dipole
            .isotropic()
            .map(sky -> MeasuredNumber.inTable(sky.median(), 0, exponent).value())
            .orElse(ABSENT));
    if (axes.hasPhase()) {
      MeasuredValue phase = dipole.phase().orElseThrow();
      line.add(
          phase.isAnyAngle() ? NumberText.UNDETERMINED : NumberText.cell(phase.toDegrees(), 0));
    }
    line.add(
        Double.isNaN(dipole.probability())
            ? ABSENT
            : String.format(Locale.ROOT, "%.2g", dipole.probability()));
    return line;
  }

  private String cell(MeasuredValue number) {
    return NumberText.cell(number, exponent);
  }
}
