package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.anisky.model.MeasuredValue;
import org.anisky.reconstruction.DipoleAxes;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.EnergyTable.Kind;
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
 * undetermined has no caps. The shaded band holds 95 percent of the amplitudes of an isotropic sky
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

  private static final Stroke ZERO_PEN = new BasicStroke(2f);

  private static final Color BAND = new Color(0xe6e6e6);

  private final String title;
  private final String subtitle;
  private final EnergyTable<RangeResult> table;
  private final DipoleAxes axes;
  private final EnergyAxis energy;
  private final EnergyMarks marks;

  private EnergyPlot(String title, String subtitle, EnergyTable<RangeResult> table) {
    this.title = title;
    this.subtitle = subtitle;
    this.table = table;
    energy = new EnergyAxis(table);
    marks = new EnergyMarks(table, energy);
    axes = table.rows().get(0).result().dipole().axes();
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
    return new EnergyPlot(title, subtitle, table);
  }

  @Override
  public BufferedImage render() {
    return draw().finish();
  }

  Sheet draw() {
    List<String> components = drawnComponents();
    int panels = 1 + (axes.hasPhase() ? 1 : 0) + components.size();
    Sheet sheet = new Sheet(WIDTH, (int) (bottom(panels - 1) + FOOT));
    double middle = (LEFT + RIGHT) / 2;
    sheet.text(title, middle, 54, sheet.fitted(TextStyle.of(38), title, WIDTH - 60));
    TextStyle small = TextStyle.of(28).coloured(Palette.FAINT_INK);
    sheet.text(subtitle, middle, 98, sheet.fitted(small, subtitle, WIDTH - 60));
    drawLegend(sheet);
    int panel = 0;
    drawAmplitude(sheet, panel++);
    if (axes.hasPhase()) {
      drawPhase(sheet, panel++);
    }
    for (String component : components) {
      drawComponent(sheet, panel++, component);
    }
    drawEnergies(sheet, panels - 1);
    return sheet;
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

  private static double top(int panel) {
    return TOP + panel * (PANEL + GAP);
  }

  private static double bottom(int panel) {
    return top(panel) + PANEL;
  }

  private void drawAmplitude(Sheet sheet, int panel) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (EnergyTable.Row<RangeResult> row : table.rows()) {
      RangeDipole dipole = row.result().dipole();
      double band = dipole.isotropic().map(IsotropicInterval::upper95).orElse(0.0);
      double value = dipole.amplitude().value();
      least = Math.min(least, value > 0 ? value : least);
      most = Math.max(most, Math.max(band, value + finite(dipole.amplitude().total())));
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
    Axes frame = new Axes(energy.scale(LEFT, RIGHT), y);
    sheet.clip(frame.inside());
    bandRows().forEach(row -> drawBand(sheet, frame, row));
    sheet.clip(null);
    frame.drawGrid(sheet, energyTicks(), ticks);
    marks.draw(sheet, frame, dipole -> Optional.of(dipole.amplitude()));
    frame.drawFrame(sheet);
    frame.drawLeft(sheet, ticks);
    if (logarithmic) {
      frame.drawMinorLeft(sheet, ticks);
    }
    frame.titleLeft(sheet, ticks.title(name(axes.amplitude()), "1"));
  }

  private List<EnergyTable.Row<RangeResult>> bandRows() {
    List<EnergyTable.Row<RangeResult>> differential = table.rows(Kind.DIFFERENTIAL);
    return differential.isEmpty() ? table.rows(Kind.CUMULATIVE) : differential;
  }

  private void drawBand(Sheet sheet, Axes frame, EnergyTable.Row<RangeResult> row) {
    row.result()
        .dipole()
        .isotropic()
        .ifPresent(
            isotropic -> {
              double left = frame.x().pixel(energy.low(row));
              double right = frame.x().pixel(energy.high(row));
              double upper = frame.y().pixel(isotropic.upper95());
              double lower = frame.y().pixel(isotropic.lower95());
              double median = frame.y().pixel(isotropic.median());
              sheet.fill(new Rectangle2D.Double(left, upper, right - left, lower - upper), BAND);
              sheet.line(left, median, right, median, Palette.FAINT_INK, Palette.GRID_PEN);
            });
  }

  private void drawPhase(Sheet sheet, int panel) {
    Ticks ticks = Ticks.every(PHASE_STEP, 0, TURN);
    Axes frame =
        new Axes(energy.scale(LEFT, RIGHT), Scale.linear(0, TURN, bottom(panel), top(panel)));
    frame.drawGrid(sheet, energyTicks(), ticks);
    marks.drawAngles(sheet, frame, RangeDipole::phase);
    frame.drawFrame(sheet);
    frame.drawLeft(sheet, ticks);
    frame.titleLeft(sheet, "phase  [°]");
  }

  private void drawComponent(Sheet sheet, int panel, String component) {
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
    Axes frame = new Axes(energy.scale(LEFT, RIGHT), y);
    Ticks ticks = Ticks.linear(y.low(), y.high(), Y_INTERVALS);
    frame.drawGrid(sheet, energyTicks(), ticks);
    double zero = y.pixel(0);
    sheet.line(LEFT, zero, RIGHT, zero, Palette.FAINT_INK, ZERO_PEN);
    marks.draw(sheet, frame, dipole -> dipole.component(component));
    frame.drawFrame(sheet);
    frame.drawLeft(sheet, ticks);
    frame.titleLeft(sheet, ticks.title(name(component), "1"));
  }

  private static double finite(double error) {
    return Double.isFinite(error) ? error : 0;
  }

  private Ticks energyTicks() {
    Scale scale = energy.scale(LEFT, RIGHT);
    return Ticks.logarithmic(scale.low(), scale.high());
  }

  private void drawEnergies(Sheet sheet, int panel) {
    Axes frame = new Axes(energy.scale(LEFT, RIGHT), Scale.linear(0, 1, bottom(panel), top(panel)));
    frame.drawBelow(sheet, energyTicks());
    frame.titleBelow(sheet, energy.title());
  }

  private void drawLegend(Sheet sheet) {
    double y = 150;
    double x = LEFT + 20;
    for (Kind kind : Kind.values()) {
      if (!table.rows(kind).isEmpty()) {
        EnergyMarks.drawSample(sheet, x, y, kind);
        sheet.textMiddle(kind.key(), x + 40, y, Axes.LABEL.left());
        x += 120 + sheet.width(kind.key(), Axes.LABEL.size());
      }
    }
    if (bandRows().stream().anyMatch(row -> row.result().dipole().isotropic().isPresent())) {
      sheet.fill(new Rectangle2D.Double(x - 26, y - 16, 52, 32), BAND);
      sheet.line(x - 26, y, x + 26, y, Palette.FAINT_INK, Palette.GRID_PEN);
      String text = "isotropic sky, 95 % and median (statistical)";
      TextStyle style = sheet.fitted(Axes.LABEL, text, RIGHT - x - 40);
      sheet.textMiddle(text, x + 40, y, style.left());
    }
  }

  /** The name of a number as it is printed. */
  private static String name(String key) {
    return switch (key) {
      case "amplitude" -> "equatorial amplitude A₁";
      case "delta" -> "dipole amplitude δ";
      default -> key.replace("rho", "ρ");
    };
  }
}
