package org.anisky.report;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Map;

/**
 * A number of every sweep on a logarithmic axis, as {@link ConvergencePlot} explains it.
 *
 * @param name what it is
 * @param values of sweep 1, 2, ...; NaN where there is none
 */
record SweepValues(String name, List<Double> values) implements Mark {
  private static final double DOT = 7;

  SweepValues {
    values = List.copyOf(values);
  }

  @Override
  public void draw(Sheet sheet, Axes axes) {
    Path2D line = new Path2D.Double();
    boolean down = false;
    for (int k = 0; k < values.size(); k++) {
      boolean visible = value(k) > 0 && Double.isFinite(value(k));
      if (visible) {
        double x = axes.x().pixel(k + 1);
        double y = axes.y().pixel(value(k));
        if (down) {
          line.lineTo(x, y);
        } else {
          line.moveTo(x, y);
        }
      }
      down = visible;
    }
    sheet.draw(line, Palette.DATA, Palette.CURVE_PEN);
    double size = values.size() > 100 ? DOT / 2 : DOT;
    for (int k = 0; k < values.size(); k++) {
      if (!Double.isNaN(value(k))) {
        sheet.fill(symbol(axes, k + 1, value(k), size), Palette.DATA);
      }
    }
  }

  /** A dot, or an arrow head at the edge that a value lies beyond. */
  private static Shape symbol(Axes axes, int sweep, double value, double size) {
    double x = axes.x().pixel(sweep);
    if (value > 0 && Double.isFinite(value)) {
      double y = axes.y().pixel(value);
      return new Ellipse2D.Double(x - size, y - size, 2 * size, 2 * size);
    }
    double tip = value > 0 ? axes.y().to() : axes.y().from();
    double foot = tip + (value > 0 ? 2 : -2) * size;
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(x, tip);
    for (double side : List.of(-size, size)) {
      arrow.lineTo(x + side, foot);
    }
    arrow.closePath();
    return arrow;
  }

  private double value(int k) {
    return values.get(k);
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("sweeps")
        .with("name", name)
        .with("y", values.stream().mapToDouble(Double::doubleValue))
        .tree();
  }
}
