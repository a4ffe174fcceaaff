package org.anisky.report;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Map;

/**
 * Powers on a logarithmic axis. An error bar that reaches zero or less goes down to the lower edge;
 * a power that is not above the edge is an arrow there, below its error bar if that is higher.
 *
 * @param name what they are
 * @param points in order
 * @param colour of all
 */
record SpectrumPoints(String name, List<ErrorPoints.Point> points, Color colour) implements Mark {
  private static final double DOT = 7;
  private static final double ARROW = 14;

  SpectrumPoints {
    points = List.copyOf(points);
  }

  @Override
  public void draw(Sheet sheet, Axes axes) {
    double least = axes.y().low();
    for (ErrorPoints.Point point : points) {
      double x = axes.x().pixel(point.x());
      double upper = axes.y().pixel(Math.max(least, point.y() + point.error()));
      double lower = axes.y().pixel(Math.max(least, point.y() - point.error()));
      if (point.error() > 0) {
        sheet.line(x, upper, x, lower, colour, Palette.TICK_PEN);
      }
      if (point.y() > least) {
        double y = axes.y().pixel(point.y());
        sheet.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT), colour);
      } else {
        double edge = axes.y().pixel(least);
        Path2D arrow = new Path2D.Double();
        arrow.moveTo(x - ARROW / 2, edge - ARROW);
        arrow.lineTo(x + ARROW / 2, edge - ARROW);
        arrow.lineTo(x, edge);
        arrow.closePath();
        sheet.fill(arrow, colour);
      }
    }
  }

  /** For a legend. */
  static Legend.Sample sample(Color colour, boolean bar) {
    return (sheet, x, y) -> {
      if (bar) {
        sheet.line(x, y - 17, x, y + 17, colour, Palette.TICK_PEN);
      }
      sheet.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT), colour);
    };
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("points")
        .with("name", name)
        .with("x", points.stream().mapToDouble(ErrorPoints.Point::x))
        .with("y", points.stream().mapToDouble(ErrorPoints.Point::y))
        .with("error", points.stream().mapToDouble(ErrorPoints.Point::error))
        .tree();
  }
}
