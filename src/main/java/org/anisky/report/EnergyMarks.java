package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.model.MeasuredValue;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.EnergyTable.Kind;
import org.anisky.reconstruction.RangeDipole;
import org.anisky.reconstruction.RangeResult;

/**
 * Dots and bars of the rows of a table over energy, as {@link EnergyPlot} explains them.
 *
 * @param name what is shown
 * @param table of the rows
 * @param energy where they stand
 * @param quantity what is shown of a row
 * @param factor from its unit to that of the axis
 * @param angle whether the axis is a turn from 0 to 360 degrees
 */
record EnergyMarks(
    String name,
    EnergyTable<RangeResult> table,
    EnergyAxis energy,
    Quantity quantity,
    double factor,
    boolean angle)
    implements Mark {
  private static final double TURN = 360;
  private static final double DOT = 9;
  private static final double CAP = 7;
  private static final double ARROW = 13;
  private static final BasicStroke BAR_PEN = new BasicStroke(2.8f);
  private static final BasicStroke RANGE_PEN = new BasicStroke(2f);

  /** Cumulative ranges overlap: their bars stay in the background. */
  private static final Color PALE_FIT = new Color(0xeab9a7);

  /** What a panel shows of a row. */
  @FunctionalInterface
  interface Quantity {
    Optional<MeasuredValue> of(RangeDipole dipole);
  }

  /** The mark of a kind for a legend, its dot at (x, y). */
  static void drawSample(Sheet sheet, double x, double y, Kind kind) {
    sheet.line(x - 26, y, x + 26, y, pale(kind), RANGE_PEN);
    sheet.line(x, y - 17, x, y + 17, colour(kind), BAR_PEN);
    drawDot(sheet, x, y, kind);
  }

  /** Numbers without unit. */
  static EnergyMarks numbers(
      String name, EnergyTable<RangeResult> table, EnergyAxis energy, Quantity quantity) {
    return new EnergyMarks(name, table, energy, quantity, 1, false);
  }

  /** Angles in rad on an axis in degrees from 0 to 360. */
  static EnergyMarks angles(
      String name, EnergyTable<RangeResult> table, EnergyAxis energy, Quantity quantity) {
    return new EnergyMarks(name, table, energy, quantity, Math.toDegrees(1), true);
  }

  /** Cumulative rows first, so that the independent ones lie on top. */
  @Override
  public void draw(Sheet sheet, Axes frame) {
    for (EnergyTable.Row<RangeResult> row : order()) {
      Optional<MeasuredValue> value = shown(row);
      for (int turn = angle ? -1 : 0; value.isPresent() && turn <= (angle ? 1 : 0); turn++) {
        drawRow(sheet, frame, row, value.get(), turn * TURN);
      }
    }
  }

  /** A phase that its error leaves open is not drawn, as tables do not tell it. */
  private Optional<MeasuredValue> shown(EnergyTable.Row<RangeResult> row) {
    return quantity.of(row.result().dipole()).filter(value -> !(angle && value.isAnyAngle()));
  }

  private List<EnergyTable.Row<RangeResult>> order() {
    List<EnergyTable.Row<RangeResult>> order = new ArrayList<>(table.rows(Kind.CUMULATIVE));
    order.addAll(table.rows(Kind.DIFFERENTIAL));
    return order;
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("ranges")
        .with("name", name)
        .with(
            "rows",
            order().stream()
                .filter(row -> quantity.of(row.result().dipole()).isPresent())
                .map(row -> describe(row, quantity.of(row.result().dipole()).orElseThrow()))
                .toList())
        .tree();
  }

  private Map<String, Object> describe(EnergyTable.Row<RangeResult> row, MeasuredValue value) {
    Description description =
        Description.of(row.kind().key())
            .with("from", row.range().from())
            .with("until", row.range().until())
            .with("x", energy.place(row));
    if (shown(row).isEmpty()) {
      return description.with("undetermined", true).tree();
    }
    return description
        .with("y", factor * value.value())
        .with("error", factor * value.statistical())
        .with("total_error", factor * value.total())
        .tree();
  }

  private void drawRow(
      Sheet sheet,
      Axes frame,
      EnergyTable.Row<RangeResult> row,
      MeasuredValue value,
      double shift) {
    double at = factor * value.value() + shift;
    double x = frame.x().pixel(energy.place(row));
    double y = pixel(frame, at);
    double left = frame.x().pixel(energy.low(row));
    double right = frame.x().pixel(energy.high(row));
    Color colour = colour(row.kind());
    Color pale = pale(row.kind());
    sheet.line(left, y, right, y, pale, RANGE_PEN);
    if (row.range().isOpen()) {
      sheet.fill(arrow(right, y), pale);
    }
    double statistical = factor * value.statistical();
    double total = factor * value.total();
    if (Double.isFinite(total)) {
      double foot = pixel(frame, at - total);
      // No length is negative: the bar of one ends on the axis.
      double end = angle ? foot : Math.min(foot, frame.inside().getMaxY());
      sheet.line(x, end, x, pixel(frame, at + total), colour, BAR_PEN);
    }
    if (Double.isFinite(statistical)) {
      for (double end : new double[] {at - statistical, at + statistical}) {
        double cap = pixel(frame, end);
        if (angle || cap <= frame.inside().getMaxY()) {
          sheet.line(x - CAP, cap, x + CAP, cap, colour, BAR_PEN);
        }
      }
    }
    drawDot(sheet, x, y, row.kind());
  }

  /** What a logarithmic axis cannot show lies below the panel. */
  private static double pixel(Axes frame, double value) {
    return frame.y().logarithmic() && !(value > frame.y().low())
        ? frame.inside().getMaxY() + 2 * DOT
        : frame.y().pixel(value);
  }

  private static void drawDot(Sheet sheet, double x, double y, Kind kind) {
    Ellipse2D dot = new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
    sheet.fill(dot, kind == Kind.DIFFERENTIAL ? colour(kind) : Palette.PAPER);
    sheet.draw(dot, colour(kind), BAR_PEN);
  }

  private static Path2D arrow(double tip, double y) {
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(tip, y);
    arrow.lineTo(tip - ARROW, y - ARROW / 2);
    arrow.lineTo(tip - ARROW, y + ARROW / 2);
    arrow.closePath();
    return arrow;
  }

  private static Color colour(Kind kind) {
    return kind == Kind.DIFFERENTIAL ? Palette.DATA : Palette.FIT;
  }

  private static Color pale(Kind kind) {
    return kind == Kind.CUMULATIVE ? PALE_FIT : colour(kind);
  }
}
