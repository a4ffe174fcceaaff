package org.anisky.report;

import java.util.List;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.EnergyTable.Kind;
import org.anisky.reconstruction.RangeResult;

/**
 * The logarithmic axis of energy of a table, and where its rows stand on it: ranges from zero begin
 * at its left edge, ranges without end reach as far as the others allow.
 */
final class EnergyAxis {
  /** The axis reaches beyond the outermost thresholds by this part of its length. */
  private static final double MARGIN = 0.03;

  /** How far a last range without end is drawn when it is the only one, as a factor. */
  private static final double OPEN_FACTOR = 2;

  private final EnergyTable<RangeResult> table;
  private final double lowest;
  private final double highest;

  /** The axis of a table of at least one row. */
  EnergyAxis(EnergyTable<RangeResult> table) {
    this.table = table;
    List<Double> edges = edges();
    lowest = lowest(edges);
    highest = highest(edges);
  }

  /** All finite ends of ranges, rising. */
  private List<Double> edges() {
    return table.rows().stream()
        .flatMap(row -> List.of(row.range().from(), row.range().until()).stream())
        .filter(edge -> edge < Double.POSITIVE_INFINITY)
        .distinct()
        .sorted()
        .toList();
  }

  /** The lowest threshold, or half of the next one when that is zero. */
  private double lowest(List<Double> edges) {
    double least = table.rows().get(0).range().from();
    if (least > 0) {
      return least;
    }
    return edges.stream().filter(edge -> edge > 0).findFirst().orElse(1.0) / 2;
  }

  /**
   * The upper end, or a range's factor above the last threshold when there is none, and beyond the
   * mean energy of its events.
   */
  private double highest(List<Double> edges) {
    boolean open = table.rows().stream().anyMatch(row -> row.range().isOpen());
    double last = Math.max(edges.get(edges.size() - 1), lowest);
    if (!open) {
      return last;
    }
    double before = edges.size() > 1 ? Math.max(edges.get(edges.size() - 2), lowest) : last;
    double reach = last * (before < last ? last / before : OPEN_FACTOR);
    for (EnergyTable.Row<RangeResult> row : table.rows()) {
      double mean = row.result().meanEnergy().orElse(0);
      reach = row.range().isOpen() ? Math.max(reach, mean * Math.sqrt(OPEN_FACTOR)) : reach;
    }
    return reach;
  }

  /** Where the bar of a row begins. */
  double low(EnergyTable.Row<RangeResult> row) {
    return Math.max(row.range().from(), lowest);
  }

  /** Where the bar of a row ends. */
  double high(EnergyTable.Row<RangeResult> row) {
    return row.range().isOpen() ? highest : row.range().until();
  }

  /** Where the dot of a row stands: see {@link EnergyPlot}. */
  double place(EnergyTable.Row<RangeResult> row) {
    double low = low(row);
    return row.kind() == Kind.CUMULATIVE
        ? low
        : row.result().meanEnergy().orElse(Math.sqrt(low * high(row)));
  }

  /** From energies to pixels. */
  Scale scale(double left, double right) {
    double margin = Math.pow(highest / lowest, MARGIN);
    return Scale.logarithmic(lowest / margin, highest * margin, left, right);
  }

  /** What it is; volts are those of a rigidity. */
  String quantity() {
    return table.unit().endsWith("V") && !table.unit().endsWith("eV") ? "rigidity" : "energy";
  }
}
