package org.anisky.report;

import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A rectangle with an axis below and one on the left, in which a chart draws.
 *
 * @param x from left to right or back
 * @param y from bottom to top
 */
record Axes(Scale x, Scale y) {
  static final TextStyle LABEL = TextStyle.of(26);
  static final TextStyle TITLE = TextStyle.of(28);

  private static final double TICK = 10;
  private static final double MINOR_TICK = 6;
  private static final double AIR = 10;

  /** The inside. */
  Rectangle2D inside() {
    double left = Math.min(x.from(), x.to());
    double top = Math.min(y.from(), y.to());
    return new Rectangle2D.Double(
        left, top, Math.abs(x.to() - x.from()), Math.abs(y.to() - y.from()));
  }

  /** Pale lines at the ticks; under everything else. */
  void drawGrid(Sheet sheet, Ticks xTicks, Ticks yTicks) {
    Rectangle2D box = inside();
    for (double value : xTicks.values()) {
      double at = x.pixel(value);
      sheet.line(at, box.getMinY(), at, box.getMaxY(), Palette.GRID, Palette.GRID_PEN);
    }
    for (double value : yTicks.values()) {
      double at = y.pixel(value);
      sheet.line(box.getMinX(), at, box.getMaxX(), at, Palette.GRID, Palette.GRID_PEN);
    }
  }

  /** The frame; over everything else. */
  void drawFrame(Sheet sheet) {
    sheet.draw(inside(), Palette.INK, Palette.TICK_PEN);
  }

  /** Ticks and numbers below, growing outwards. */
  void drawBelow(Sheet sheet, Ticks ticks) {
    double edge = inside().getMaxY();
    for (int t = 0; t < ticks.values().size(); t++) {
      double at = x.pixel(ticks.values().get(t));
      sheet.line(at, edge, at, edge + TICK, Palette.INK, Palette.TICK_PEN);
      sheet.text(ticks.labels().get(t), at, edge + TICK + 28, LABEL);
    }
  }

  /** Ticks and numbers above. */
  void drawAbove(Sheet sheet, Ticks ticks) {
    double edge = inside().getMinY();
    for (int t = 0; t < ticks.values().size(); t++) {
      double at = x.pixel(ticks.values().get(t));
      sheet.line(at, edge, at, edge - TICK, Palette.INK, Palette.TICK_PEN);
      sheet.text(ticks.labels().get(t), at, edge - TICK - AIR, LABEL);
    }
  }

  /** Ticks and numbers on the left. */
  void drawLeft(Sheet sheet, Ticks ticks) {
    double edge = inside().getMinX();
    for (int t = 0; t < ticks.values().size(); t++) {
      double at = y.pixel(ticks.values().get(t));
      sheet.line(edge - TICK, at, edge, at, Palette.INK, Palette.TICK_PEN);
      sheet.textMiddle(ticks.labels().get(t), edge - TICK - AIR, at, LABEL.right());
    }
  }

  /** Short ticks below, without numbers. */
  void drawMinorBelow(Sheet sheet, List<Double> values) {
    double edge = inside().getMaxY();
    for (double value : values) {
      double at = x.pixel(value);
      sheet.line(at, edge, at, edge + MINOR_TICK, Palette.INK, Palette.GRID_PEN);
    }
  }

  /** Short ticks on the left, without numbers. */
  void drawMinorLeft(Sheet sheet, List<Double> values) {
    double edge = inside().getMinX();
    for (double value : values) {
      double at = y.pixel(value);
      sheet.line(edge - MINOR_TICK, at, edge, at, Palette.INK, Palette.GRID_PEN);
    }
  }

  /** What the axis below shows. */
  void titleBelow(Sheet sheet, String title) {
    Rectangle2D box = inside();
    sheet.text(title, box.getCenterX(), box.getMaxY() + 86, TITLE);
  }

  /** What the axis on the left shows, upwards along the rim of the sheet. */
  void titleLeft(Sheet sheet, String title) {
    Rectangle2D box = inside();
    TextStyle style = sheet.fitted(TITLE, title, box.getHeight());
    sheet.textUpwards(title, 34, box.getCenterY(), style);
  }
}
