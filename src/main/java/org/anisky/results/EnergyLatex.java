package org.anisky.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.counts.EnergyRange;
import org.anisky.model.MeasuredValue;
import org.anisky.reconstruction.DipoleAxes;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.RangeDipole;

/** The table over energy for a paper, {@code energies.tex}: whole errors, rounded as the PDG. */
final class EnergyLatex {
  private static final String NONE = "--";

  /** Probabilities below this need a power of ten. */
  private static final double SMALL = 1e-3;

  private static final Map<String, String> SYMBOLS =
      Map.of(
          "d_0h", "$d_{0\\mathrm{h}}$",
          "d_6h", "$d_{6\\mathrm{h}}$",
          "d_N", "$d_\\mathrm{N}$",
          "rho_EW", "$\\rho_\\mathrm{EW}$",
          "rho_NS", "$\\rho_\\mathrm{NS}$",
          "rho_FB", "$\\rho_\\mathrm{FB}$",
          "amplitude", "Amplitude",
          "delta", "$\\delta$");

  private EnergyLatex() {}

  /**
   * The text, which ends with a line feed.
   *
   * @param comment lines above the table
   */
  static String text(
      DipoleAxes axes, EnergyTable<EnergyTableWriter.Entry> table, List<String> comment) {
    List<String> head = new ArrayList<>();
    head.add("Energy [" + escaped(table.unit()) + "]");
    head.add("Events");
    axes.components().forEach(name -> head.add(SYMBOLS.get(name)));
    head.add(SYMBOLS.get(axes.amplitude()));
    if (axes.hasPhase()) {
      head.add("Phase [deg]");
    }
    head.add("$p$");
    StringBuilder text = new StringBuilder();
    comment.forEach(line -> text.append("% ").append(line).append('\n'));
    text.append("\\begin{tabular}{l").append("r".repeat(head.size() - 1)).append("}\n\\hline\n");
    text.append(String.join(" & ", head)).append(" \\\\\n");
    EnergyTable.Kind kind = null;
    for (EnergyTable.Row<EnergyTableWriter.Entry> row : table.rows()) {
      // Ranges that share no event, and those that do, are told apart.
      text.append(row.kind() == kind ? "" : "\\hline\n");
      kind = row.kind();
      text.append(String.join(" & ", cells(axes, row))).append(" \\\\\n");
    }
    return text.append("\\hline\n\\end{tabular}\n").toString();
  }

  private static List<String> cells(DipoleAxes axes, EnergyTable.Row<EnergyTableWriter.Entry> row) {
    RangeDipole dipole = row.result().result().dipole();
    List<String> cells = new ArrayList<>();
    cells.add(range(row.range()));
    cells.add(Long.toString(row.result().result().events()));
    axes.components().forEach(name -> cells.add(cell(dipole.component(name))));
    cells.add(cell(Optional.of(dipole.amplitude())));
    if (axes.hasPhase()) {
      cells.add(
          cell(dipole.phase().filter(phase -> !phase.isAnyAngle()).map(MeasuredValue::toDegrees)));
    }
    cells.add(probability(dipole.probability()));
    return cells;
  }

  private static String range(EnergyRange range) {
    String from = EnergyRange.number(range.from());
    return range.isOpen()
        ? "$\\geq " + from + "$"
        : "$[" + from + ", " + EnergyRange.number(range.until()) + ")$";
  }

  private static String cell(Optional<MeasuredValue> measured) {
    if (measured.isEmpty() || !Double.isFinite(measured.get().value())) {
      return NONE;
    }
    double error = measured.get().total();
    MeasuredNumber number =
        MeasuredNumber.of(measured.get().value(), Double.isNaN(error) ? 0 : error);
    String text = number.value().replace('−', '-');
    if (!number.error().isEmpty()) {
      text += " \\pm " + number.error().replace("∞", "\\infty");
    }
    return number.exponent() == 0
        ? "$" + text + "$"
        : "$(" + text + ") \\times 10^{" + number.exponent() + "}$";
  }

  private static String probability(double p) {
    if (!Double.isFinite(p)) {
      return NONE;
    }
    if (p >= SMALL) {
      return QuotedNumber.probability(p).substring(2);
    }
    String text = QuotedNumber.probability(p);
    String limit = text.startsWith("<") ? "< " : "";
    String[] parts = text.substring(2).split("e");
    return "$" + limit + parts[0] + " \\times 10^{" + Integer.parseInt(parts[1]) + "}$";
  }

  private static String escaped(String text) {
    return text.replaceAll("([&%$#_{}])", "\\\\$1");
  }
}
