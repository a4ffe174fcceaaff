package org.anisky.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A legend of the lines of a chart: in as many rows as it takes for their names to fit.
 *
 * @param chart whose lines they are
 * @param lines how many of them, from the first
 * @param width of a row, px
 */
record LegendRows(Chart chart, int lines, double width) {
  private static final double LINE = 44;
  private static final double SAMPLE = 78;
  private static final double BETWEEN = 44;

  private String name(int line) {
    return Notation.inText(chart.lines().get(line).name());
  }

  private double entry(int line) {
    return SAMPLE + Axes.LABEL.size() * TrueTypeFont.dejaVuSans().advance(name(line)) + BETWEEN;
  }

  private List<List<Integer>> split() {
    List<List<Integer>> rows = new ArrayList<>();
    double free = 0;
    for (int k = 0; k < lines; k++) {
      if (rows.isEmpty() || entry(k) - BETWEEN > free) {
        rows.add(new ArrayList<>());
        free = width;
      }
      rows.get(rows.size() - 1).add(k);
      free -= entry(k);
    }
    return rows;
  }

  /** How many rows there are. */
  int rows() {
    return split().size();
  }

  /** Of all rows, px. */
  double height() {
    return LINE * rows();
  }

  /**
   * The legend.
   *
   * @param left of the rows, px
   * @param top of the first, px
   * @param right where texts end at the latest, px
   */
  List<Legend> at(double left, double top, double right) {
    List<Legend> all = new ArrayList<>();
    double y = top + LINE / 2;
    for (List<Integer> row : split()) {
      double x = left;
      for (int k : row) {
        ChartMark mark = new ChartMark(chart, k);
        List<Legend.Entry> entry = List.of(Legend.Entry.of(mark::drawSample, name(k)));
        all.add(new Legend(entry, x, y, 1, 30, SAMPLE - 10, right, Axes.LABEL, Optional.empty()));
        x += entry(k);
      }
      y += LINE;
    }
    return all;
  }
}
