package org.anisky.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A chart of tables of a result: what a page draws with zoom and {@link ChartPlot} as a figure.
 *
 * @param key by which it is asked for
 * @param title what it shows
 * @param note how to read it; may be empty
 * @param x the axis that all lines share
 * @param names of the places where they have names in place of numbers; else empty
 * @param places on the axis, in rising order; not modified
 * @param y the other axis
 * @param lines what is drawn, each as long as {@code places}
 */
public record Chart(
    String key,
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
   * @param kind how it is divided
   */
  public record Axis(String label, Division kind) {
    /** With steps that are equal. */
    public static Axis of(String label) {
      return new Axis(label, Division.LINEAR);
    }

    /** With steps that are powers of ten. */
    public static Axis logarithmic(String label) {
      return new Axis(label, Division.LOGARITHMIC);
    }

    /** A whole turn in degrees. */
    public static Axis turn(String label) {
      return new Axis(label, Division.TURN);
    }

    private Map<String, Object> tree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("label", label);
      tree.put("logarithmic", kind == Division.LOGARITHMIC);
      tree.put("turn", kind == Division.TURN);
      return tree;
    }
  }

  /** How an axis is divided. */
  public enum Division {
    LINEAR,
    LOGARITHMIC,
    /** From 0 to 360 degrees, where both ends are one place. */
    TURN
  }

  /** How a line looks. */
  public enum Kind {
    LINE,
    POINTS,
    BARS,
    /** Between {@code lower} and {@code upper}. */
    BAND,
    /** Points of others, in the background. */
    PUBLISHED,
    /** Upper limits of others. */
    LIMITS;

    /** Whether it has marks in place of a line. */
    boolean isPoints() {
      return this == POINTS || this == PUBLISHED || this == LIMITS;
    }
  }

  /**
   * Something that is drawn.
   *
   * @param name in the legend
   * @param y NaN where there is none; not modified
   * @param lower lower end of a bar of error or of a band; empty array for none
   * @param upper upper end
   * @param look which shape its points have, the same in all charts; below 0: by its place
   */
  public record Line(String name, Kind kind, double[] y, double[] lower, double[] upper, int look) {
    /** A line whose look follows from its place. */
    public Line(String name, Kind kind, double[] y, double[] lower, double[] upper) {
      this(name, kind, y, lower, upper, -1);
    }

    /** Without errors. */
    public static Line plain(String name, Kind kind, double[] y) {
      return new Line(name, kind, y, new double[0], new double[0]);
    }

    /** A band. */
    public static Line band(String name, double[] lower, double[] upper) {
      double[] middle = new double[lower.length];
      for (int k = 0; k < middle.length; k++) {
        middle[k] = (lower[k] + upper[k]) / 2;
      }
      return new Line(name, Kind.BAND, middle, lower, upper);
    }

    /** Points with symmetric errors, none where an error is NaN. */
    public static Line measured(String name, double[] y, double[] error) {
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
      if (look >= 0) {
        tree.put("look", look);
      }
      return tree;
    }
  }

  /** A chart over numbers. */
  public static Chart of(
      String key, String title, String note, Axis x, double[] places, Axis y, List<Line> lines) {
    return new Chart(key, title, note, x, List.of(), places, y, lines);
  }

  /** A chart over things that have names. */
  public static Chart named(
      String key,
      String title,
      String note,
      String x,
      List<String> names,
      Axis y,
      List<Line> lines) {
    double[] places = new double[names.size()];
    for (int k = 0; k < places.length; k++) {
      places[k] = k;
    }
    return new Chart(key, title, note, Axis.of(x), names, places, y, lines);
  }

  /** For scripts. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("title", title);
    tree.put("note", note);
    tree.put("x", x.tree());
    tree.put("names", names);
    tree.put("places", places);
    tree.put("y", y.tree());
    List<Object> all = new ArrayList<>();
    lines.forEach(line -> all.add(line.tree()));
    tree.put("lines", all);
    return tree;
  }
}
