package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The anisotropy projected onto right ascension: points with error bars and the curve of a fitted
 * dipole. Right ascension grows to the left, as on the sky map, in degrees below and hours above.
 */
public final class ProjectionPlot implements Picture {
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 980;
  private static final double LEFT = 170;
  private static final double RIGHT = 1350;
  private static final double TOP = 170;
  private static final double BOTTOM = 860;

  /** A strip at the top of the frame that belongs to the legend, so that it covers no point. */
  private static final double LEGEND = 118;

  private static final double TURN = 360;
  private static final int LABEL_STEP = 60;
  private static final int MINOR_STEP = 30;
  private static final int DEGREES_PER_HOUR = 15;
  private static final int Y_INTERVALS = 8;

  /** Empty room beyond the outermost point, as a part of the range. */
  private static final double PADDING = 0.07;

  private static final Stroke ZERO_PEN = new BasicStroke(2f);

  private final String title;
  private final String subtitle;
  private final double[] degrees;
  private final double[] anisotropy;
  private final double[] error;
  private final Optional<DipoleCurve> curve;

  private ProjectionPlot(
      String title,
      String subtitle,
      double[] degrees,
      double[] anisotropy,
      double[] error,
      Optional<DipoleCurve> curve) {
    this.title = title;
    this.subtitle = subtitle;
    this.degrees = degrees;
    this.anisotropy = anisotropy;
    this.error = error;
    this.curve = curve;
  }

  /**
   * A picture of projected data.
   *
   * @param title first line; empty for none
   * @param subtitle second line, smaller; empty for none
   * @param rightAscension of the points, rad, any turn, shape (points); not modified
   * @param anisotropy relative intensity minus one, shape (points); NaN where not observed; not
   *     modified
   * @param error one standard deviation of each, at least 0, shape (points); not modified
   * @param curve the fitted dipole; absent: none is drawn
   */
  public static ProjectionPlot of(
      String title,
      String subtitle,
      double[] rightAscension,
      double[] anisotropy,
      double[] error,
      Optional<DipoleCurve> curve) {
    int points = rightAscension.length;
    if (anisotropy.length != points || error.length != points) {
      throw new IllegalArgumentException(
          points
              + " right ascensions, "
              + anisotropy.length
              + " values, "
              + error.length
              + " errors");
    }
    double[] degrees = new double[points];
    for (int p = 0; p < points; p++) {
      double angle = Math.toDegrees(rightAscension[p]);
      degrees[p] = angle - TURN * Math.floor(angle / TURN);
      boolean absent = Double.isNaN(anisotropy[p]);
      boolean drawable = Double.isFinite(anisotropy[p]) && error[p] >= 0 && error[p] < 1e300;
      if (!Double.isFinite(angle) || !(absent || drawable)) {
        throw new IllegalArgumentException(
            "point " + p + ": " + anisotropy[p] + " +- " + error[p] + " at " + angle + " deg");
      }
    }
    return new ProjectionPlot(title, subtitle, degrees, anisotropy.clone(), error.clone(), curve);
  }

  @Override
  public BufferedImage render() {
    return draw().finish();
  }

