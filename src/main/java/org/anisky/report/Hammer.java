package org.anisky.report;

import java.awt.geom.Point2D;

/**
 * The equal-area Hammer projection onto an ellipse: with D = sqrt(1 + cos(latitude) cos(offset/2)),
 * x = -cos(latitude) sin(offset/2)/D, y = sin(latitude)/D (Snyder 1987, Map Projections, USGS PP
 * 1395, p. 160, divided by its half axes).
 *
 * @param centre longitude in the middle, rad
 */
record Hammer(double centre) implements SkyProjection {
  @Override
  public String key() {
    return "hammer";
  }

  @Override
  public Point2D forward(double longitude, double latitude) {
    double half = offset(longitude) / 2;
    double cosine = Math.cos(latitude);
    double scale = 1 / Math.sqrt(1 + cosine * Math.cos(half));
    return new Point2D.Double(-scale * cosine * Math.sin(half), scale * Math.sin(latitude));
  }

  /**
   * With w = 1 - (x^2 + y^2)/2: sin(latitude) = y sqrt(2w), tan(offset/2) = x sqrt(2w)/(2w - 1).
   */
  @Override
  public Row row(double y) {
    return new Row() {
      @Override
      public double half() {
        return Math.sqrt(1 - y * y);
      }

      private double root(double x) {
        return Math.sqrt(Math.max(0, 2 - x * x - y * y));
      }

      @Override
      public double z(double x) {
        return Math.max(-1, Math.min(1, y * root(x)));
      }

      @Override
      public double longitude(double x) {
        double root = root(x);
        return centre - 2 * Math.atan2(x * root, root * root - 1);
      }
    };
  }

  @Override
  public double aspect() {
    return 2;
  }
}
