package org.anisky.report.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.io.text.StoredTable;

/** What an ensemble of toys says of its strategies: bias, pulls, coverage. */
final class EnsembleWords {
  /** A mean of so many of its errors is told as a bias. */
  private static final double CLEAR = 4;

  private EnsembleWords() {}

  /** Markup of the result. */
  static String html(StoredFiles files) throws IOException {
    Html html = new Html();
    Optional<StoredTable> statistics = files.table("ensemble.csv");
    if (statistics.isEmpty()) {
      return html.raw("<p>No toy was reconstructed.</p>\n").toString();
    }
    StoredTable table = statistics.get();
    double toys = table.rows().isEmpty() ? 0 : table.numbers("toys")[0];
    html.format(
        "<p class=\"result\">%s simulated skies with a known truth, reconstructed by every"
            + " strategy. %s</p>\n",
        Words.number(toys), biased(table));
    List<List<String>> rows = new ArrayList<>();
    for (int k = 0; k < table.rows().size(); k++) {
      rows.add(
          List.of(
              table.texts("strategy").get(k),
              table.texts("component").get(k),
              Words.significant(table.numbers("truth")[k], 4),
              Words.measured(
                  table.numbers("bias")[k], table.numbers("scatter")[k] / Math.sqrt(toys)),
              inErrors(table, "noise_free_bias", k),
              inErrors(table, "leakage", k),
              pull(table, "pull_mean", k),
              pull(table, "pull_width", k),
              percent(table.numbers("coverage_68")[k]),
              percent(table.numbers("coverage_95")[k])));
    }
    html.table(
        "Bias and errors of every strategy",
        List.of(
            "strategy",
            "component",
            "truth",
            "bias",
            "without noise (errors)",
            "leakage (errors)",
            "mean pull",
            "width of pulls",
            "68 percent holds",
            "95 percent holds"),
        rows);
    return html.raw(
            "<p class=\"note\">Bias: mean estimate minus truth; without noise: that of counts as"
                + " expected, in units of the mean error; leakage: the part of it that the sky's"
                + " multipoles of degree 2 and more cause. A pull is (estimate − truth) / error:"
                + " without bias its mean is 0, with right errors its width is 1, and the intervals"
                + " hold the truth in 68.3 and 95.4 percent of the toys.</p>\n")
        .toString();
  }

  private static String biased(StoredTable table) {
    List<String> clear = new ArrayList<>();
    for (int k = 0; k < table.rows().size(); k++) {
      double mean = table.numbers("pull_mean")[k];
      if (Math.abs(mean) > CLEAR * table.numbers("pull_mean_error")[k]) {
        clear.add(
            table.texts("strategy").get(k)
                + " in "
                + table.texts("component").get(k)
                + " by "
                + Words.significant(mean, 2)
                + " errors");
      }
    }
    return clear.isEmpty()
        ? "None is clearly biased."
        : "Clearly biased, by more than four times what the toys leave open: "
            + String.join(", ", clear)
            + ".";
  }

  private static String inErrors(StoredTable table, String column, int row) {
    double ratio = table.numbers(column)[row] / table.numbers("mean_error")[row];
    return Words.decimals(Math.abs(ratio) < 0.005 ? 0 : ratio, 2);
  }

  private static String pull(StoredTable table, String column, int row) {
    return Words.measured(table.numbers(column)[row], table.numbers(column + "_error")[row]);
  }

  private static String percent(double part) {
    return Double.isFinite(part) ? Words.significant(100 * part, 3) : "–";
  }
}
