package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.Map;

/**
 * Measured points with their error bars.
 *
 * @param name what they are
 * @param points in order
 */
record ErrorPoints(String name, List<Point> points) implements Mark {
  /**
   * A point.
   *
   * @param error one standard deviation of y
   */
  record Point(double x, double y, double error) {}

  private static final double DOT = 8;
  private static final double CAP = 7;
  private static final BasicStroke BAR_PEN = new BasicStroke(2.8f);

  ErrorPoints {
    points = List.copyOf(points);
  }

  @Override
  public void draw(Sheet sheet, Axes axes) {
    for (Point point : points) {
      double half = axes.y().pixel(0) - axes.y().pixel(point.error());
      drawPoint(sheet, axes.x().pixel(point.x()), axes.y().pixel(point.y()), half);
    }
  }

  /**
   * Draws one, the same in all charts.
   *
   * @param half length of the error bar to each side, px
   */
  static void drawPoint(Sheet sheet, double x, double y, double half) {
    sheet.line(x, y - half, x, y + half, Palette.DATA, BAR_PEN);
    sheet.line(x - CAP, y - half, x + CAP, y - half, Palette.DATA, BAR_PEN);
    sheet.line(x - CAP, y + half, x + CAP, y + half, Palette.DATA, BAR_PEN);
    sheet.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT), Palette.DATA);
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("points")
        .with("name", name)
        .with("x", points.stream().mapToDouble(Point::x))
        .with("y", points.stream().mapToDouble(Point::y))
        .with("error", points.stream().mapToDouble(Point::error))
        .tree();
  }
}
