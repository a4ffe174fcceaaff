package org.anisky.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The anisotropy projected onto right ascension: points with error bars and the curve of a fitted
 * dipole. Right ascension grows to the left, as on the sky map, in degrees below and hours above.
 */
public final class ProjectionPlot implements Picture {
  private static final double TOP = 170;
  private static final double TURN = 360;
  private static final int LABEL_STEP = 60;
  private static final int MINOR_STEP = 30;
  private static final int DEGREES_PER_HOUR = 15;
  private static final int Y_INTERVALS = 8;

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
  public Figure figure() {
    Ticks degreeTicks = Ticks.every(LABEL_STEP, 0, TURN);
    Axis x =
        Axis.of(
                Notation.RIGHT_ASCENSION,
                "°",
                Scale.linear(0, TURN, WideChart.RIGHT, WideChart.LEFT),
                degreeTicks)
            .withMinor(Ticks.every(MINOR_STEP, 0, TURN).values())
            .withOpposite(hours(degreeTicks));
    Scale height = height();
    Ticks heightTicks = Ticks.linear(height.low(), height.high(), Y_INTERVALS);
    Axis y = Axis.of(Notation.RELATIVE_INTENSITY, "1", height, heightTicks);
    List<Mark> marks = new ArrayList<>();
    List<Legend.Entry> words = new ArrayList<>();
    marks.add(Level.zero());
    words.add(Legend.Entry.of(Legend::point, Notation.STATISTICAL_POINTS));
    curve.ifPresent(
        dipole -> {
          marks.add(line(dipole));
          words.add(Legend.Entry.of(Legend.line(Palette.FIT), "dipole  " + dipole.describe()));
        });
    marks.add(points());
    return WideChart.figure(title, subtitle, x, y, marks, words);
  }

  /** The range holds every error bar, the curve and zero, and leaves the legend its strip. */
  private Scale height() {
    double crest = curve.map(c -> c.projection() * c.amplitude()).orElse(0.0);
    int[] seen = observed();
    double low = Math.min(-crest, least(seen));
    double high = Math.max(crest, -IntStream.of(seen).mapToDouble(p -> -top(p)).min().orElse(0));
    return WideChart.height(low, high, TOP);
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

  private static FitLine line(DipoleCurve dipole) {
    List<FitLine.Point> points = new ArrayList<>();
    for (int degree = 0; degree <= TURN; degree++) {
      points.add(new FitLine.Point(degree, dipole.at(Math.toRadians(degree))));
    }
    return new FitLine("dipole", points, false);
  }

  private ErrorPoints points() {
    return new ErrorPoints(
        Notation.STATISTICAL_POINTS,
        IntStream.of(observed())
            .mapToObj(p -> new ErrorPoints.Point(degrees[p], anisotropy[p], error[p]))
            .toList());
  }
}
