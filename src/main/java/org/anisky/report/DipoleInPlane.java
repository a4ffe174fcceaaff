package org.anisky.report;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.Map;

/**
 * A dipole in the equatorial plane with the ellipse of one standard deviation of each component (39
 * percent of the probability).
 *
 * @param name whose it is
 * @param x d_0h
 * @param y d_6h
 * @param varianceX statistical and systematic together
 * @param covariance of both
 * @param varianceY statistical and systematic together
 * @param style how it looks
 */
record DipoleInPlane(
    String name,
    double x,
    double y,
    double varianceX,
    double covariance,
    double varianceY,
    RowStyle style)
    implements Mark {
  private static final int POINTS = 180;

  /** The largest coordinate that the ellipse reaches. */
  double reach() {
    return Math.max(Math.abs(x) + Math.sqrt(varianceX), Math.abs(y) + Math.sqrt(varianceY));
  }

  @Override
  public void draw(Sheet sheet, Axes axes) {
    sheet.draw(ellipse(axes), style.colour(), style.pen());
    sheet.fill(style.symbol(axes.x().pixel(x), axes.y().pixel(y)), style.colour());
  }

  /** The points L u with L the Cholesky factor of the covariance and u on the unit circle. */
  private Shape ellipse(Axes axes) {
    double l00 = Math.sqrt(varianceX);
    double l10 = covariance / l00;
    double l11 = Math.sqrt(Math.max(0, varianceY - l10 * l10));
    Path2D path = new Path2D.Double();
    for (int k = 0; k < POINTS; k++) {
      double cosine = Math.cos(2 * Math.PI * k / POINTS);
      double sine = Math.sin(2 * Math.PI * k / POINTS);
      double px = axes.x().pixel(x + l00 * cosine);
      double py = axes.y().pixel(y + l10 * cosine + l11 * sine);
      if (k == 0) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
    return path;
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("ellipse")
        .with("name", name)
        .with("x", x)
        .with("y", y)
        .with("variance_x", varianceX)
        .with("covariance", covariance)
        .with("variance_y", varianceY)
        .tree();
  }
}
