package org.anisky.report;

import java.awt.geom.Point2D;

/**
 * A hemisphere around a pole, equal-area (Lambert's azimuthal projection): at the angle c from the
 * pole the distance from the middle is sqrt(2) sin(c/2). The longitude of the centre runs down from
 * the north pole and up from the south pole, so that longitudes grow to the left there as in other
 * projections.
 *
 * @param centre longitude of the middle meridian, rad
 * @param south whether the pole is the southern one
 */
record Polar(double centre, boolean south) implements SkyProjection {
  @Override
  public String key() {
    return south ? "south" : "north";
  }

  /** 1 for the north, -1 for the south. */
  private int side() {
    return south ? -1 : 1;
  }

  @Override
  public Point2D forward(double longitude, double latitude) {
    double away = Math.PI / 2 - side() * latitude;
    double distance = Math.sqrt(2) * Math.sin(away / 2);
    double offset = offset(longitude);
    return new Point2D.Double(-distance * Math.sin(offset), -side() * distance * Math.cos(offset));
  }

  /** cos(c) = 1 - r^2. */
  @Override
  public Row row(double y) {
    return new Row() {
      @Override
      public double half() {
        return Math.sqrt(1 - y * y);
      }

      @Override
      public double z(double x) {
        return side() * (1 - x * x - y * y);
      }

      @Override
      public double longitude(double x) {
        return centre + Math.atan2(-x, -side() * y);
      }
    };
  }

  @Override
  public double aspect() {
    return 1;
  }

  @Override
  public boolean shows(double latitude) {
    return side() * latitude >= 0;
  }
}
