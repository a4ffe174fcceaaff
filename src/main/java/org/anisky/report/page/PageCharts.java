package org.anisky.report.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anisky.io.text.StoredTable;
import org.anisky.report.Chart;

/** The charts of a result, from its tables. */
final class PageCharts {
  private static final String STATISTICAL = "_statistical";

  private final StoredFiles files;
  private final List<Chart> charts = new ArrayList<>();

  private PageCharts(StoredFiles files) {
    this.files = files;
  }

  /** All charts of a result. */
  static List<Chart> of(StoredFiles files) throws IOException {
    PageCharts all = new PageCharts(files);
    switch (files.kind()) {
      case RESULT -> all.reconstruction();
      case COMPARISON -> all.comparison();
      case ENSEMBLE -> all.charts.addAll(EnsembleCharts.of(files));
      case SPECTRUM -> all.spectrum();
      case ENERGIES -> all.charts.addAll(EnergyCharts.of(files));
      case LIMITS -> all.charts.addAll(EnergyCharts.limits(files));
      case SIGNIFICANCE -> all.isotropicToys(Optional.empty());
      case FRAMES -> all.charts.addAll(FrameCharts.of(files.tree()));
      case CALIBRATION, REGRESSION -> {}
    }
    return List.copyOf(all.charts);
  }

  private void reconstruction() throws IOException {
    charts.addAll(BandProjection.of(files));
    for (Tree curve : files.tree().objects("curves")) {
      curve(curve);
    }
    Optional<StoredTable> rates = files.table("background-rate.csv");
    rates.ifPresent(this::rates);
    Optional<StoredTable> trace = files.table("trace.csv");
    trace.ifPresent(this::convergence);
    double z =
        files.tree().objects("significance", "scans").stream()
            .mapToDouble(scan -> scan.number("max", "z"))
            .max()
            .orElse(Double.NaN);
    isotropicToys(Double.isNaN(z) ? Optional.empty() : Optional.of(z));
  }

  private void curve(Tree curve) throws IOException {
    Optional<StoredTable> stored = files.table(curve.text("file"));
    if (stored.isEmpty()) {
      return;
    }
    StoredTable table = stored.get();
    double[] places = table.numbers(0);
    charts.add(
        Chart.of(
            curve.text("key").replace('_', '-'),
            curve.text("meaning"),
            curve.text("model")
                + ": χ² = "
                + Words.significant(curve.number("chi_squared"), 4)
                + " for "
                + Words.number(curve.number("degrees_of_freedom"))
                + " degrees of freedom",
            Chart.Axis.of(heading(table.columns().get(0))),
            places,
            Chart.Axis.of(heading(table.columns().get(1))),
            List.of(
                Chart.Line.measured("measured", table.numbers("value"), table.numbers("error")),
                Chart.Line.plain("model", Chart.Kind.LINE, table.numbers("model")))));
  }

  private static String heading(String column) {
    return column.replace('_', ' ').replace(" [1]", "");
  }

  private void rates(StoredTable table) {
    List<Chart.Line> lines = new ArrayList<>();
    for (int k = 2; k < table.columns().size(); k++) {
      String name = table.columns().get(k).replaceFirst(" \\[[^\\[]*\\]$", "");
      lines.add(Chart.Line.plain(name, Chart.Kind.LINE, table.numbers(k)));
    }
    charts.add(
        Chart.of(
            "rate",
            files.isSidereal()
                ? "Background rate over the sidereal day"
                : "Background rate over the day of the time frame",
            "Events that an isotropic sky would give per bin.",
            Chart.Axis.of(files.isSidereal() ? "local sidereal time (h)" : "time of the frame (h)"),
            table.numbers("centre"),
            Chart.Axis.of("events per bin"),
            lines));
  }

  private void convergence(StoredTable table) {
    double[] sweeps = new double[table.rows().size()];
    double[] number = table.numbers("sweep");
    double[] half = table.numbers("half");
    for (int k = 0; k < sweeps.length; k++) {
      sweeps[k] = number[k] - (half[k] == 1 ? 0.5 : 0);
    }
    Chart.Axis x = Chart.Axis.of("sweep");
    charts.add(
        Chart.of(
            "convergence",
            "Convergence: the dipole of the map",
            "The dipole projected from the map after every sweep of the fit.",
            x,
            sweeps,
            Chart.Axis.of("dipole component"),
            List.of(
                Chart.Line.plain("d_0h", Chart.Kind.LINE, table.numbers("d_0h")),
                Chart.Line.plain("d_6h", Chart.Kind.LINE, table.numbers("d_6h")))));
    double[] change = table.numbers("extrapolated_change");
    if (Arrays.stream(change).anyMatch(value -> value > 0)) {
      charts.add(
          Chart.of(
              "convergence-change",
              "Convergence: how far the dipole may still be from its limit",
              "The fit ends when this is below the allowed change, "
                  + Words.significant(files.tree().number("convergence", "allowed_change"), 2)
                  + ".",
              x,
              sweeps,
              Chart.Axis.logarithmic("change of the dipole still expected"),
              List.of(Chart.Line.plain("change", Chart.Kind.POINTS, positive(change)))));
    }
  }

