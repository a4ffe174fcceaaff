package org.anisky.report;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import org.anisky.statistics.IsotropicInterval;

/**
 * The amplitudes that an isotropic sky would show: a shaded band that holds 95 percent of them, and
 * their median.
 *
 * @param bands over stretches of the axis below
 */
record IsotropicBands(List<Band> bands) implements Mark {
  /** What a legend says of it. */
  static final String NAME = "isotropic sky, 95 % and median (statistical)";

  private static final Color GROUND = new Color(0xe6e6e6);

  /**
   * One stretch.
   *
   * @param from on the axis below
   * @param until on the axis below
   * @param amplitudes of an isotropic sky
   */
  record Band(double from, double until, IsotropicInterval amplitudes) {}

  IsotropicBands {
    bands = List.copyOf(bands);
  }

  @Override
  public void draw(Sheet sheet, Axes axes) {
    for (Band band : bands) {
      double left = axes.x().pixel(band.from());
      double right = axes.x().pixel(band.until());
      double upper = axes.y().pixel(band.amplitudes().upper95());
      double lower = axes.y().pixel(band.amplitudes().lower95());
      double median = axes.y().pixel(band.amplitudes().median());
      sheet.fill(new Rectangle2D.Double(left, upper, right - left, lower - upper), GROUND);
      sheet.line(left, median, right, median, Palette.FAINT_INK, Palette.GRID_PEN);
    }
  }

  /** For a legend. */
  static void drawSample(Sheet sheet, double x, double y) {
    sheet.fill(new Rectangle2D.Double(x - 26, y - 16, 52, 32), GROUND);
    sheet.line(x - 26, y, x + 26, y, Palette.FAINT_INK, Palette.GRID_PEN);
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("bands")
        .with("name", NAME)
        .with("from", bands.stream().mapToDouble(Band::from))
        .with("until", bands.stream().mapToDouble(Band::until))
        .with("lower", bands.stream().mapToDouble(band -> band.amplitudes().lower95()))
        .with("median", bands.stream().mapToDouble(band -> band.amplitudes().median()))
        .with("upper", bands.stream().mapToDouble(band -> band.amplitudes().upper95()))
        .tree();
  }
}
