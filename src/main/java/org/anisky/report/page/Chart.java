package org.anisky.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A chart of a page.
 *
 * @param title what it shows
 * @param note how to read it; may be empty
 * @param x the axis that all lines share
 * @param names of the places where they have names in place of numbers; else empty
 * @param places on the axis, in rising order; not modified
 * @param y the other axis
 * @param lines what is drawn, each as long as {@code places}
 */
record Chart(
    String title,
    String note,
    Axis x,
    List<String> names,
    double[] places,
    Axis y,
    List<Line> lines) {
  /**
   * An axis.
   *
   * @param label with its unit
   * @param logarithmic whether its steps are powers of ten
   */
  record Axis(String label, boolean logarithmic) {
    static Axis of(String label) {
      return new Axis(label, false);
    }
  }

  /** How a line looks. */
  enum Kind {
    LINE,
    POINTS,
    BARS,
    /** Between {@code lower} and {@code upper}. */
    BAND
  }

  /**
   * Something that is drawn.
   *
   * @param name in the legend
   * @param y NaN where there is none; not modified
   * @param lower lower end of a bar of error or of a band; empty array for none
   * @param upper upper end
   */
  record Line(String name, Kind kind, double[] y, double[] lower, double[] upper) {
    static Line plain(String name, Kind kind, double[] y) {
      return new Line(name, kind, y, new double[0], new double[0]);
    }

    static Line band(String name, double[] lower, double[] upper) {
      double[] middle = new double[lower.length];
      for (int k = 0; k < middle.length; k++) {
        middle[k] = (lower[k] + upper[k]) / 2;
      }
      return new Line(name, Kind.BAND, middle, lower, upper);
    }

    /** Points with symmetric errors, none where an error is NaN. */
    static Line measured(String name, double[] y, double[] error) {
      double[] lower = new double[y.length];
      double[] upper = new double[y.length];
      for (int k = 0; k < y.length; k++) {
        lower[k] = y[k] - error[k];
        upper[k] = y[k] + error[k];
      }
      return new Line(name, Kind.POINTS, y, lower, upper);
    }

    private Map<String, Object> tree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("name", name);
      tree.put("kind", kind.name().toLowerCase(Locale.ROOT));
      tree.put("y", y);
      tree.put("lower", lower);
      tree.put("upper", upper);
      return tree;
    }
  }

  /** A chart over numbers. */
  static Chart of(String title, String note, Axis x, double[] places, Axis y, List<Line> lines) {
    return new Chart(title, note, x, List.of(), places, y, lines);
  }

  /** A chart over things that have names. */
  static Chart named(
      String title, String note, String x, List<String> names, Axis y, List<Line> lines) {
    double[] places = new double[names.size()];
    for (int k = 0; k < places.length; k++) {
      places[k] = k;
    }
    return new Chart(title, note, Axis.of(x), names, places, y, lines);
  }

  /** For the scripts. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("title", title);
    tree.put("note", note);
    tree.put("x", axis(x));
    tree.put("names", names);
    tree.put("places", places);
    tree.put("y", axis(y));
    List<Object> all = new ArrayList<>();
    lines.forEach(line -> all.add(line.tree()));
    tree.put("lines", all);
    return tree;
  }

  private static Map<String, Object> axis(Axis axis) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("label", axis.label());
    tree.put("logarithmic", axis.logarithmic());
    return tree;
  }
}
