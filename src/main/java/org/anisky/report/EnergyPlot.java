package org.anisky.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.model.MeasuredValue;
import org.anisky.reconstruction.DipoleAxes;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.EnergyTable.Kind;
import org.anisky.reconstruction.PublishedDipole;
import org.anisky.reconstruction.RangeDipole;
import org.anisky.reconstruction.RangeResult;
import org.anisky.statistics.IsotropicInterval;

/**
 * The dipole over energy: panels one below the other on a common logarithmic axis of energy. Along
 * equatorial axes these are the amplitude, its phase and, where a strategy measures it, d_N; along
 * Galactic axes delta and the three components.
 *
 * <p>Differential ranges are filled dots at their mean energy, or at the middle of the range where
 * that is not known; cumulative ranges are open dots at their threshold. Horizontal bars are the
 * ranges, with an arrow where there is no upper limit; vertical bars one standard deviation, with
 * caps where the statistical error ends and systematic errors go beyond; a phase that is
 * undetermined is not drawn. The shaded band holds 95 percent of the amplitudes of an isotropic sky
 * with the same statistical errors, the line in it is their median: of the differential ranges, or
 * of the cumulative one when it is alone.
 */
public final class EnergyPlot implements Picture {
  private static final int WIDTH = 1400;
  private static final double LEFT = 190;
  private static final double RIGHT = 1350;
  private static final double TOP = 200;
  private static final double PANEL = 350;
  private static final double GAP = 34;
  private static final double FOOT = 120;
  private static final int Y_INTERVALS = 6;
  private static final double TURN = 360;
  private static final double PHASE_STEP = 90;

  /** Empty room beyond the outermost bar, as a part of the range. */
  private static final double PADDING = 0.08;

  /** From this ratio of amplitudes on their axis is logarithmic. */
  private static final double LOGARITHMIC_FROM = 30;

  private static final double LEGEND_Y = 150;

  private final String title;
  private final String subtitle;
  private final EnergyTable<RangeResult> table;
  private final DipoleAxes axes;
  private final EnergyAxis energy;
  private final PublishedMarks published;
  private final Optional<LegendRows> legendRows;

  private EnergyPlot(
      String title,
      String subtitle,
      EnergyTable<RangeResult> table,
      List<PublishedDipole> published) {
    this.title = title;
    this.subtitle = subtitle;
    this.table = table;
    energy = new EnergyAxis(table);
    axes = table.rows().get(0).result().dipole().axes();
    this.published = PublishedMarks.of(published, table.unit(), energy.scale(LEFT, RIGHT), axes);
    legendRows = this.published.legend(RIGHT - LEFT - 16);
  }

  /** The same among published dipoles: those whose energy is on the axis are drawn in grey. */
  public EnergyPlot among(List<PublishedDipole> dipoles) {
    return new EnergyPlot(title, subtitle, table, dipoles);
  }

  /**
   * A picture of a table.
   *
   * @param title first line; empty for none
   * @param subtitle second line, smaller; empty for none
   * @param table at least one row; all with the same axes
   */
  public static EnergyPlot of(String title, String subtitle, EnergyTable<RangeResult> table) {
    if (table.rows().stream().map(row -> row.result().dipole().axes()).distinct().count() != 1) {
      throw new IllegalArgumentException("a table needs rows, all with the same axes");
    }
    return new EnergyPlot(title, subtitle, table, List.of());
  }

  @Override
  public Figure figure() {
    List<String> components = drawnComponents();
    int panels = 1 + (axes.hasPhase() ? 1 : 0) + components.size();
    List<Panel> all = new ArrayList<>();
    all.add(amplitude());
    if (axes.hasPhase()) {
      all.add(phase(all.size()));
    }
    for (String component : components) {
      all.add(component(all.size(), component));
    }
    List<Figure.Part> parts = new ArrayList<>();
    parts.add(Caption.title(title, LEFT, RIGHT, 54));
    parts.add(Caption.subtitle(subtitle, LEFT, RIGHT, 98));
    parts.add(legend());
    legendRows.ifPresent(rows -> parts.addAll(rows.at(LEFT + 16, LEGEND_Y + 30, RIGHT)));
    parts.addAll(all);
    return new Figure(WIDTH, (int) (bottom(panels - 1) + FOOT), parts);
  }

  /** The axis of energy, with numbers under the lowest panel alone. */
  private Axis energies(int panel) {
    int lowest = (axes.hasPhase() ? 1 : 0) + drawnComponents().size();
    Scale scale = energy.scale(LEFT, RIGHT);
    Ticks ticks = Ticks.logarithmic(scale.low(), scale.high());
    Axis axis = Axis.of(energy.quantity(), table.unit(), scale, ticks);
    return panel == lowest ? axis : axis.withoutNumbers();
  }

