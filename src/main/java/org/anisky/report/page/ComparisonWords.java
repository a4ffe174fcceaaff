package org.anisky.report.page;

import java.util.ArrayList;
import java.util.List;
import org.anisky.sky.Turn;

/** What a comparison of strategies found: estimates, their differences and what follows. */
final class ComparisonWords {
  private static final List<String> COMPONENTS = List.of("d_0h", "d_6h", "d_N");

  private final Tree tree;
  private final Html html = new Html();

  private ComparisonWords(Tree tree) {
    this.tree = tree;
  }

  /** Markup of the result. */
  static String html(Tree tree) {
    ComparisonWords words = new ComparisonWords(tree);
    words.conclusion();
    words.estimates();
    words.differences();
    return words.html.toString();
  }

  private void conclusion() {
    String conclusion = Words.typeset(tree.text("conclusion"));
    if (!conclusion.isEmpty()) {
      html.format(
          "<p class=\"result\">%s.</p>\n", Words.sentence(conclusion.replaceFirst("\\.$", "")));
    }
    double p = tree.number("agreement", "p_value");
    if (Double.isFinite(p)) {
      html.format(
          "<p>Strategies without a known bias differ in the plane of the equator by as much as they"
              + " do here with %s, from %s toys of their common events.</p>\n",
          Words.probability(p), Words.number(tree.number("agreement", "toys")));
    }
  }

  private void estimates() {
    List<List<String>> rows = new ArrayList<>();
    Tree strategies = tree.object("strategies");
    for (String name : strategies.entries().keySet()) {
      Tree dipole = strategies.object(name, "dipole");
      List<String> row = new ArrayList<>(List.of(name));
      for (String component : COMPONENTS) {
        Tree value = dipole.object("components", component);
        row.add(value.isEmpty() ? "not measured" : Words.measured(value));
      }
      row.add(Words.measured(dipole.object("amplitude")));
      row.add(Words.degrees(dipole.object("phase_deg")));
      row.add(Words.significant(dipole.number("upper_limits", "95"), 3));
      row.add(Words.significant(dipole.number("p_value"), 2));
      row.add(Words.significant(strategies.object(name).number("goodness_of_fit", "p_value"), 2));
      rows.add(row);
    }
    Tree truth = tree.object("truth");
    if (!truth.isEmpty()) {
      rows.add(truth(truth));
    }
    html.table(
        "Strategies side by side",
        List.of(
            "strategy",
            "d_0h",
            "d_6h",
            "d_N",
            "equatorial amplitude",
            "phase (deg)",
            "limit at 95 percent",
            "p of an isotropic sky",
            "p of the model"),
        rows);
    html.raw(
        "<p class=\"note\">The p of an isotropic sky is that of all components which the strategy"
            + " measures, d_N among them where it is; the p of the model tells how well sky, rate"
            + " and acceptance describe the counts.</p>\n");
  }

  private static List<String> truth(Tree truth) {
    List<String> row = new ArrayList<>(List.of("truth"));
    for (String component : COMPONENTS) {
      row.add(Words.number(truth.number("components", component, "value")));
    }
    double x = truth.number("components", "d_0h", "value");
    double y = truth.number("components", "d_6h", "value");
    double phase = Math.toDegrees(Math.atan2(y, x));
    row.add(Words.significant(Math.hypot(x, y), 4));
    row.add(Math.hypot(x, y) > 0 ? Words.significant(Turn.positiveDegrees(phase), 4) : "none");
    row.addAll(List.of("", "", ""));
    return row;
  }

  private void differences() {
    List<List<String>> rows = new ArrayList<>();
    for (Tree difference : tree.objects("differences")) {
      List<String> row = new ArrayList<>();
      row.add(String.join(" − ", difference.list("pair").stream().map(String::valueOf).toList()));
      List<?> matrix = difference.list("covariance", "matrix");
      List<?> order = difference.list("covariance", "order");
      for (String component : COMPONENTS.subList(0, 2)) {
        row.add(
            Words.measured(
                difference.number("difference", component),
                error(matrix, order.indexOf(component))));
      }
      row.add(Words.significant(difference.number("chi2"), 3));
      row.add(Words.significant(difference.number("p_value"), 2));
      rows.add(row);
    }
    if (!rows.isEmpty()) {
      html.table(
          "Differences, with the errors that common events leave",
          List.of("strategies", "d_0h", "d_6h", "χ² (2 degrees of freedom)", "p"),
          rows);
    }
  }

  private static double error(List<?> matrix, int k) {
    return k >= 0
            && k < matrix.size()
            && matrix.get(k) instanceof List<?> row
            && k < row.size()
            && row.get(k) instanceof Number variance
        ? Math.sqrt(variance.doubleValue())
        : Double.NaN;
  }
}
