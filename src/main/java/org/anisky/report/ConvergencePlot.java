package org.anisky.report;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * How a fit approached its maximum: what each sweep still gained in ln L, and how far the
 * equatorial dipole was expected to move yet, both on logarithmic axes over the number of the
 * sweep. The title says whether the fit converged.
 *
 * <p>A value that a logarithmic axis cannot show is not dropped: at or below zero it is an arrow at
 * the lower edge, infinite an arrow at the upper one. NaN means that there is no value yet (an
 * extrapolation needs two steps) and leaves a gap.
 */
public final class ConvergencePlot implements Picture {
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 1040;
  private static final double LEFT = 190;
  private static final double RIGHT = 1350;

  /** Upper and lower edges of the two panels, px. */
  private static final double[] TOP = {130, 535};

  private static final double[] BOTTOM = {505, 910};
  private static final int X_INTERVALS = 10;
  private static final int Y_INTERVALS = 6;
  private static final double DOT = 7;

  /** No value comes closer to the upper or lower edge than this factor. */
  private static final double AIR = 1.5;

  private final Optional<Boolean> converged;
  private final String subtitle;
  private final double[] gain;
  private final OptionalDouble gainThreshold;
  private final double[] change;
  private final double changeThreshold;

  private ConvergencePlot(
      Optional<Boolean> converged,
      String subtitle,
      double[] gain,
      OptionalDouble gainThreshold,
      double[] change,
      double changeThreshold) {
    this.converged = converged;
    this.subtitle = subtitle;
    this.gain = gain;
    this.gainThreshold = gainThreshold;
    this.change = change;
    this.changeThreshold = changeThreshold;
  }

  /**
   * A picture of a fit's way.
   *
   * @param converged what the fit says of itself; absent when it did a fixed number of sweeps
   * @param subtitle which data and which fit; empty for none
   * @param gain what sweep k + 1 added to ln L, shape (sweeps), at least 1; not modified
   * @param gainThreshold the fit stops only below this gain; absent: no line
   * @param change extrapolated remaining change of the equatorial dipole after sweep k + 1, in
   *     units of its statistical error, shape (sweeps); NaN where not known; not modified
   * @param changeThreshold the fit stops only below this change, same unit, above 0
   */
  public static ConvergencePlot of(
      Optional<Boolean> converged,
      String subtitle,
      double[] gain,
      OptionalDouble gainThreshold,
      double[] change,
      double changeThreshold) {
    if (gain.length == 0 || gain.length != change.length) {
      throw new IllegalArgumentException(
          gain.length + " gains and " + change.length + " changes; as many, and at least one");
    }
    if (!(changeThreshold > 0) || !(gainThreshold.orElse(1) > 0)) {
      throw new IllegalArgumentException("thresholds must be > 0");
    }
    return new ConvergencePlot(
        converged, subtitle, gain.clone(), gainThreshold, change.clone(), changeThreshold);
  }

  /** The statement in the title. */
  String statement() {
    return converged
            .map(done -> done ? "Converged after " : "Not converged after ")
            .orElse("Fixed: ")
        + gain.length
        + (gain.length == 1 ? " sweep" : " sweeps");
  }

  @Override
  public BufferedImage render() {
    return draw().finish();
  }

  Sheet draw() {
    Sheet sheet = new Sheet(WIDTH, HEIGHT);
    TextStyle title = TextStyle.of(38).coloured(converged.orElse(true) ? Palette.INK : Palette.FIT);
    double middle = (LEFT + RIGHT) / 2;
    sheet.text(statement(), middle, 58, title);
    TextStyle small = TextStyle.of(28).coloured(Palette.FAINT_INK);
    sheet.text(subtitle, middle, 102, sheet.fitted(small, subtitle, RIGHT - LEFT));
    drawPanel(sheet, 0, gain, gainThreshold, "ln L gain of the sweep");
    OptionalDouble threshold = OptionalDouble.of(changeThreshold);
    drawPanel(sheet, 1, change, threshold, "remaining dipole change  [σ]");
    return sheet;
  }

  private void drawPanel(
      Sheet sheet, int panel, double[] values, OptionalDouble threshold, String title) {
    int sweeps = values.length;
    double[] shown =
        DoubleStream.concat(Arrays.stream(values), threshold.stream())
            .filter(v -> v > 0 && Double.isFinite(v))
            .toArray();
    int low = Arrays.stream(shown).mapToInt(v -> Ticks.decade(v / AIR)).min().orElse(-1);
    int high = Arrays.stream(shown).mapToInt(v -> Ticks.decade(v * AIR)).max().orElse(-1) + 1;
    Ticks powers = Ticks.powersOfTen(low, high, Y_INTERVALS);
    Ticks numbers = Ticks.linear(0.5, sweeps + 0.5, Math.min(X_INTERVALS, sweeps));
    Axes axes =
        new Axes(
            Scale.linear(0.5, sweeps + 0.5, LEFT, RIGHT),
            Scale.logarithmic(Math.pow(10, low), Math.pow(10, high), BOTTOM[panel], TOP[panel]));
    axes.drawGrid(sheet, numbers, powers);
    threshold.ifPresent(level -> drawThreshold(sheet, axes, level));
    drawValues(sheet, axes, values);
    axes.drawFrame(sheet);
    axes.drawLeft(sheet, powers);
    if (powers.values().size() == high - low + 1) {
      axes.drawMinorLeft(sheet, powers);
    }
    axes.titleLeft(sheet, title);
    if (panel == 1) {
      axes.drawBelow(sheet, numbers);
      axes.titleBelow(sheet, "sweep");
    }
  }

  private static void drawThreshold(Sheet sheet, Axes axes, double level) {
    double y = axes.y().pixel(level);
    sheet.line(LEFT, y, RIGHT, y, Palette.FIT, Palette.dashed(3, 14, 9));
    Rectangle2D box = axes.inside();
    boolean roomAbove = y - box.getMinY() > 45;
    TextStyle style = Axes.LABEL.coloured(Palette.FIT).left().withHalo();
    sheet.text("threshold", LEFT + 14, roomAbove ? y - 12 : y + 32, style);
  }

  private static void drawValues(Sheet sheet, Axes axes, double[] values) {
    Path2D line = new Path2D.Double();
    boolean down = false;
    for (int k = 0; k < values.length; k++) {
      boolean visible = values[k] > 0 && Double.isFinite(values[k]);
      if (visible) {
        double x = axes.x().pixel(k + 1);
        double y = axes.y().pixel(values[k]);
        if (down) {
          line.lineTo(x, y);
        } else {
          line.moveTo(x, y);
        }
      }
      down = visible;
    }
    sheet.draw(line, Palette.DATA, Palette.CURVE_PEN);
    double size = values.length > 100 ? DOT / 2 : DOT;
    for (int k = 0; k < values.length; k++) {
      if (!Double.isNaN(values[k])) {
        sheet.fill(symbol(axes, k + 1, values[k], size), Palette.DATA);
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
}
