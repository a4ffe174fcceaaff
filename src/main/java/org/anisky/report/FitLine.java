package org.anisky.report;

import java.awt.geom.Path2D;
import java.util.List;
import java.util.Map;

/**
 * A fitted curve, known at some places.
 *
 * @param name what it is
 * @param points with rising x
 * @param smooth whether it is drawn as a cubic with the slopes of neighbours, or straight from
 *     point to point
 */
record FitLine(String name, List<Point> points, boolean smooth) implements Mark {
  /** A place on the curve. */
  record Point(double x, double y) {}

  FitLine {
    points = List.copyOf(points);
  }

  @Override
  public void draw(Sheet sheet, Axes axes) {
    Path2D path = new Path2D.Double();
    path.moveTo(axes.x().pixel(x(0)), axes.y().pixel(y(0)));
    for (int k = 1; k < points.size(); k++) {
      if (smooth) {
        double third = (x(k) - x(k - 1)) / 3;
        path.curveTo(
            axes.x().pixel(x(k - 1) + third),
            axes.y().pixel(y(k - 1) + third * slope(k - 1)),
            axes.x().pixel(x(k) - third),
            axes.y().pixel(y(k) - third * slope(k)),
            axes.x().pixel(x(k)),
            axes.y().pixel(y(k)));
      } else {
        path.lineTo(axes.x().pixel(x(k)), axes.y().pixel(y(k)));
      }
    }
    sheet.draw(path, Palette.FIT, Palette.CURVE_PEN);
  }

  private double x(int k) {
    return points.get(k).x();
  }

  private double y(int k) {
    return points.get(k).y();
  }

  private double slope(int point) {
    int before = Math.max(0, point - 1);
    int after = Math.min(points.size() - 1, point + 1);
    return (y(after) - y(before)) / (x(after) - x(before));
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("line")
        .with("name", name)
        .with("x", points.stream().mapToDouble(Point::x))
        .with("y", points.stream().mapToDouble(Point::y))
        .tree();
  }
}
