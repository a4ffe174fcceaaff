package org.anisky.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A figure of a {@link Chart}, one or two columns of a journal wide: titles, a legend of as many
 * lines as it needs, and one panel. Numbers, ticks and letters have the same size in both widths.
 */
public final class ChartPlot implements Picture {
  private static final int WIDTH = 1840;
  private static final int NARROW_WIDTH = 880;
  private static final double HEIGHT = 760;
  private static final double NARROW_HEIGHT = 500;
  private static final double LEFT = 168;
  private static final double MARGIN = 36;
  private static final double TITLE_LINE = 52;
  private static final double SUBTITLE_LINE = 42;
  private static final double FOOT = 116;
  private static final double PADDING = 0.07;
  private static final double TURN = 360;
  private static final double QUARTER = 90;
  private static final double HOURS = 24;

  private final Chart chart;
  private final String title;
  private final String subtitle;
  private final int width;
  private final double height;
  private final double right;
  private final boolean narrow;
  private final List<String> names;

  private ChartPlot(Chart chart, String title, String subtitle, boolean narrow) {
    this.chart = chart;
    this.title = Notation.inText(title);
    this.subtitle = subtitle;
    this.narrow = narrow;
    names = chart.names().stream().map(Notation::inText).toList();
    width = narrow ? NARROW_WIDTH : WIDTH;
    height = narrow ? NARROW_HEIGHT : HEIGHT;
    right = width - MARGIN;
  }

  /**
   * A picture of a chart.
   *
   * @param title first line; empty for none
   * @param subtitle second line, smaller; empty for none
   * @param narrow whether it is 88 mm wide in place of 184 mm
   */
  public static ChartPlot of(Chart chart, String title, String subtitle, boolean narrow) {
    return new ChartPlot(chart, title, subtitle, narrow);
  }

  @Override
  public Figure figure() {
    double y = MARGIN;
    List<Figure.Part> parts = new ArrayList<>();
    if (!title.isBlank()) {
      parts.add(Caption.title(title, MARGIN, right, y + 28));
      y += TITLE_LINE;
    }
    if (!subtitle.isBlank()) {
      parts.add(Caption.subtitle(subtitle, MARGIN, right, y + 18));
      y += SUBTITLE_LINE;
    }
    LegendRows legend =
        new LegendRows(chart, chart.lines().size() < 2 ? 0 : chart.lines().size(), right - LEFT);
    parts.addAll(legend.at(LEFT, y, right));
    double top = y + (legend.rows() == 0 ? 0 : legend.height() + 12);
    Axis across = across();
    Axis up = up(top, top + height);
    List<Mark> marks = new ArrayList<>();
    Scale scale = up.scale();
    if (!scale.logarithmic() && scale.low() < 0 && scale.high() > 0) {
      marks.add(Level.zero());
    }
    List<Mark> ground = new ArrayList<>();
    // What is measured lies over what others published, both over bands.
    for (int layer = 0; layer < 3; layer++) {
      for (int k = 0; k < chart.lines().size(); k++) {
        Chart.Kind kind = chart.lines().get(k).kind();
        int own = kind == Chart.Kind.BAND ? 0 : kind == Chart.Kind.PUBLISHED ? 1 : 2;
        own = kind == Chart.Kind.LIMITS ? 1 : own;
        if (own == layer) {
          (layer == 0 ? ground : marks).add(new ChartMark(chart, k));
        }
      }
    }
    parts.add(Panel.of(across, up, marks).onGround(ground));
    double foot = parts.addAll(names(top + height)) ? namesHeight() - 34 : 0;
    return new Figure(width, (int) Math.ceil(top + height + FOOT + foot), parts);
  }

  private static double textWidth(String text) {
    return Axes.LABEL.size() * TrueTypeFont.dejaVuSans().advance(text);
  }