  /** What a logarithmic axis can show. */
  private static double[] positive(double[] values) {
    return Arrays.stream(values).map(value -> value > 0 ? value : Double.NaN).toArray();
  }

  /** How often chance does as well: the largest Z of isotropic toys. */
  private void isotropicToys(Optional<Double> measured) throws IOException {
    Optional<StoredTable> toys = files.table("isotropic-toys.csv");
    if (toys.isEmpty() || toys.get().rows().isEmpty()) {
      return;
    }
    double[] largest = new double[toys.get().rows().size()];
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    for (int k = 0; k < toys.get().columns().size(); k++) {
      if (toys.get().columns().get(k).startsWith("largest Z ")) {
        double[] one = toys.get().numbers(k);
        for (int toy = 0; toy < largest.length; toy++) {
          largest[toy] = Math.max(largest[toy], one[toy]);
        }
      }
    }
    Counted counted = Counted.of(largest, 0.25);
    String data =
        measured.map(z -> " In the data it is " + Words.significant(z, 3) + ".").orElse("");
    charts.add(
        Chart.of(
            "toys",
            "Largest Z anywhere in isotropic toys",
            "How large the largest excess of an isotropic sky is by chance." + data,
            Chart.Axis.of("largest Z of a toy"),
            counted.centres(),
            Chart.Axis.of("toys"),
            List.of(Chart.Line.plain("toys", Chart.Kind.BARS, counted.counts()))));
  }

  private void comparison() throws IOException {
    Optional<StoredTable> stored = files.table("compare.csv");
    if (stored.isEmpty()) {
      return;
    }
    StoredTable table = stored.get();
    List<String> names = table.texts("strategy");
    List<Chart.Line> components = new ArrayList<>();
    for (String name : List.of("d_0h", "d_6h", "d_N")) {
      if (table.has(name) && Arrays.stream(table.numbers(name)).anyMatch(Double::isFinite)) {
        components.add(
            Chart.Line.measured(name, table.numbers(name), table.numbers(name + STATISTICAL)));
      }
    }
    charts.add(
        Chart.named(
            "components",
            "Dipole components by strategy",
            "Bars are statistical errors; the strategies share the events.",
            "strategy",
            names,
            Chart.Axis.of("dipole component"),
            components));
    charts.add(
        Chart.named(
            "amplitude",
            "Equatorial amplitude by strategy",
            "",
            "strategy",
            names,
            Chart.Axis.of("amplitude"),
            List.of(
                Chart.Line.measured(
                    "amplitude", table.numbers("amplitude"), table.numbers("amplitude_error")))));
    charts.add(
        Chart.named(
            "phase",
            "Phase by strategy",
            "",
            "strategy",
            names,
            Chart.Axis.turn("phase (deg)"),
            List.of(
                Chart.Line.measured(
                    "phase",
                    ofWaves(table.numbers("phase"), table.numbers("amplitude")),
                    table.numbers("phase_error")))));
  }

  /** No wave, as the truth may have none, has no phase. */
  private static double[] ofWaves(double[] phases, double[] amplitudes) {
    double[] known = phases.clone();
    for (int k = 0; k < known.length; k++) {
      known[k] = amplitudes[k] > 0 ? phases[k] : Double.NaN;
    }
    return known;
  }

  private void spectrum() throws IOException {
    Optional<StoredTable> stored = files.table("spectrum.csv");
    if (stored.isEmpty()) {
      return;
    }
    StoredTable table = stored.get();
    List<Chart.Line> lines = new ArrayList<>();
    for (String level : List.of("95", "68")) {
      lines.add(
          Chart.Line.band(
              "isotropic sky, " + level + " percent",
              table.numbers("isotropic_" + level + "_low"),
              table.numbers("isotropic_" + level + "_high")));
    }
    lines.add(Chart.Line.measured("C_l", table.numbers("c_l"), table.numbers("error")));
    String note = "Power per multipole with the bands of an isotropic sky.";
    charts.add(spectrum("spectrum", "Angular power spectrum", note, table.numbers("l"), lines));
    // The dipole of most skies is so much stronger than the rest that nothing else is seen.
    if (table.rows().size() > 2) {
      charts.add(
          spectrum(
              "spectrum-rest",
              "Angular power spectrum without the lowest band",
              note,
              withoutFirst(table.numbers("l")),
              lines.stream()
                  .map(
                      line ->
                          new Chart.Line(
                              line.name(),
                              line.kind(),
                              withoutFirst(line.y()),
                              withoutFirst(line.lower()),
                              withoutFirst(line.upper())))
                  .toList()));
    }
  }

  private static double[] withoutFirst(double[] values) {
    return Arrays.copyOfRange(values, Math.min(1, values.length), values.length);
  }

  private static Chart spectrum(
      String key, String title, String note, double[] l, List<Chart.Line> lines) {
    return Chart.of(key, title, note, Chart.Axis.of("multipole l"), l, Chart.Axis.of("C_l"), lines);
  }
}
