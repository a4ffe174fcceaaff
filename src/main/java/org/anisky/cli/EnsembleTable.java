package org.anisky.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anisky.study.EnsembleStatistics;
import org.anisky.study.IntervalCoverage;

/** How far estimates and errors can be trusted, as a table on the terminal. */
final class EnsembleTable {
  private EnsembleTable() {}

  static void print(
      List<EnsembleStatistics> rows, List<IntervalCoverage> coverage, PrintWriter out) {
    pulls(rows, out);
    if (coverage.stream().anyMatch(of -> !of.rows().isEmpty())) {
      coverage(coverage, out);
    }
  }

  private static void coverage(List<IntervalCoverage> strategies, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n%-19s%-22s%-22s%-16s%s%n",
        "Truth held by",
        "amplitude 68/95/99 %",
        "phase 68/95/99 %",
        "limit 95/99 %",
        "p-values uniform");
    for (IntervalCoverage of : strategies) {
      out.printf(
          Locale.ROOT,
          "%-19s%-22s%-22s%-16s%s%n",
          of.strategy(),
          percent(of, row -> OptionalDouble.of(row.amplitude())),
          percent(of, IntervalCoverage.Row::phase),
          percent(of, IntervalCoverage.Row::limit),
          "p " + NumberText.probability(of.uniform()));
    }
  }

  private static String percent(
      IntervalCoverage of, Function<IntervalCoverage.Row, OptionalDouble> fraction) {
    String text =
        of.rows().stream()
            .map(fraction)
            .filter(OptionalDouble::isPresent)
            .map(part -> String.format(Locale.ROOT, "%.1f", 100 * part.getAsDouble()))
            .collect(Collectors.joining("/"));
    return text.isEmpty() ? "-" : text;
  }

  private static void pulls(List<EnsembleStatistics> rows, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-19s%-6s%12s%12s%12s%12s%12s%16s%16s%8s%8s%n",
        "Strategy",
        "",
        "truth",
        "bias",
        "noise-free",
        "leakage",
        "scatter",
        "pull mean",
        "pull width",
        "68 %",
        "95 %");
    for (EnsembleStatistics row : rows) {
      out.printf(
          Locale.ROOT,
          "%-19s%-6s%+12.3e%+12.2e%+12.2e%+12.2e%12.3e%+8.3f ± %.3f%8.3f ± %.3f%8.3f%8.3f%n",
          row.strategy(),
          row.component().key(),
          row.truth(),
          row.bias(),
          row.noiseFreeBias(),
          row.leakage(),
          row.scatter(),
          row.pullMean(),
          row.pullMeanError(),
          row.pullWidth(),
          row.pullWidthError(),
          row.coverage68(),
          row.coverage95());
    }
  }
}
