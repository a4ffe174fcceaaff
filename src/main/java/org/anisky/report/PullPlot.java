package org.anisky.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.anisky.study.EnsembleStatistics;
import org.anisky.study.ToyResult;

/**
 * The pulls of an ensemble: one line of panels per strategy, one column per component of the
 * dipole, each a histogram from -5 to 5 standard deviations beside the normal distribution of the
 * same number of toys. Pulls beyond are in the outermost bins; a component that a strategy does not
 * measure has no panel.
 */
public final class PullPlot implements Picture {
  private static final double LEFT = 40;
  private static final double TOP = 160;
  private static final double PANEL_WIDTH = 540;
  private static final double PANEL_HEIGHT = 230;
  private static final double COLUMN = 580;
  private static final double ROW = 380;
  private static final TextStyle NAME = TextStyle.of(30);
  private static final TextStyle NUMBERS = TextStyle.of(28);
  private static final double LIMIT = 5;
  private static final int BINS = 20;
  private static final int POINTS = 200;

  private final List<ToyResult> toys;
  private final List<EnsembleStatistics> statistics;
  private final List<String> strategies;

  private PullPlot(List<ToyResult> toys, List<EnsembleStatistics> statistics) {
    this.toys = List.copyOf(toys);
    this.statistics = List.copyOf(statistics);
    strategies = statistics.stream().map(EnsembleStatistics::strategy).distinct().toList();
  }

  /** A picture of an ensemble. */
  public static PullPlot of(List<ToyResult> toys, List<EnsembleStatistics> statistics) {
    return new PullPlot(toys, statistics);
  }

  @Override
  public Figure figure() {
    int columns = (int) statistics.stream().map(EnsembleStatistics::component).distinct().count();
    double width = 2 * LEFT + COLUMN * (columns - 1) + PANEL_WIDTH;
    List<Figure.Part> parts = new ArrayList<>();
    parts.add(Caption.title("Pulls: (estimate − truth)/error", LEFT, width - LEFT, 56));
    for (EnsembleStatistics row : statistics) {
      parts.addAll(panel(row));
    }
    return new Figure((int) width, (int) (TOP + ROW * strategies.size() - 50), parts);
  }

  /** A histogram and the two lines above it. */
  private List<Figure.Part> panel(EnsembleStatistics row) {
    double left = LEFT + COLUMN * row.component().ordinal();
    double top = TOP + ROW * strategies.indexOf(row.strategy());
    double step = 2 * LIMIT / BINS;
    List<Integer> histogram = Arrays.stream(histogram(row)).boxed().toList();
    double highest =
        Math.max(
            row.toys() * density(0) * step,
            histogram.stream().mapToInt(Integer::intValue).max().orElse(0));
    Ticks pulls = Ticks.linear(-LIMIT, LIMIT, 5);
    Axis x = Axis.of("", "", Scale.linear(-LIMIT, LIMIT, left, left + PANEL_WIDTH), pulls);
    Scale height = Scale.linear(0, 1.1 * highest, top + PANEL_HEIGHT, top);
    Axis y = Axis.of("toys", "1", height, Ticks.linear(0, 1.1 * highest, 5)).withoutNumbers();
    String name = row.strategy() + ", " + Notation.of(row.component());
    String numbers =
        String.format(
            Locale.ROOT,
            "mean %+.2f ± %.2f, width %.2f ± %.2f",
            row.pullMean(),
            row.pullMeanError(),
            row.pullWidth(),
            row.pullWidthError());
    List<Mark> marks =
        List.of(
            new Histogram("pulls of " + row.toys() + " toys", -LIMIT, step, histogram),
            normal(row.toys() * step));
    return List.of(
        line(name, left, top - 50, NAME),
        line(numbers.replace('-', '−'), left, top - 14, NUMBERS),
        Panel.of(x, y, marks).named(name).plain());
  }

  private static Caption line(String text, double left, double y, TextStyle style) {
    return new Caption(Caption.Role.NOTE, text, left + PANEL_WIDTH / 2, y, style, PANEL_WIDTH);
  }

  private int[] histogram(EnsembleStatistics row) {
    int[] histogram = new int[BINS];
    for (double pull :
        EnsembleStatistics.pulls(toys, row.strategy(), row.component(), row.truth())) {
      int bin = (int) Math.floor((pull + LIMIT) / (2 * LIMIT) * BINS);
      histogram[Math.max(0, Math.min(BINS - 1, bin))]++;
    }
    return histogram;
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  private static FitLine normal(double area) {
    List<FitLine.Point> points = new ArrayList<>();
    for (int k = 0; k <= POINTS; k++) {
      double pull = -LIMIT + 2 * LIMIT * k / POINTS;
      points.add(new FitLine.Point(pull, area * density(pull)));
    }
    return new FitLine("normal distribution", points, false);
  }
}
