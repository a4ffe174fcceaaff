package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import java.util.Map;

/**
 * A straight line across a panel at one value.
 *
 * @param name what it means
 * @param upright whether it stands at a value of x, or lies at one of y
 * @param value in the unit of the axis
 * @param kind how it looks
 */
record Level(String name, boolean upright, double value, Kind kind) implements Mark {
  /** What a line means. */
  enum Kind {
    ZERO,
    FINE_ZERO,
    THRESHOLD
  }

  private static final BasicStroke ZERO_PEN = new BasicStroke(2f);
  private static final BasicStroke THRESHOLD_PEN = Palette.dashed(3, 14, 9);

  /** Where y is zero. */
  static Level zero() {
    return new Level("zero", false, 0, Kind.ZERO);
  }

  /** A value of y below which something counts. */
  static Level threshold(double value) {
    return new Level("threshold", false, value, Kind.THRESHOLD);
  }

  @Override
  public void draw(Sheet sheet, Axes axes) {
    Rectangle2D box = axes.inside();
    if (upright) {
      double x = axes.x().pixel(value);
      sheet.line(x, box.getMinY(), x, box.getMaxY(), colour(), pen());
      return;
    }
    double y = axes.y().pixel(value);
    sheet.line(box.getMinX(), y, box.getMaxX(), y, colour(), pen());
    if (kind == Kind.THRESHOLD) {
      boolean roomAbove = y - box.getMinY() > 45;
      TextStyle style = Axes.LABEL.coloured(Palette.FIT).left().withHalo();
      sheet.text(name, box.getMinX() + 14, roomAbove ? y - 12 : y + 32, style);
    }
  }

  private java.awt.Color colour() {
    return kind == Kind.THRESHOLD ? Palette.FIT : Palette.FAINT_INK;
  }

  private BasicStroke pen() {
    return switch (kind) {
      case ZERO -> ZERO_PEN;
      case FINE_ZERO -> Palette.GRID_PEN;
      case THRESHOLD -> THRESHOLD_PEN;
    };
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("level")
        .with("name", name)
        .with("axis", upright ? "x" : "y")
        .with("value", value)
        .tree();
  }
}