  private Axis across() {
    double[] places = chart.places();
    double low = Arrays.stream(places).min().orElse(0);
    double high = Arrays.stream(places).max().orElse(1);
    String label = chart.x().label();
    int intervals = narrow ? 6 : 12;
    if (chart.x().kind() == Chart.Division.LOGARITHMIC) {
      double air = Math.max(1.25, Math.pow(high / low, 0.03));
      Scale scale = Scale.logarithmic(low / air, high * air, LEFT, right);
      return logarithmic(label, scale, intervals);
    }
    if (!names.isEmpty()) {
      Scale scale = Scale.linear(low - 0.5, high + 0.5, LEFT, right);
      return Axis.of("", "", scale, new Ticks(List.of(), List.of(), 0));
    }
    if (label.endsWith("(h)") && low >= 0 && high <= HOURS) {
      Scale day = Scale.linear(0, HOURS, LEFT, right);
      return Axis.of(label, "", day, Ticks.every(narrow ? 6 : 3, 0, HOURS));
    }
    if (label.endsWith("(deg)") && low >= 0 && high <= TURN) {
      Scale circle = Scale.linear(0, TURN, LEFT, right);
      return Axis.of(label, "", circle, Ticks.every(narrow ? QUARTER : QUARTER / 2, 0, TURN));
    }
    double step = places.length > 1 ? (high - low) / (places.length - 1) : 1;
    Scale scale = Scale.linear(low - step / 2, high + step / 2, LEFT, right);
    return Axis.of(label, "", scale, Ticks.linear(scale.low(), scale.high(), intervals));
  }

  private static Axis logarithmic(String label, Scale scale, int intervals) {
    int first = Ticks.decade(scale.low());
    int last = Ticks.decade(scale.high());
    if (last - first < intervals) {
      Ticks ticks = Ticks.logarithmic(scale.low(), scale.high());
      Axis axis = Axis.of(label, "", scale, ticks);
      return last - first > 2 ? axis.withMinor(between(scale)) : axis;
    }
    Ticks ticks = Ticks.powersOfTen(first + 1, last, intervals);
    return Axis.of(label, "", scale, ticks);
  }

  private static List<Double> between(Scale scale) {
    List<Double> all = new ArrayList<>();
    for (int power = Ticks.decade(scale.low()); power <= Ticks.decade(scale.high()); power++) {
      for (int digit = 2; digit < 10; digit++) {
        double value = digit * Math.pow(10, power);
        if (value > scale.low() && value < scale.high()) {
          all.add(value);
        }
      }
    }
    return all;
  }

  private Axis up(double top, double bottom) {
    String label = Notation.inText(chart.y().label());
    int intervals = narrow ? 6 : 8;
    double[] values = values();
    if (chart.y().kind() == Chart.Division.TURN) {
      return Axis.of(label, "", Scale.linear(0, TURN, bottom, top), Ticks.every(QUARTER, 0, TURN));
    }
    if (chart.y().kind() == Chart.Division.LOGARITHMIC) {
      double[] positive = Arrays.stream(values).filter(v -> v > 0).toArray();
      double low = Arrays.stream(positive).min().orElse(0.1);
      double high = Arrays.stream(positive).max().orElse(1);
      Scale scale = Scale.logarithmic(low / 1.4, Math.max(high, 10 * low) * 1.4, bottom, top);
      return logarithmic(label, scale, intervals);
    }
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(1);
    if (chart.lines().stream().anyMatch(line -> line.kind() == Chart.Kind.BARS)) {
      low = Math.min(low, 0);
    }
    double air = high > low ? PADDING * (high - low) : Math.max(Math.abs(low), 1) * PADDING;
    Scale scale = Scale.linear(low == 0 ? 0 : low - air, high + air, bottom, top);
    return Axis.of(label, "", scale, Ticks.linear(scale.low(), scale.high(), intervals));
  }

  /** Everything that shall be seen; a bar that is longer than all values are high is cut. */
  private double[] values() {
    return chart.lines().stream()
        .flatMapToDouble(
            line ->
                DoubleStream.concat(
                    Arrays.stream(line.y()),
                    DoubleStream.concat(Arrays.stream(line.lower()), Arrays.stream(line.upper()))))
        .filter(Double::isFinite)
        .toArray();
  }

  private double namesHeight() {
    double widest = names.stream().mapToDouble(name -> textWidth(name)).max().orElse(0);
    return upright() ? widest + 20 : 40;
  }

  /** Whether names stand upright, since they have no room side by side. */
  private boolean upright() {
    double room = (right - LEFT) / names.size() - 16;
    return names.stream().anyMatch(name -> textWidth(name) > room);
  }

  private List<Figure.Part> names(double bottom) {
    if (names.isEmpty()) {
      return List.of();
    }
    boolean upright = upright();
    double step = (right - LEFT) / names.size();
    return IntStream.range(0, names.size())
        .mapToObj(
            k ->
                (Figure.Part)
                    new PlaceName(names.get(k), LEFT + (k + 0.5) * step, bottom + 14, upright))
        .toList();
  }
}
