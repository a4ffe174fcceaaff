package org.anisky.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.anisky.study.EnsembleStatistics;

/** How far estimates and errors can be trusted, as a table on the terminal. */
final class EnsembleTable {
  private EnsembleTable() {}

  static void print(List<EnsembleStatistics> rows, PrintWriter out) {
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
