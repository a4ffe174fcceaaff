package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.anisky.reconstruction.Curve;

/**
 * A curve over time or angle: measured points with error bars and the fit through them. Hours go
 * from 0 to 24; other axes as far as the points do.
 */
public final class CurvePlot implements Picture {
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 980;
  private static final double LEFT = 170;
  private static final double RIGHT = 1350;
  private static final double TOP = 130;
  private static final double BOTTOM = 860;

  /** A strip at the top of the frame that belongs to the legend, so that it covers no point. */
  private static final double LEGEND = 118;

  private static final double HOURS_OF_A_DAY = 24;
  private static final int HOUR_STEP = 3;
  private static final int INTERVALS = 8;

  /** Empty room beyond the outermost point, as a part of the range. */
  private static final double PADDING = 0.07;

  private static final Stroke ZERO_PEN = new BasicStroke(2f);

  private final String title;
  private final String subtitle;
  private final Curve curve;

  private CurvePlot(String title, String subtitle, Curve curve) {
    this.title = title;
    this.subtitle = subtitle;
    this.curve = curve;
  }

  /**
   * A picture of a curve.
   *
   * @param title first line; empty for none
   * @param subtitle second line, smaller; empty for none
   * @param curve of at least one point, all numbers finite
   */
  public static CurvePlot of(String title, String subtitle, Curve curve) {
    if (curve.size() == 0) {
      throw new IllegalArgumentException(curve.key() + " has no points");
    }
    for (int k = 0; k < curve.size(); k++) {
      double sum = curve.x(k) + curve.y(k) + curve.error(k) + curve.model(k);
      if (!Double.isFinite(sum) || !(curve.error(k) >= 0)) {
        throw new IllegalArgumentException(
            curve.key() + ": point " + k + " is " + curve.y(k) + " +- " + curve.error(k));
      }
    }
    return new CurvePlot(title, subtitle, curve);
  }

  @Override
  public BufferedImage render() {
    return draw().finish();
  }

  Sheet draw() {
    Sheet sheet = new Sheet(WIDTH, HEIGHT);
    double middle = (LEFT + RIGHT) / 2;
    sheet.text(title, middle, 54, sheet.fitted(TextStyle.of(38), title, 2 * (WIDTH - middle) - 60));
    TextStyle small = TextStyle.of(28).coloured(Palette.FAINT_INK);
    sheet.text(subtitle, middle, 98, sheet.fitted(small, subtitle, 2 * (WIDTH - middle) - 60));

    Axes axes = new Axes(x(), y());
    Ticks xTicks =
        inHours()
            ? Ticks.every(HOUR_STEP, axes.x().low(), axes.x().high())
            : Ticks.linear(axes.x().low(), axes.x().high(), INTERVALS);
    Ticks yTicks = Ticks.linear(axes.y().low(), axes.y().high(), INTERVALS);
    axes.drawGrid(sheet, xTicks, yTicks);
    double zero = axes.y().pixel(0);
    sheet.line(LEFT, zero, RIGHT, zero, Palette.FAINT_INK, ZERO_PEN);
    sheet.draw(model(axes), Palette.FIT, Palette.CURVE_PEN);
    for (int k = 0; k < curve.size(); k++) {
      double half = zero - axes.y().pixel(curve.error(k));
      DataPoint.draw(sheet, axes.x().pixel(curve.x(k)), axes.y().pixel(curve.y(k)), half);
    }
    drawLegend(sheet);
    axes.drawFrame(sheet);
    axes.drawBelow(sheet, xTicks);
    axes.drawLeft(sheet, yTicks);
    axes.titleBelow(sheet, xTicks.title(curve.abscissa().name(), curve.abscissa().unit()));
    axes.titleLeft(sheet, yTicks.title(curve.ordinate().name(), curve.ordinate().unit()));
    return sheet;
  }

  private boolean inHours() {
    return curve.abscissa().unit().equals("h");
  }

  private Scale x() {
    double low = curve.x(0);
    double high = curve.x(curve.size() - 1);
    if (inHours()) {
      low = Math.min(low, 0);
      high = Math.max(high, HOURS_OF_A_DAY);
    } else if (high == low) {
      high = low + 1;
    }
    return Scale.linear(low, high, LEFT, RIGHT);
  }

  /** The range holds every error bar, the fit and zero, and leaves the legend its strip. */
  private Scale y() {
    double low = 0;
    double high = 0;
    for (int k = 0; k < curve.size(); k++) {
      low = Math.min(low, Math.min(curve.y(k) - curve.error(k), curve.model(k)));
      high = Math.max(high, Math.max(curve.y(k) + curve.error(k), curve.model(k)));
    }
    if (high == low) {
      high = low + 1;
    }
    double room = PADDING * (high - low);
    double free = (BOTTOM - TOP) / (BOTTOM - TOP - LEGEND);
    double bottom = low - room;
    return Scale.linear(bottom, bottom + (high + room - bottom) * free, BOTTOM, TOP);
  }

  /** Through the fit at the places of the points, smooth: a cubic with the slopes of neighbours. */
  private Path2D model(Axes axes) {
    Path2D path = new Path2D.Double();
    path.moveTo(axes.x().pixel(curve.x(0)), axes.y().pixel(curve.model(0)));
    for (int k = 1; k < curve.size(); k++) {
      double third = (curve.x(k) - curve.x(k - 1)) / 3;
      path.curveTo(
          axes.x().pixel(curve.x(k - 1) + third),
          axes.y().pixel(curve.model(k - 1) + third * slope(k - 1)),
          axes.x().pixel(curve.x(k) - third),
          axes.y().pixel(curve.model(k) - third * slope(k)),
          axes.x().pixel(curve.x(k)),
          axes.y().pixel(curve.model(k)));
    }
    return path;
  }

  private double slope(int point) {
    int before = Math.max(0, point - 1);
    int after = Math.min(curve.size() - 1, point + 1);
    return (curve.model(after) - curve.model(before)) / (curve.x(after) - curve.x(before));
  }

  private void drawLegend(Sheet sheet) {
    double x = LEFT + 30;
    double y = TOP + 32;
    Rectangle2D strip = new Rectangle2D.Double(LEFT, TOP, RIGHT - LEFT, LEGEND - 10);
    sheet.fill(strip, Palette.PAPER);
    DataPoint.draw(sheet, x + 30, y, 17);
    sheet.textMiddle("data, statistical error", x + 84, y, Axes.LABEL.left());
    sheet.line(x, y + 46, x + 60, y + 46, Palette.FIT, Palette.CURVE_PEN);
    String text =
        String.format(
            Locale.ROOT,
            "%s,  χ²/ndf = %.1f/%d",
            curve.fit().name(),
            curve.fit().chiSquared(),
            curve.fit().degreesOfFreedom());
    TextStyle style = sheet.fitted(Axes.LABEL, text, RIGHT - x - 110);
    sheet.textMiddle(text, x + 84, y + 46, style.left());
  }
}
