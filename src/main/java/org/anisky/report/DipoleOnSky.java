package org.anisky.report;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Map;
import org.anisky.model.FullDipole;

/**
 * The direction of a dipole of three components, with bars of one standard deviation along the
 * parallel and the meridian: statistical and systematic errors together, with all correlations of
 * the components.
 *
 * @param name whose it is
 * @param dipole with its errors
 * @param style how it looks
 */
record DipoleOnSky(String name, FullDipole dipole, RowStyle style) implements SkyMark {
  private static final int POINTS = 180;
  private static final double QUARTER = Math.PI / 2;

  @Override
  public void draw(Sheet sheet, SkyPlace place) {
    double declination = dipole.declination().value();
    double rightAscension = dipole.rightAscension().value();
    Path2D bars = new Path2D.Double();
    for (int k = 0; k <= POINTS; k++) {
      double part = 2.0 * k / POINTS - 1;
      add(bars, place, rightAscension + part * spread(), declination, k == 0);
    }
    for (int k = 0; k <= POINTS; k++) {
      double latitude = declination + (2.0 * k / POINTS - 1) * tilt();
      add(bars, place, rightAscension, Math.max(-QUARTER, Math.min(QUARTER, latitude)), k == 0);
    }
    sheet.draw(bars, style.colour(), style.pen());
    Point2D centre = place.position(rightAscension, declination);
    sheet.fill(style.symbol(centre.getX(), centre.getY()), style.colour());
  }

  private static void add(
      Path2D path, SkyPlace place, double longitude, double latitude, boolean first) {
    Point2D point = place.position(longitude, latitude);
    Point2D last = path.getCurrentPoint();
    if (first || last == null || last.distance(point) > place.halfWidth() / 2) {
      path.moveTo(point.getX(), point.getY());
    } else {
      path.lineTo(point.getX(), point.getY());
    }
  }

  /** Length of the bar in right ascension to each side, rad: a quarter of a turn at most. */
  double spread() {
    double error = dipole.rightAscension().total();
    return error < QUARTER ? error : QUARTER;
  }

  /** Length of the bar in declination to each side, rad. */
  double tilt() {
    double error = dipole.declination().total();
    return error < QUARTER ? error : QUARTER;
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("direction")
        .with("name", name)
        .with("longitude_deg", Math.toDegrees(dipole.rightAscension().value()))
        .with("latitude_deg", Math.toDegrees(dipole.declination().value()))
        .with("longitude_error_deg", Math.toDegrees(dipole.rightAscension().total()))
        .with("latitude_error_deg", Math.toDegrees(dipole.declination().total()))
        .tree();
  }
}
