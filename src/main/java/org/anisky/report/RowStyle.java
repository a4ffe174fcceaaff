package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * How a row of a comparison looks: six colours that colour-blind readers tell apart (Okabe and Ito
 * 2008), each with a symbol and a pen of its own, so that six rows are told apart in grey too. The
 * seventh row has the colour of the first with the form of the second, and so on; the 37th looks
 * like the first.
 *
 * @param row number, from 0
 */
record RowStyle(int row) {
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072b2),
          new Color(0xd55e00),
          new Color(0x009e73),
          new Color(0xcc79a7),
          new Color(0xa67c00),
          new Color(0x56b4e9));

  private static final List<BasicStroke> PENS =
      List.of(
          Palette.CURVE_PEN,
          Palette.dashed(3.6, 16, 8),
          Palette.dashed(3.6, 4, 7),
          Palette.dashed(3.6, 30, 10),
          Palette.dashed(3.6, 9, 4),
          Palette.dashed(3.6, 2, 14));

  private static final double SIZE = 8;

  private static final double[][] CROSS = {
    {-0.4, -1.3}, {0.4, -1.3}, {0.4, -0.4}, {1.3, -0.4}, {1.3, 0.4}, {0.4, 0.4},
    {0.4, 1.3}, {-0.4, 1.3}, {-0.4, 0.4}, {-1.3, 0.4}, {-1.3, -0.4}, {-0.4, -0.4}
  };

  /** Of the symbol, the lines and the text's sample. */
  Color colour() {
    return COLOURS.get(row % COLOURS.size());
  }

  /** Of the lines. */
  BasicStroke pen() {
    return PENS.get(form());
  }

  private int form() {
    return (row + row / COLOURS.size()) % PENS.size();
  }

  /** The symbol: a dot, a square, a triangle, a diamond, a triangle upside down, a cross. */
  Shape symbol(double x, double y) {
    return switch (form()) {
      case 0 -> new Ellipse2D.Double(x - SIZE, y - SIZE, 2 * SIZE, 2 * SIZE);
      case 1 -> new Rectangle2D.Double(x - SIZE, y - SIZE, 2 * SIZE, 2 * SIZE);
      case 2 -> polygon(x, y, new double[][] {{0, -1.3}, {1.2, 1}, {-1.2, 1}});
      case 3 -> polygon(x, y, new double[][] {{0, -1.4}, {1.4, 0}, {0, 1.4}, {-1.4, 0}});
      case 4 -> polygon(x, y, new double[][] {{0, 1.3}, {1.2, -1}, {-1.2, -1}});
      default -> polygon(x, y, CROSS);
    };
  }

  private static Shape polygon(double x, double y, double[][] corners) {
    Path2D path = new Path2D.Double();
    for (double[] corner : corners) {
      if (path.getCurrentPoint() == null) {
        path.moveTo(x + SIZE * corner[0], y + SIZE * corner[1]);
      } else {
        path.lineTo(x + SIZE * corner[0], y + SIZE * corner[1]);
      }
    }
    path.closePath();
    return path;
  }

  /** For a legend. */
  void drawSample(Sheet sheet, double x, double y) {
    sheet.line(x - 25, y, x + 25, y, colour(), pen());
    sheet.fill(symbol(x, y), colour());
  }
}
