package org.anisky.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.EnergyTable.Kind;
import org.anisky.reconstruction.RangeResult;
import org.anisky.results.ResultLimits;
import org.anisky.statistics.IsotropicLimit;
import org.anisky.statistics.MeasuredLimit;

/**
 * Limits over energy: the equatorial amplitude, and the full one where it is measured, in panels
 * one below the other on a common logarithmic axis. Filled dots are the amplitudes measured in
 * differential ranges, open ones those of cumulative ranges; the bands are the limits of an
 * isotropic sky, of the differential ranges, or of the cumulative ones when they are alone.
 */
public final class LimitPlot implements Picture {
  private static final int WIDTH = 1400;
  private static final double LEFT = 190;
  private static final double RIGHT = 1350;
  private static final double TOP = 200;
  private static final double PANEL = 420;
  private static final double GAP = 34;
  private static final double FOOT = 120;
  private static final double LEGEND_Y = 150;
  private static final int Y_INTERVALS = 6;
  private static final double ROOM = 1.08;

  /** From this ratio of limits on their axis is logarithmic. */
  private static final double LOGARITHMIC_FROM = 30;

  private final String title;
  private final String subtitle;
  private final EnergyTable<RangeResult> ranges;
  private final EnergyTable<ResultLimits> table;
  private final EnergyAxis energy;

  private LimitPlot(
      String title,
      String subtitle,
      EnergyTable<RangeResult> ranges,
      EnergyTable<ResultLimits> table) {
    this.title = title;
    this.subtitle = subtitle;
    this.ranges = ranges;
    this.table = table;
    energy = new EnergyAxis(ranges);
  }

  /**
   * A picture of a table.
   *
   * @param title first line; empty for none
   * @param subtitle second line, smaller; empty for none
   * @param ranges where the rows stand
   * @param table the same rows in the same order, at least one
   */
  public static LimitPlot of(
      String title,
      String subtitle,
      EnergyTable<RangeResult> ranges,
      EnergyTable<ResultLimits> table) {
    if (table.rows().isEmpty() || ranges.rows().size() != table.rows().size()) {
      throw new IllegalArgumentException("limits and ranges must be as many, and some");
    }
    return new LimitPlot(title, subtitle, ranges, table);
  }

  @Override
  public Figure figure() {
    boolean full = table.rows().stream().anyMatch(row -> row.result().full().isPresent());
    List<Figure.Part> parts = new ArrayList<>();
    parts.add(Caption.title(title, LEFT, RIGHT, 54));
    parts.add(Caption.subtitle(subtitle, LEFT, RIGHT, 98));
    parts.add(legend());
    parts.add(panel(0, !full, Notation.ofKey("amplitude"), row -> Optional.of(row.equatorial())));
    if (full) {
      parts.add(panel(1, true, "full amplitude |d|", ResultLimits::full));
    }
    return new Figure(WIDTH, (int) (top(full ? 1 : 0) + PANEL + FOOT), parts);
  }

  private static double top(int panel) {
    return TOP + panel * (PANEL + GAP);
  }

  private Panel panel(
      int panel,
      boolean lowest,
      String name,
      Function<ResultLimits, Optional<MeasuredLimit>> which) {
    List<LimitMarks.Limit> limits = new ArrayList<>();
    List<ExpectedLimits.Stretch> expected = new ArrayList<>();
    Kind banded = table.rows(Kind.DIFFERENTIAL).isEmpty() ? Kind.CUMULATIVE : Kind.DIFFERENTIAL;
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int k = 0; k < table.rows().size(); k++) {
      EnergyTable.Row<RangeResult> range = ranges.rows().get(k);
      Optional<MeasuredLimit> some = which.apply(table.rows().get(k).result());
      if (some.isEmpty()) {
        continue;
      }
      MeasuredLimit limit = some.get();
      IsotropicLimit.Bands bands = limit.isotropic().limit();
      double from = energy.low(range);
      double until = energy.high(range);
      limits.add(new LimitMarks.Limit(range.kind(), from, until, energy.place(range), limit));
      if (range.kind() == banded) {
        expected.add(new ExpectedLimits.Stretch(from, until, bands));
      }
      least = Math.min(least, Math.min(bands.lower95(), limit.interval().upper()));
      most = Math.max(most, Math.max(bands.upper95(), limit.interval().upper()));
    }
    return Panel.of(
            energies(lowest),
            amplitudes(panel, name, least, most),
            List.of(new LimitMarks(name, limits)))
        .onGround(List.of(new ExpectedLimits(expected)));
  }

  private Axis amplitudes(int panel, String name, double least, double most) {
    double bottom = top(panel) + PANEL;
    if (most / least < LOGARITHMIC_FROM) {
      Ticks ticks = Ticks.linear(0, ROOM * most, Y_INTERVALS);
      return Axis.of(name, "1", Scale.linear(0, ROOM * most, bottom, top(panel)), ticks);
    }
    int low = Ticks.decade(least / 2);
    int high = Ticks.decade(most) + 1;
    Ticks ticks = Ticks.powersOfTen(low, high, Y_INTERVALS);
    Scale scale = Scale.logarithmic(Math.pow(10, low), Math.pow(10, high), bottom, top(panel));
    return Axis.of(name, "1", scale, ticks).withMinor(ticks.betweenPowers(scale.high()));
  }

  private Axis energies(boolean numbered) {
    Scale scale = energy.scale(LEFT, RIGHT);
    Ticks ticks = Ticks.logarithmic(scale.low(), scale.high());
    Axis axis = Axis.of(energy.quantity(), table.unit(), scale, ticks);
    return numbered ? axis : axis.withoutNumbers();
  }

  private Legend legend() {
    List<Legend.Entry> entries = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (!table.rows(kind).isEmpty()) {
        entries.add(
            Legend.Entry.of((sheet, x, y) -> LimitMarks.drawSample(sheet, x, y, kind), kind.key()));
      }
    }
    entries.add(Legend.Entry.of(ExpectedLimits::drawSample, ExpectedLimits.NAME));
    return new Legend(entries, LEFT + 20, LEGEND_Y, 0, 0, 40, RIGHT, Axes.LABEL, Optional.empty());
  }
}
