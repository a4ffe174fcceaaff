package org.anisky.report;

import java.awt.geom.Point2D;

/**
 * The equal-area Mollweide projection of the sky onto an ellipse of half axes 1 (x, to the right)
 * and 1 (y, up); the picture stretches x by two. Longitude grows to the left, as on the sky seen
 * from inside with north up.
 *
 * <p>2 theta + sin 2 theta = pi sin(latitude), x = -(longitude - centre)/pi cos theta, y = sin
 * theta (Snyder 1987, Map Projections, USGS PP 1395, eqs. 31-1 to 31-4).
 *
 * @param centre longitude in the middle, rad
 */
record Mollweide(double centre) implements SkyProjection {
  /** Halvings of [-pi/2, pi/2] until the interval is as small as a rounding error. */
  private static final int HALVINGS = 54;

  @Override
  public String key() {
    return "mollweide";
  }

  @Override
  public Point2D forward(double longitude, double latitude) {
    double theta = theta(Math.sin(latitude));
    double x = -offset(longitude) / Math.PI * Math.cos(theta);
    return new Point2D.Double(x, Math.sin(theta));
  }

  @Override
  public Row row(double y) {
    double z = z(y);
    double half = Math.sqrt(1 - y * y);
    return new Row() {
      @Override
      public double half() {
        return half;
      }

      @Override
      public double z(double x) {
        return z;
      }

      @Override
      public double longitude(double x) {
        return centre - Math.PI * x / half;
      }
    };
  }

  @Override
  public double aspect() {
    return 2;
  }

  @Override
  public boolean hasStraightParallels() {
    return true;
  }

  /** z (the sine of the latitude) at a height; the same along each line of the picture. */
  static double z(double y) {
    double theta = Math.asin(y);
    return Math.max(-1, Math.min(1, (2 * theta + Math.sin(2 * theta)) / Math.PI));
  }

  private static double theta(double z) {
    double low = -Math.PI / 2;
    double high = Math.PI / 2;
    for (int k = 0; k < HALVINGS; k++) {
      double middle = (low + high) / 2;
      if (2 * middle + Math.sin(2 * middle) < Math.PI * z) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
