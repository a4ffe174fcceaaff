package org.anisky.report;

import java.awt.geom.Point2D;

/**
 * Longitude and latitude as plane coordinates (plate carrée): a rectangle of 360 by 180 degrees.
 *
 * @param centre longitude in the middle, rad
 */
record Cartesian(double centre) implements SkyProjection {
  @Override
  public String key() {
    return "cartesian";
  }

  @Override
  public Point2D forward(double longitude, double latitude) {
    return new Point2D.Double(-offset(longitude) / Math.PI, latitude / (Math.PI / 2));
  }

  @Override
  public Row row(double y) {
    double z = Math.sin(y * Math.PI / 2);
    return new Row() {
      @Override
      public double half() {
        return 1;
      }

      @Override
      public double z(double x) {
        return z;
      }

      @Override
      public double longitude(double x) {
        return centre - Math.PI * x;
      }
    };
  }

  @Override
  public double aspect() {
    return 2;
  }

  @Override
  public boolean isBox() {
    return true;
  }

  @Override
  public boolean hasStraightParallels() {
    return true;
  }
}
