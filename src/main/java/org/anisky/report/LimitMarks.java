package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Map;
import org.anisky.reconstruction.EnergyTable.Kind;
import org.anisky.statistics.MeasuredLimit;

/**
 * Limits over energy: a bar over the range at the limit with an arrow downwards, or where the
 * interval has a lower edge one upright bar from edge to edge; and the measured amplitude as a dot.
 *
 * @param name what is limited
 * @param limits from the back to the front
 */
record LimitMarks(String name, List<Limit> limits) implements Mark {
  private static final double DOT = 8;
  private static final double CAP = 12;
  private static final double ARROW = 34;
  private static final double HEAD = 12;
  private static final BasicStroke PEN = new BasicStroke(2.8f);

  /**
   * One limit.
   *
   * @param kind of the range
   * @param from where the range begins on the axis below
   * @param until where it ends
   * @param place where the dot stands
   * @param limit what is drawn
   */
  record Limit(Kind kind, double from, double until, double place, MeasuredLimit limit) {}

  LimitMarks {
    limits = List.copyOf(limits);
  }

  @Override
  public void draw(Sheet sheet, Axes axes) {
    for (Limit limit : limits) {
      Color colour = colour(limit.kind());
      double x = axes.x().pixel(limit.place());
      double upper = axes.y().pixel(limit.limit().interval().upper());
      double left = axes.x().pixel(limit.from());
      double right = axes.x().pixel(limit.until());
      if (limit.limit().interval().lower() > 0) {
        double lower = y(axes, limit.limit().interval().lower());
        sheet.line(x, upper, x, lower, colour, PEN);
        sheet.line(x - CAP, upper, x + CAP, upper, colour, PEN);
        sheet.line(x - CAP, lower, x + CAP, lower, colour, PEN);
      } else {
        sheet.line(left, upper, right, upper, colour, PEN);
        drawArrow(sheet, x, upper, colour);
      }
      drawDot(sheet, x, y(axes, limit.limit().measured()), limit.kind());
    }
  }

  /** What a logarithmic axis cannot show lies below the panel. */
  private static double y(Axes axes, double value) {
    return axes.y().logarithmic() && !(value > axes.y().low())
        ? axes.inside().getMaxY() + 2 * DOT
        : axes.y().pixel(value);
  }

  private static void drawArrow(Sheet sheet, double x, double y, Color colour) {
    sheet.line(x, y, x, y + ARROW - HEAD, colour, PEN);
    Path2D head = new Path2D.Double();
    head.moveTo(x, y + ARROW);
    head.lineTo(x - HEAD / 2, y + ARROW - HEAD);
    head.lineTo(x + HEAD / 2, y + ARROW - HEAD);
    head.closePath();
    sheet.fill(head, colour);
  }

  private static void drawDot(Sheet sheet, double x, double y, Kind kind) {
    Ellipse2D dot = new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
    sheet.fill(dot, kind == Kind.DIFFERENTIAL ? colour(kind) : Palette.PAPER);
    sheet.draw(dot, colour(kind), PEN);
  }

  /** For a legend. */
  static void drawSample(Sheet sheet, double x, double y, Kind kind) {
    sheet.line(x - 26, y - 14, x + 26, y - 14, colour(kind), PEN);
    drawArrow(sheet, x, y - 14, colour(kind));
  }

  private static Color colour(Kind kind) {
    return kind == Kind.DIFFERENTIAL ? Palette.DATA : Palette.FIT;
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("limits")
        .with("name", name)
        .with("from", limits.stream().mapToDouble(Limit::from))
        .with("until", limits.stream().mapToDouble(Limit::until))
        .with("x", limits.stream().mapToDouble(Limit::place))
        .with("measured", limits.stream().mapToDouble(l -> l.limit().measured()))
        .with("lower", limits.stream().mapToDouble(l -> l.limit().interval().lower()))
        .with("upper", limits.stream().mapToDouble(l -> l.limit().interval().upper()))
        .tree();
  }
}