  Sheet draw() {
    Sheet sheet = new Sheet(WIDTH, HEIGHT);
    Axes axes = axes();
    double middle = (LEFT + RIGHT) / 2;
    sheet.text(title, middle, 54, sheet.fitted(TextStyle.of(38), title, WIDTH - 60));
    TextStyle small = TextStyle.of(28).coloured(Palette.FAINT_INK);
    sheet.text(subtitle, middle, 98, sheet.fitted(small, subtitle, WIDTH - 60));

    Ticks xTicks = Ticks.every(LABEL_STEP, 0, TURN);
    Ticks yTicks = Ticks.linear(axes.y().low(), axes.y().high(), Y_INTERVALS);
    axes.drawGrid(sheet, xTicks, yTicks);
    double zero = axes.y().pixel(0);
    sheet.line(LEFT, zero, RIGHT, zero, Palette.FAINT_INK, ZERO_PEN);
    curve.ifPresent(dipole -> drawCurve(sheet, axes, dipole));
    drawPoints(sheet, axes);
    drawLegend(sheet);
    axes.drawFrame(sheet);
    axes.drawBelow(sheet, xTicks);
    axes.drawMinorBelow(sheet, Ticks.every(MINOR_STEP, 0, TURN).values());
    axes.drawAbove(sheet, hours(xTicks));
    axes.drawLeft(sheet, yTicks);
    axes.titleBelow(sheet, "right ascension  [°]");
    axes.titleLeft(sheet, yTicks.title("relative intensity − 1", "1"));
    return sheet;
  }

  /** The range holds every error bar, the curve and zero, and leaves the legend its strip. */
  private Axes axes() {
    double crest = curve.map(c -> c.projection() * c.amplitude()).orElse(0.0);
    int[] seen = observed();
    double low = Math.min(-crest, least(seen));
    double high = Math.max(crest, -IntStream.of(seen).mapToDouble(p -> -top(p)).min().orElse(0));
    if (high == low) {
      high = low + 1;
    }
    double room = PADDING * (high - low);
    double free = (BOTTOM - TOP) / (BOTTOM - TOP - LEGEND);
    double bottom = low - room;
    double top = bottom + (high + room - bottom) * free;
    return new Axes(Scale.linear(0, TURN, RIGHT, LEFT), Scale.linear(bottom, top, BOTTOM, TOP));
  }

  private double least(int[] seen) {
    return Math.min(
        0, IntStream.of(seen).mapToDouble(p -> anisotropy[p] - error[p]).min().orElse(0));
  }

  private double top(int point) {
    return anisotropy[point] + error[point];
  }

  private int[] observed() {
    return IntStream.range(0, degrees.length).filter(p -> !Double.isNaN(anisotropy[p])).toArray();
  }

  private static Ticks hours(Ticks degrees) {
    List<String> labels =
        degrees.values().stream().map(value -> Math.round(value / DEGREES_PER_HOUR) + "ʰ").toList();
    return new Ticks(degrees.values(), labels, 0);
  }

  private static void drawCurve(Sheet sheet, Axes axes, DipoleCurve dipole) {
    Path2D path = new Path2D.Double();
    for (int degree = 0; degree <= TURN; degree++) {
      double x = axes.x().pixel(degree);
      double y = axes.y().pixel(dipole.at(Math.toRadians(degree)));
      if (degree == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    sheet.draw(path, Palette.FIT, Palette.CURVE_PEN);
  }

  private void drawPoints(Sheet sheet, Axes axes) {
    for (int p : observed()) {
      double x = axes.x().pixel(degrees[p]);
      double half = axes.y().pixel(0) - axes.y().pixel(error[p]);
      DataPoint.draw(sheet, x, axes.y().pixel(anisotropy[p]), half);
    }
  }

  private void drawLegend(Sheet sheet) {
    double x = LEFT + 30;
    double y = TOP + 32;
    Rectangle2D strip = new Rectangle2D.Double(LEFT, TOP, RIGHT - LEFT, LEGEND - 10);
    sheet.fill(strip, Palette.PAPER);
    DataPoint.draw(sheet, x + 30, y, 17);
    sheet.textMiddle("data, statistical error", x + 84, y, Axes.LABEL.left());
    curve.ifPresent(
        dipole -> {
          sheet.line(x, y + 46, x + 60, y + 46, Palette.FIT, Palette.CURVE_PEN);
          String numbers = "dipole  " + dipole.describe();
          TextStyle style = sheet.fitted(Axes.LABEL, numbers, RIGHT - x - 110);
          sheet.textMiddle(numbers, x + 84, y + 46, style.left());
        });
  }
}
