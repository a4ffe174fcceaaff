package org.anisky.report.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.io.text.StoredTable;
import org.anisky.report.Chart;

/** Pulls, bias and coverage of an ensemble of toys. */
final class EnsembleCharts {
  private static final double PULL_WIDTH = 0.5;

  private EnsembleCharts() {}

  static List<Chart> of(StoredFiles files) throws IOException {
    Optional<StoredTable> statistics = files.table("ensemble.csv");
    Optional<StoredTable> toys = files.table("toys.csv");
    if (statistics.isEmpty()) {
      return List.of();
    }
    List<Chart> charts = new ArrayList<>();
    StoredTable table = statistics.get();
    List<String> names = new ArrayList<>();
    for (int k = 0; k < table.rows().size(); k++) {
      names.add(table.texts("strategy").get(k) + " " + table.texts("component").get(k));
    }
    charts.add(
        Chart.named(
            "pulls",
            "Pulls: mean and width",
            "A pull is (estimate − truth) / (statistical error); without bias its mean is 0, with"
                + " right errors its width is 1.",
            "strategy and component",
            names,
            Chart.Axis.of("pull"),
            List.of(
                Chart.Line.measured(
                    "mean", table.numbers("pull_mean"), table.numbers("pull_mean_error")),
                Chart.Line.measured(
                    "width", table.numbers("pull_width"), table.numbers("pull_width_error")))));
    charts.add(
        Chart.named(
            "coverage",
            "Coverage of intervals",
            "Part of the toys whose interval holds the truth; nominally 0.683 and 0.954.",
            "strategy and component",
            names,
            Chart.Axis.of("coverage"),
            List.of(
                Chart.Line.measured(
                    "68 percent", table.numbers("coverage_68"), table.numbers("coverage_68_error")),
                Chart.Line.measured(
                    "95 percent",
                    table.numbers("coverage_95"),
                    table.numbers("coverage_95_error")))));
    if (toys.isPresent()) {
      for (int k = 0; k < names.size(); k++) {
        pulls(names.get(k), table, k, toys.get()).ifPresent(charts::add);
      }
    }
    return charts;
  }

  private static Optional<Chart> pulls(String name, StoredTable table, int row, StoredTable toys) {
    String component = table.texts("component").get(row);
    String variance = "covariance_" + component + "_" + component;
    StoredTable own = toys.where("strategy", table.texts("strategy").get(row));
    double truth = table.numbers("truth")[row];
    if (!own.has(component) || !own.has(variance) || own.rows().isEmpty()) {
      return Optional.empty();
    }
    double[] values = own.numbers(component);
    double[] variances = own.numbers(variance);
    double[] pulls = new double[values.length];
    for (int k = 0; k < pulls.length; k++) {
      pulls[k] = (values[k] - truth) / Math.sqrt(variances[k]);
    }
    Counted counted = Counted.of(pulls, PULL_WIDTH);
    double[] normal = new double[counted.centres().length];
    for (int k = 0; k < normal.length; k++) {
      double x = counted.centres()[k];
      normal[k] = pulls.length * PULL_WIDTH * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
    return Optional.of(
        Chart.of(
            "pulls-" + name.replace(' ', '-'),
            "Pulls of " + name,
            "",
            Chart.Axis.of("(estimate − truth) / error"),
            counted.centres(),
            Chart.Axis.of("toys"),
            List.of(
                Chart.Line.plain("toys", Chart.Kind.BARS, counted.counts()),
                Chart.Line.plain("normal distribution", Chart.Kind.LINE, normal))));
  }
}
