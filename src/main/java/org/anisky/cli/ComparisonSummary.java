package org.anisky.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.MeasuredValue;
import org.anisky.reconstruction.GoodnessOfFit;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.results.MeasuredNumber;
import org.anisky.simulation.SkyDipole;
import org.anisky.sky.Turn;
import org.anisky.study.DipoleDifference;
import org.anisky.study.MethodComparison;

/** A comparison as a table on the terminal. */
final class ComparisonSummary {
  private static final String ROW = "%-19s%-20s%-20s%-20s%-20s%-16s%-14s%s%n";
  private static final String ABSENT = "-";

  private final MethodComparison comparison;
  private final List<String> ofData;
  private final int exponent;

  /**
   * @param ofData warnings of the data, which hold for all strategies
   */
  ComparisonSummary(MethodComparison comparison, List<String> ofData) {
    this.comparison = comparison;
    this.ofData = ofData;
    exponent =
        MeasuredNumber.tableExponent(
            comparison.rows().stream()
                .mapToDouble(row -> Math.max(row.dipole().amplitude(), largestError(row.dipole())))
                .max()
                .orElse(1));
  }

  private static double largestError(DipoleEstimate dipole) {
    double largest = 0;
    for (DipoleComponent component : dipole.components()) {
      largest = Math.max(largest, dipole.error(component).orElse(0));
    }
    return largest;
  }

  void print(PrintWriter out) {
    String unit = exponent == 0 ? "" : " [1e" + exponent + "]";
    out.printf(
        Locale.ROOT,
        ROW,
        "Strategy",
        "d_0h" + unit,
        "d_6h" + unit,
        "d_N" + unit,
        "amplitude" + unit,
        "phase [deg]",
        "p (isotropy)",
        "p (model)");
    comparison.rows().forEach(row -> row(out, row));
    comparison.truth().ifPresent(truth -> truth(out, truth));
    out.println();
    out.printf(Locale.ROOT, "%-40s%-20s%-20s%-10s%s%n", "Difference", "d_0h", "d_6h", "chi2", "p");
    for (DipoleDifference difference : comparison.differences()) {
      out.printf(
          Locale.ROOT,
          "%-40s%-20s%-20s%-10.2f%.2g%n",
          difference.first() + " - " + difference.second(),
          number(difference.d0h(), Math.sqrt(difference.covariance()[0][0])),
          number(difference.d6h(), Math.sqrt(difference.covariance()[1][1])),
          difference.distance().chiSquared(),
          difference.distance().probability());
    }
    out.println();
    ofData.forEach(text -> out.println("Warning: " + text));
    for (Reconstruction row : comparison.rows()) {
      row.warnings().forEach(text -> out.println("Warning: " + row.strategy() + ": " + text));
    }
    out.println("Conclusion: " + comparison.conclusion() + ".");
  }

  private void row(PrintWriter out, Reconstruction row) {
    DipoleEstimate dipole = row.dipole();
    String[] components = new String[DipoleComponent.values().length];
    for (DipoleComponent component : DipoleComponent.values()) {
      components[component.ordinal()] =
          dipole.value(component).isEmpty()
              ? ABSENT
              : number(
                  dipole.value(component).getAsDouble(), dipole.error(component).getAsDouble());
    }
    out.printf(
        Locale.ROOT,
        ROW,
        row.strategy(),
        components[0],
        components[1],
        components[2],
        number(dipole.amplitude(), dipole.amplitudeError()),
        dipole.measuredPhase().isAnyAngle()
            ? NumberText.UNDETERMINED
            : String.format(
                Locale.ROOT,
                "%.1f ± %.1f",
                Math.toDegrees(dipole.phase()),
                Math.toDegrees(dipole.phaseError())),
        String.format(Locale.ROOT, "%.2g", dipole.probability()),
        row.goodnessOfFit()
            .flatMap(GoodnessOfFit::blocks)
            .map(blocks -> String.format(Locale.ROOT, "%.2g", blocks.probability()))
            .orElse(ABSENT));
  }

  private void truth(PrintWriter out, SkyDipole truth) {
    double amplitude = Math.hypot(truth.d0h(), truth.d6h());
    double phase = Math.toDegrees(Math.atan2(truth.d6h(), truth.d0h()));
    out.printf(
        Locale.ROOT,
        ROW,
        "truth",
        number(truth.d0h(), 0),
        number(truth.d6h(), 0),
        number(truth.dNorth(), 0),
        number(amplitude, 0),
        amplitude > 0 ? String.format(Locale.ROOT, "%.1f", Turn.positiveDegrees(phase)) : ABSENT,
        "",
        "");
  }

  private String number(double value, double error) {
    return NumberText.cell(MeasuredValue.of(value, error), exponent);
  }
}
