package org.anisky.report;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.anisky.model.DipoleComponent;
import org.anisky.study.EnsembleStatistics;
import org.anisky.study.ToyResult;

/**
 * The pulls of an ensemble: one line of panels per strategy, one column per component of the
 * dipole, each a histogram from -5 to 5 standard deviations beside the normal distribution of the
 * same number of toys. Pulls beyond are in the outermost bins; a component that a strategy does not
 * measure has no panel.
 */
public final class PullPlot implements Picture {
  private static final double RIGHT_MARGIN = 30;
  private static final double LEFT = 130;
  private static final double TOP = 110;
  private static final double PANEL_WIDTH = 460;
  private static final double PANEL_HEIGHT = 230;
  private static final double COLUMN = 520;
  private static final double ROW = 330;
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
  public BufferedImage render() {
    return draw().finish();
  }

  Sheet draw() {
    long components = statistics.stream().map(EnsembleStatistics::component).distinct().count();
    double width = LEFT + COLUMN * components + RIGHT_MARGIN;
    Sheet sheet = new Sheet((int) width, (int) (TOP + ROW * strategies.size() + 40));
    sheet.text("Pulls (estimate − truth)/error", width / 2, 46, TextStyle.of(34));
    for (EnsembleStatistics row : statistics) {
      drawPanel(sheet, row);
    }
    return sheet;
  }

  private void drawPanel(Sheet sheet, EnsembleStatistics row) {
    double left = LEFT + COLUMN * row.component().ordinal();
    double top = TOP + ROW * strategies.indexOf(row.strategy());
    int[] histogram = histogram(row);
    double highest = row.toys() * density(0) * 2 * LIMIT / BINS;
    for (int number : histogram) {
      highest = Math.max(highest, number);
    }
    Axes axes =
        new Axes(
            Scale.linear(-LIMIT, LIMIT, left, left + PANEL_WIDTH),
            Scale.linear(0, 1.1 * highest, top + PANEL_HEIGHT, top));
    double step = 2 * LIMIT / BINS;
    for (int bin = 0; bin < BINS; bin++) {
      double x = axes.x().pixel(-LIMIT + bin * step);
      double y = axes.y().pixel(histogram[bin]);
      double width = PANEL_WIDTH / BINS;
      sheet.fill(new Rectangle2D.Double(x, y, width, top + PANEL_HEIGHT - y), Palette.GRID);
    }
    sheet.draw(normal(axes, row.toys() * step), Palette.FIT, Palette.CURVE_PEN);
    axes.drawFrame(sheet);
    axes.drawBelow(sheet, Ticks.linear(-LIMIT, LIMIT, 5));
    String title =
        row.strategy()
            + ", "
            + name(row.component())
            + String.format(
                Locale.ROOT,
                ":  %+.2f ± %.2f,  width %.2f ± %.2f",
                row.pullMean(),
                row.pullMeanError(),
                row.pullWidth(),
                row.pullWidthError());
    TextStyle style = sheet.fitted(TextStyle.of(24), title, PANEL_WIDTH);
    sheet.text(title, left + PANEL_WIDTH / 2, top - 14, style);
  }

  private static String name(DipoleComponent component) {
    return switch (component) {
      case D_0H -> "d₀ₕ";
      case D_6H -> "d₆ₕ";
      case D_N -> "d_N";
    };
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

  private static Path2D normal(Axes axes, double area) {
    Path2D path = new Path2D.Double();
    for (int k = 0; k <= POINTS; k++) {
      double pull = -LIMIT + 2 * LIMIT * k / POINTS;
      double x = axes.x().pixel(pull);
      double y = axes.y().pixel(area * density(pull));
      if (k == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    return path;
  }
}
