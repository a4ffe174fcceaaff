package org.anisky.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A dipole in words, as {@code result.json} and the rows of tables have it.
 *
 * @param dipole the object {@code dipole}
 */
record DipoleWords(Tree dipole) {
  /** Amplitudes of fewer errors are told with their limit. */
  private static final double SIGNIFICANT = 3;

  private static final List<String> LEVELS = List.of("68", "95", "99");

  /** Whether there is an amplitude to tell of. */
  boolean isThere() {
    return Double.isFinite(dipole.number("amplitude", "value"));
  }

  /** Whether the amplitude is at least {@value #SIGNIFICANT} of its errors. */
  boolean isSignificant() {
    double error =
        Math.hypot(
            dipole.number("amplitude", "statistical"),
            Math.max(0, zeroIfAbsent(dipole.number("amplitude", "systematic"))));
    return dipole.number("amplitude", "value") >= SIGNIFICANT * error;
  }

  private static double zeroIfAbsent(double number) {
    return Double.isNaN(number) ? 0 : number;
  }

  /** One sentence with the result. */
  String sentence() {
    String axes = dipole.text("frame");
    String lead =
        axes.isEmpty() || axes.startsWith("equatorial,") || axes.equals("equatorial")
            ? "The equatorial dipole has the amplitude "
            : "The dipole along " + axes + " has the amplitude ";
    return lead
        + measured("amplitude", "")
        + between("amplitude", "")
        + " and the phase "
        + phase()
        + between("phase_deg", " deg")
        + "; an isotropic sky gives as much with "
        + Words.probability(dipole.number("p_value"))
        + ".";
  }

  private String measured(String key, String unit) {
    return Words.measured(dipole.object(key)) + unit;
  }

  private String phase() {
    String degrees = Words.degrees(dipole.object("phase_deg"));
    return degrees.equals("undetermined") ? degrees : degrees + " deg";
  }

  private String between(String key, String unit) {
    List<?> ends = dipole.list("intervals", key, "68");
    return ends.isEmpty() ? "" : " (68 percent: " + Words.interval(ends) + unit + ")";
  }

  /** The upper limit as a sentence, empty when there is none. */
  String limit() {
    double limit = dipole.number("upper_limits", "95");
    return Double.isFinite(limit)
        ? "The equatorial amplitude is below "
            + Words.significant(limit, 3)
            + " at 95 percent ("
            + dipole.text("upper_limits", "method")
            + ", prior "
            + dipole.text("upper_limits", "prior").replace('-', ' ')
            + ")."
        : "";
  }

  /** Every number with its intervals. */
  String table() {
    List<List<String>> rows = new ArrayList<>();
    Tree components = dipole.object("components");
    for (String name : components.entries().keySet()) {
      Tree value = components.object(name);
      rows.add(
          row(
              name,
              value.isEmpty() ? "not measurable from the data alone" : Words.measured(value),
              name));
    }
    rows.add(row("equatorial amplitude", measured("amplitude", ""), "amplitude"));
    rows.add(row("phase (deg)", Words.degrees(dipole.object("phase_deg")), "phase_deg"));
    Tree full = dipole.object("full");
    for (String key : full.entries().keySet()) {
      rows.add(row("full dipole: " + Words.label(key), Words.measured(full.object(key)), ""));
    }
    rows.add(row("test statistic", Words.significant(dipole.number("test_statistic"), 4), ""));
    rows.add(row("p of an isotropic sky", Words.significant(dipole.number("p_value"), 2), ""));
    double limit95 = dipole.number("upper_limits", "95");
    if (Double.isFinite(limit95)) {
      rows.add(
          row(
              "upper limit on the amplitude",
              Words.significant(limit95, 3)
                  + " at 95 percent, "
                  + Words.significant(dipole.number("upper_limits", "99"), 3)
                  + " at 99 percent",
              ""));
    }
    List<String> head = new ArrayList<>(List.of("quantity", "value ± error"));
    LEVELS.forEach(level -> head.add(level + " percent"));
    return new Html().table("The dipole", head, rows).toString();
  }

  private List<String> row(String name, String value, String intervals) {
    List<String> row = new ArrayList<>(List.of(name, value));
    for (String level : LEVELS) {
      List<?> ends = dipole.list("intervals", intervals, level);
      row.add(ends.isEmpty() ? "" : Words.interval(ends));
    }
    return row;
  }
}
