package org.anisky.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anisky.reconstruction.Curve;

/**
 * A curve over time or angle: measured points with error bars and the fit through them. Hours go
 * from 0 to 24; other axes as far as the points do.
 */
public final class CurvePlot implements Picture {
  private static final double TOP = 130;
  private static final double HOURS_OF_A_DAY = 24;
  private static final int HOUR_STEP = 3;
  private static final int INTERVALS = 8;

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
  public Figure figure() {
    Axis x = abscissa();
    Axis y = ordinate();
    List<ErrorPoints.Point> points = new ArrayList<>();
    List<FitLine.Point> model = new ArrayList<>();
    for (int k = 0; k < curve.size(); k++) {
      points.add(new ErrorPoints.Point(curve.x(k), curve.y(k), curve.error(k)));
      model.add(new FitLine.Point(curve.x(k), curve.model(k)));
    }
    List<Mark> marks =
        List.of(
            Level.zero(),
            new FitLine(curve.fit().name(), model, true),
            new ErrorPoints(Notation.STATISTICAL_POINTS, points));
    return WideChart.figure(title, subtitle, x, y, marks, words());
  }

  private Axis abscissa() {
    Scale scale = x();
    Ticks ticks =
        inHours()
            ? Ticks.every(HOUR_STEP, scale.low(), scale.high())
            : Ticks.linear(scale.low(), scale.high(), INTERVALS);
    return Axis.of(curve.abscissa().name(), curve.abscissa().unit(), scale, ticks);
  }

  private Axis ordinate() {
    Scale scale = y();
    Ticks ticks = Ticks.linear(scale.low(), scale.high(), INTERVALS);
    return Axis.of(curve.ordinate().name(), curve.ordinate().unit(), scale, ticks);
  }

  private List<Legend.Entry> words() {
    String text =
        String.format(
            Locale.ROOT,
            "%s,  χ²/ndf = %.1f/%d",
            curve.fit().name(),
            curve.fit().chiSquared(),
            curve.fit().degreesOfFreedom());
    return List.of(
        Legend.Entry.of(Legend::point, Notation.STATISTICAL_POINTS),
        Legend.Entry.of(Legend.line(Palette.FIT), text));
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
    return Scale.linear(low, high, WideChart.LEFT, WideChart.RIGHT);
  }

  /** The range holds every error bar, the fit and zero, and leaves the legend its strip. */
  private Scale y() {
    double low = 0;
    double high = 0;
    for (int k = 0; k < curve.size(); k++) {
      low = Math.min(low, Math.min(curve.y(k) - curve.error(k), curve.model(k)));
      high = Math.max(high, Math.max(curve.y(k) + curve.error(k), curve.model(k)));
    }
    return WideChart.height(low, high, TOP);
  }
}
