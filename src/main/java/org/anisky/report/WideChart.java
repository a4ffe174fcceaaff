package org.anisky.report;

import java.util.List;

/**
 * A figure of one wide panel: titles above it, and in it a strip for the legend that no mark
 * enters.
 */
final class WideChart {
  static final double LEFT = 170;
  static final double RIGHT = 1350;

  private static final int WIDTH = 1400;
  private static final int HEIGHT = 980;
  private static final double BOTTOM = 860;

  /** Empty room beyond the outermost mark, as a part of the range. */
  private static final double PADDING = 0.07;

  private WideChart() {}

  /**
   * The axis on the left: it holds a range and some air, and leaves the legend its strip.
   *
   * @param low end of the range
   * @param high end of the range; a range without extent is made one long
   * @param top edge of the panel, px
   */
  static Scale height(double low, double high, double top) {
    double end = high == low ? low + 1 : high;
    double room = PADDING * (end - low);
    double free = (BOTTOM - top) / (BOTTOM - top - Legend.STRIP);
    double bottom = low - room;
    return Scale.linear(bottom, bottom + (end + room - bottom) * free, BOTTOM, top);
  }

  /**
   * The figure.
   *
   * @param title first line; empty for none
   * @param subtitle second line, smaller; empty for none
   * @param words of the legend, two lines at most
   */
  static Figure figure(
      String title, String subtitle, Axis x, Axis y, List<Mark> marks, List<Legend.Entry> words) {
    Legend legend = Legend.strip(LEFT, RIGHT, y.scale().to(), words);
    return new Figure(
        WIDTH,
        HEIGHT,
        List.of(
            Caption.title(title, LEFT, RIGHT, 54),
            Caption.subtitle(subtitle, LEFT, RIGHT, 98),
            Panel.of(x, y, marks).withLegend(legend)));
  }
}
