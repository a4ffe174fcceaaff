package org.anisky.report;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import org.anisky.statistics.IsotropicLimit;

/**
 * The limits that an isotropic sky would give: bands that hold 68.3 and 95.4 percent of them, and
 * their median.
 *
 * @param stretches along the axis below
 */
record ExpectedLimits(List<Stretch> stretches) implements Mark {
  /** What a legend says of it. */
  static final String NAME = "isotropic sky: median, 68.3 % and 95.4 % of limits";

  private static final Color WIDE = new Color(0xececec);
  private static final Color NARROW = new Color(0xd4d4d4);

  /**
   * One stretch.
   *
   * @param from on the axis below
   * @param until on the axis below
   * @param limits of an isotropic sky
   */
  record Stretch(double from, double until, IsotropicLimit.Bands limits) {}

  ExpectedLimits {
    stretches = List.copyOf(stretches);
  }

  @Override
  public void draw(Sheet sheet, Axes axes) {
    for (Stretch stretch : stretches) {
      IsotropicLimit.Bands limits = stretch.limits();
      double left = axes.x().pixel(stretch.from());
      double right = axes.x().pixel(stretch.until());
      fill(sheet, axes, left, right, limits.lower95(), limits.upper95(), WIDE);
      fill(sheet, axes, left, right, limits.lower68(), limits.upper68(), NARROW);
      double median = axes.y().pixel(limits.median());
      sheet.line(left, median, right, median, Palette.FAINT_INK, Palette.GRID_PEN);
    }
  }

  private static void fill(
      Sheet sheet, Axes axes, double left, double right, double low, double high, Color colour) {
    double top = axes.y().pixel(high);
    double bottom = axes.y().pixel(low);
    sheet.fill(new Rectangle2D.Double(left, top, right - left, bottom - top), colour);
  }

  /** For a legend. */
  static void drawSample(Sheet sheet, double x, double y) {
    sheet.fill(new Rectangle2D.Double(x - 26, y - 17, 52, 34), WIDE);
    sheet.fill(new Rectangle2D.Double(x - 26, y - 10, 52, 20), NARROW);
    sheet.line(x - 26, y, x + 26, y, Palette.FAINT_INK, Palette.GRID_PEN);
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("expected limits")
        .with("name", NAME)
        .with("from", stretches.stream().mapToDouble(Stretch::from))
        .with("until", stretches.stream().mapToDouble(Stretch::until))
        .with("lower_95", stretches.stream().mapToDouble(s -> s.limits().lower95()))
        .with("lower_68", stretches.stream().mapToDouble(s -> s.limits().lower68()))
        .with("median", stretches.stream().mapToDouble(s -> s.limits().median()))
        .with("upper_68", stretches.stream().mapToDouble(s -> s.limits().upper68()))
        .with("upper_95", stretches.stream().mapToDouble(s -> s.limits().upper95()))
        .tree();
  }
}
