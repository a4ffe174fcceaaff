package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;

/** A measured point with its error bar, the same in all charts. */
final class DataPoint {
  private static final double DOT = 8;
  private static final double CAP = 7;
  private static final Stroke BAR_PEN = new BasicStroke(2.8f);

  private DataPoint() {}

  /**
   * Draws.
   *
   * @param half length of the error bar to each side, px
   */
  static void draw(Sheet sheet, double x, double y, double half) {
    sheet.line(x, y - half, x, y + half, Palette.DATA, BAR_PEN);
    sheet.line(x - CAP, y - half, x + CAP, y - half, Palette.DATA, BAR_PEN);
    sheet.line(x - CAP, y + half, x + CAP, y + half, Palette.DATA, BAR_PEN);
    sheet.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT), Palette.DATA);
  }
}