  /** The components that amplitude and phase do not tell already, where they are measured. */
  private List<String> drawnComponents() {
    List<String> candidates =
        axes == DipoleAxes.EQUATORIAL ? axes.components().subList(2, 3) : axes.components();
    return candidates.stream()
        .filter(
            name ->
                table.rows().stream()
                    .anyMatch(row -> row.result().dipole().component(name).isPresent()))
        .toList();
  }

  private double top(int panel) {
    return TOP + legendRows.map(LegendRows::height).orElse(0.0) + panel * (PANEL + GAP);
  }

  private double bottom(int panel) {
    return top(panel) + PANEL;
  }

  private Panel amplitude() {
    int panel = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (EnergyTable.Row<RangeResult> row : table.rows()) {
      RangeDipole dipole = row.result().dipole();
      double band = dipole.isotropic().map(IsotropicInterval::upper95).orElse(0.0);
      double value = dipole.amplitude().value();
      least = Math.min(least, value > 0 ? value : least);
      most = Math.max(most, Math.max(band, value + finite(dipole.amplitude().total())));
    }
    for (double value : published.amplitudeValues()) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    boolean logarithmic = most / least > LOGARITHMIC_FROM && most / least < 1e12;
    Scale y;
    Ticks ticks;
    if (logarithmic) {
      int low = Ticks.decade(least / 2);
      int high = Ticks.decade(most * 1.2) + 1;
      ticks = Ticks.powersOfTen(low, high, Y_INTERVALS);
      y = Scale.logarithmic(Math.pow(10, low), Math.pow(10, high), bottom(panel), top(panel));
    } else {
      double high = most > 0 ? most * (1 + PADDING) : 1;
      ticks = Ticks.linear(0, high, Y_INTERVALS);
      y = Scale.linear(0, high, bottom(panel), top(panel));
    }
    String name = Notation.ofKey(axes.amplitude());
    Axis axis = Axis.of(name, "1", y, ticks);
    if (logarithmic) {
      axis = axis.withMinor(ticks.betweenPowers(y.high()));
    }
    return Panel.of(
            energies(panel),
            axis,
            with(
                published.amplitude(),
                EnergyMarks.numbers(
                    name, table, energy, dipole -> Optional.of(dipole.amplitude()))))
        .onGround(List.of(bands()));
  }

  private List<EnergyTable.Row<RangeResult>> bandRows() {
    List<EnergyTable.Row<RangeResult>> differential = table.rows(Kind.DIFFERENTIAL);
    return differential.isEmpty() ? table.rows(Kind.CUMULATIVE) : differential;
  }

  private IsotropicBands bands() {
    List<IsotropicBands.Band> bands = new ArrayList<>();
    for (EnergyTable.Row<RangeResult> row : bandRows()) {
      row.result()
          .dipole()
          .isotropic()
          .map(sky -> new IsotropicBands.Band(energy.low(row), energy.high(row), sky))
          .ifPresent(bands::add);
    }
    return new IsotropicBands(bands);
  }

  private Panel phase(int panel) {
    Scale y = Scale.linear(0, TURN, bottom(panel), top(panel));
    return Panel.of(
            energies(panel),
            Axis.of("phase", "°", y, Ticks.every(PHASE_STEP, 0, TURN)),
            with(published.phase(), EnergyMarks.angles("phase", table, energy, RangeDipole::phase)))
        .cut();
  }

  /** Published marks lie under those of the result. */
  private static List<Mark> with(List<Mark> published, Mark own) {
    List<Mark> all = new ArrayList<>(published);
    all.add(own);
    return all;
  }

  private Panel component(int panel, String component) {
    double low = 0;
    double high = 0;
    for (EnergyTable.Row<RangeResult> row : table.rows()) {
      Optional<MeasuredValue> value = row.result().dipole().component(component);
      if (value.isPresent()) {
        double error = finite(value.get().total());
        low = Math.min(low, value.get().value() - error);
        high = Math.max(high, value.get().value() + error);
      }
    }
    double room = high > low ? PADDING * (high - low) : 1;
    Scale y = Scale.linear(low - room, high + room, bottom(panel), top(panel));
    String name = Notation.ofKey(component);
    return Panel.of(
            energies(panel),
            Axis.of(name, "1", y, Ticks.linear(y.low(), y.high(), Y_INTERVALS)),
            List.of(
                Level.zero(),
                EnergyMarks.numbers(name, table, energy, dipole -> dipole.component(component))))
        .cut();
  }

  private static double finite(double error) {
    return Double.isFinite(error) ? error : 0;
  }

  private Legend legend() {
    List<Legend.Entry> entries = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (!table.rows(kind).isEmpty()) {
        entries.add(
            Legend.Entry.of(
                (sheet, x, y) -> EnergyMarks.drawSample(sheet, x, y, kind), kind.key()));
      }
    }
    if (!bands().bands().isEmpty()) {
      entries.add(Legend.Entry.of(IsotropicBands::drawSample, IsotropicBands.NAME));
    }
    return new Legend(entries, LEFT + 20, LEGEND_Y, 0, 0, 40, RIGHT, Axes.LABEL, Optional.empty());
  }
}
