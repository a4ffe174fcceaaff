package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;

/**
 * A line of a {@link Chart} in a panel. Every line has a colour, a dash and a shape of its own, so
 * that they are told apart in grey too.
 *
 * @param chart whose line it is
 * @param index which
 */
record ChartMark(Chart chart, int index) implements Mark {
  private static final Color[] COLOURS = {
    Palette.DATA,
    Palette.FIT,
    new Color(0x007a5a),
    new Color(0x7b3fa0),
    new Color(0x8a6d00),
    new Color(0x444444)
  };

  private static final float[][] DASHES = {null, {18, 9}, {5, 7}, {24, 7, 5, 7}, {9, 9}, {30, 12}};

  private static final double[][][] SHAPES = {
    {},
    {{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}},
    {{0, -1.2}, {1.1, 0.9}, {-1.1, 0.9}},
    {{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}},
    {{0, 1.2}, {1.1, -0.9}, {-1.1, -0.9}},
    {{-1.2, -0.4}, {1.2, -0.4}, {1.2, 0.4}, {-1.2, 0.4}}
  };

  private static final double RADIUS = 9;
  private static final double CAP = 6;
  private static final double ARROW = 44;
  private static final double SAMPLE = 26;
  private static final double TURN = 360;
  private static final int BAND_ALPHA = 46;
  private static final int BAR_ALPHA = 90;
  private static final BasicStroke BAR_PEN = new BasicStroke(2.6f);

  private Chart.Line line() {
    return chart.lines().get(index);
  }

  private int rank() {
    return line().look() >= 0 ? line().look() : index;
  }

  private static boolean isPublished(Chart.Line line) {
    return line.kind() == Chart.Kind.PUBLISHED || line.kind() == Chart.Kind.LIMITS;
  }

  private Color colour() {
    return isPublished(line()) ? Palette.FAINT_INK : COLOURS[rank() % COLOURS.length];
  }

  private BasicStroke pen() {
    float[] dash = DASHES[rank() % DASHES.length];
    return dash == null
        ? Palette.CURVE_PEN
        : new BasicStroke(3.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, dash, 0f);
  }

