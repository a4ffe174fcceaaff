package org.anisky.report;

import java.awt.geom.Point2D;
import java.util.Map;
import org.anisky.simulation.SkyDipole;

/**
 * A true dipole as a black cross, in the equatorial plane and on the sky.
 *
 * @param dipole in it
 */
record TruthCross(SkyDipole dipole) implements Mark, SkyMark {
  private static final double SIZE = 16;

  @Override
  public void draw(Sheet sheet, Axes axes) {
    drawSample(sheet, axes.x().pixel(dipole.d0h()), axes.y().pixel(dipole.d6h()));
  }

  /** A sky without dipole has no direction. */
  @Override
  public void draw(Sheet sheet, SkyPlace place) {
    double equatorial = Math.hypot(dipole.d0h(), dipole.d6h());
    if (equatorial > 0 || dipole.dNorth() != 0) {
      Point2D point =
          place.position(
              Math.atan2(dipole.d6h(), dipole.d0h()), Math.atan2(dipole.dNorth(), equatorial));
      drawSample(sheet, point.getX(), point.getY());
    }
  }

  /** For a legend. */
  static void drawSample(Sheet sheet, double x, double y) {
    sheet.line(x - SIZE, y, x + SIZE, y, Palette.INK, Palette.CURVE_PEN);
    sheet.line(x, y - SIZE, x, y + SIZE, Palette.INK, Palette.CURVE_PEN);
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("truth")
        .with("x", dipole.d0h())
        .with("y", dipole.d6h())
        .with("north", dipole.dNorth())
        .tree();
  }
}