  private static Color pale(Color colour, int alpha) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
  }

  @Override
  public void draw(Sheet sheet, Axes axes) {
    switch (line().kind()) {
      case LINE -> drawLine(sheet, axes);
      case BARS -> drawBars(sheet, axes);
      case BAND -> drawBand(sheet, axes);
      case POINTS, PUBLISHED, LIMITS -> drawPoints(sheet, axes);
    }
  }

  private void drawLine(Sheet sheet, Axes axes) {
    Path2D path = new Path2D.Double();
    boolean begun = false;
    double[] y = line().y();
    for (int k = 0; k < y.length; k++) {
      if (!isShown(axes, y[k])) {
        begun = false;
      } else if (begun) {
        path.lineTo(axes.x().pixel(chart.places()[k]), axes.y().pixel(y[k]));
      } else {
        path.moveTo(axes.x().pixel(chart.places()[k]), axes.y().pixel(y[k]));
        begun = true;
      }
    }
    sheet.draw(path, colour(), pen());
  }

  private void drawBars(Sheet sheet, Axes axes) {
    double[] places = chart.places();
    double step = places.length > 1 ? places[1] - places[0] : 1;
    double zero = axes.y().logarithmic() ? axes.y().low() : 0;
    for (int k = 0; k < places.length; k++) {
      if (isShown(axes, line().y()[k])) {
        double left = axes.x().pixel(places[k] - 0.48 * step);
        double right = axes.x().pixel(places[k] + 0.48 * step);
        double top = axes.y().pixel(line().y()[k]);
        double foot = axes.y().pixel(zero);
        Rectangle2D bar = new Rectangle2D.Double(left, top, right - left, foot - top);
        sheet.fill(bar, pale(colour(), BAR_ALPHA));
        sheet.draw(bar, colour(), Palette.GRID_PEN);
      }
    }
  }

  private void drawBand(Sheet sheet, Axes axes) {
    double[] places = chart.places();
    Path2D path = new Path2D.Double();
    boolean begun = false;
    for (int k = 0; k < places.length; k++) {
      if (Double.isFinite(line().lower()[k])) {
        double x = axes.x().pixel(places[k]);
        double y = edge(axes, line().lower()[k]);
        if (begun) {
          path.lineTo(x, y);
        } else {
          path.moveTo(x, y);
          begun = true;
        }
      }
    }
    for (int k = places.length - 1; begun && k >= 0; k--) {
      if (Double.isFinite(line().upper()[k])) {
        path.lineTo(axes.x().pixel(places[k]), edge(axes, line().upper()[k]));
      }
    }
    if (begun) {
      path.closePath();
      sheet.fill(path, pale(colour(), BAND_ALPHA));
      sheet.draw(path, pale(colour(), 2 * BAR_ALPHA), Palette.GRID_PEN);
    }
  }

  private void drawPoints(Sheet sheet, Axes axes) {
    double beside = beside(axes);
    boolean turn = chart.y().kind() == Chart.Division.TURN;
    for (int k = 0; k < chart.places().length; k++) {
      double y = line().y()[k];
      if (!isShown(axes, y)) {
        continue;
      }
      double x = axes.x().pixel(chart.places()[k]) + beside;
      if (line().kind() == Chart.Kind.LIMITS) {
        drawLimit(sheet, x, axes.y().pixel(y));
        continue;
      }
      for (int shift = turn ? -1 : 0; shift <= (turn ? 1 : 0); shift++) {
        drawBar(sheet, axes, x, k, shift * TURN);
        drawShape(sheet, x, axes.y().pixel(y + shift * TURN));
      }
    }
  }

  private void drawBar(Sheet sheet, Axes axes, double x, int k, double shift) {
    if (line().lower().length == 0 || !Double.isFinite(line().lower()[k] + line().upper()[k])) {
      return;
    }
    double foot = edge(axes, line().lower()[k] + shift);
    double head = edge(axes, line().upper()[k] + shift);
    sheet.line(x, foot, x, head, colour(), BAR_PEN);
    sheet.line(x - CAP, foot, x + CAP, foot, colour(), BAR_PEN);
    sheet.line(x - CAP, head, x + CAP, head, colour(), BAR_PEN);
  }

  private void drawLimit(Sheet sheet, double x, double y) {
    sheet.line(x - 2 * CAP, y, x + 2 * CAP, y, colour(), BAR_PEN);
    sheet.line(x, y, x, y + ARROW, colour(), BAR_PEN);
    Path2D head = new Path2D.Double();
    head.moveTo(x - CAP, y + ARROW - 2 * CAP);
    head.lineTo(x + CAP, y + ARROW - 2 * CAP);
    head.lineTo(x, y + ARROW);
    head.closePath();
    sheet.fill(head, colour());
    drawShape(sheet, x, y);
  }

  private void drawShape(Sheet sheet, double x, double y) {
    int rank = rank();
    double[][] corners = SHAPES[rank % SHAPES.length];
    java.awt.Shape shape;
    if (corners.length == 0) {
      shape = new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
    } else {
      Path2D path = new Path2D.Double();
      path.moveTo(x + RADIUS * corners[0][0], y + RADIUS * corners[0][1]);
      for (int c = 1; c < corners.length; c++) {
        path.lineTo(x + RADIUS * corners[c][0], y + RADIUS * corners[c][1]);
      }
      path.closePath();
      shape = path;
    }
    boolean filled = isPublished(line()) ? rank / SHAPES.length % 2 == 1 : rank % 2 == 0;
    sheet.fill(shape, filled ? colour() : Palette.PAPER);
    sheet.draw(shape, colour(), BAR_PEN);
  }

  /** Lines of points over the same places stand a little beside each other, px. */
  private double beside(Axes axes) {
    List<Chart.Line> points =
        chart.lines().stream().filter(other -> other.kind() == Chart.Kind.POINTS).toList();
    if (points.size() < 2 || line().kind() != Chart.Kind.POINTS) {
      return 0;
    }
    double[] places = chart.places();
    double nearest = 240;
    for (int k = 1; k < places.length; k++) {
      nearest = Math.min(nearest, axes.x().pixel(places[k]) - axes.x().pixel(places[k - 1]));
    }
    double shift = Math.min(14, 0.6 * nearest / points.size());
    return (points.indexOf(line()) - (points.size() - 1) / 2.0) * shift;
  }

  private static boolean isShown(Axes axes, double y) {
    return Double.isFinite(y) && (!axes.y().logarithmic() || y > 0);
  }

  /** What a logarithmic axis cannot show lies below the panel. */
  private static double edge(Axes axes, double y) {
    return axes.y().logarithmic() && !(y > axes.y().low())
        ? axes.inside().getMaxY() + 4 * RADIUS
        : axes.y().pixel(y);
  }

  /** The mark for a legend, its middle at (x, y). */
  void drawSample(Sheet sheet, double x, double y) {
    switch (line().kind()) {
      case LINE -> sheet.line(x - SAMPLE, y, x + SAMPLE, y, colour(), pen());
      case BARS, BAND -> {
        Rectangle2D box = new Rectangle2D.Double(x - SAMPLE, y - 12, 2 * SAMPLE, 24);
        sheet.fill(box, pale(colour(), line().kind() == Chart.Kind.BARS ? BAR_ALPHA : BAND_ALPHA));
        sheet.draw(box, pale(colour(), 2 * BAR_ALPHA), Palette.GRID_PEN);
      }
      default -> {
        if (line().lower().length > 0) {
          sheet.line(x, y - 16, x, y + 16, colour(), BAR_PEN);
        }
        drawShape(sheet, x, y);
      }
    }
  }

  @Override
  public Map<String, Object> description() {
    Description description =
        Description.of(line().kind().name().toLowerCase(java.util.Locale.ROOT))
            .with("name", Notation.inText(line().name()))
            .with("x", chart.places())
            .with("y", line().y());
    if (line().lower().length > 0) {
      description.with("lower", line().lower()).with("upper", line().upper());
    }
    return description.tree();
  }
}
