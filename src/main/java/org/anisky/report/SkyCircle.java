package org.anisky.report;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.function.BiFunction;
import org.anisky.sky.SkyFrame;

/**
 * The directions at a fixed angle from a pole: edges of a field of view, the plane of the Galaxy.
 *
 * @param poleLongitude rad
 * @param poleLatitude rad
 * @param radius angle between pole and circle, rad
 */
record SkyCircle(double poleLongitude, double poleLatitude, double radius) {
  /** North Galactic pole: right ascension and declination, deg, ICRS (Hipparcos, ESA SP-1200). */
  private static final double[] GALACTIC_POLE = {192.85948, 27.12825};

  /** North celestial pole: Galactic longitude and latitude, deg, from the same definition. */
  private static final double[] CELESTIAL_POLE = {122.93192, 27.12825};

  /** Points of a drawn circle: a quarter of a degree apart, about a pixel. */
  private static final int POINTS = 1440;

  /** A drawn step longer than this part of the ellipse's half axis jumped over the map's edge. */
  private static final double JUMP = 0.5;

  /** The circle of one declination, on the axes of a frame. */
  static SkyCircle ofDeclination(double declination, SkyFrame frame) {
    double radius = Math.PI / 2 - declination;
    return switch (frame) {
      case EQUATORIAL, LOCAL_HOUR_ANGLE -> new SkyCircle(0, Math.PI / 2, radius);
      case GALACTIC -> around(CELESTIAL_POLE, radius);
      case LOCAL_HORIZON ->
          throw new IllegalArgumentException("a horizon map does not know declinations");
    };
  }

  /** The plane of the Galaxy, on the axes of a frame. */
  static SkyCircle galacticPlane(SkyFrame frame) {
    return switch (frame) {
      case EQUATORIAL -> around(GALACTIC_POLE, Math.PI / 2);
      case GALACTIC -> new SkyCircle(0, Math.PI / 2, Math.PI / 2);
      case LOCAL_HORIZON, LOCAL_HOUR_ANGLE ->
          throw new IllegalArgumentException("the Galaxy has no fixed place in a local map");
    };
  }

  private static SkyCircle around(double[] poleDegrees, double radius) {
    return new SkyCircle(Math.toRadians(poleDegrees[0]), Math.toRadians(poleDegrees[1]), radius);
  }

  /**
   * The circle as a path, cut where it leaves the map on one side and comes back on the other.
   *
   * @param projection without jumps except at the map's edge
   * @param place from (longitude, latitude) to the picture
   */
  Path2D path(SkyProjection projection, BiFunction<Double, Double, Point2D> place) {
    Path2D path = new Path2D.Double();
    double before = Double.NaN;
    // Starts opposite to the centre, where a circle around a pole of the map meets the edge.
    double start = projection.centre() - poleLongitude;
    for (int k = 0; k <= POINTS; k++) {
      double turn = 2 * Math.PI * (k + 0.5) / POINTS;
      double[] direction = direction(start + turn);
      double x = projection.forward(direction[0], direction[1]).getX();
      Point2D point = place.apply(direction[0], direction[1]);
      if (Math.abs(x - before) < JUMP) {
        path.lineTo(point.getX(), point.getY());
      } else {
        path.moveTo(point.getX(), point.getY());
      }
      before = x;
    }
    return path;
  }

  /** The same circle along the axes of a view. */
  SkyCircle in(SkyView view) {
    double[] pole = view.shown(poleLongitude, poleLatitude);
    return new SkyCircle(pole[0], pole[1], radius);
  }

  /** Longitude and latitude at a position angle around the pole, by the spherical cosine rule. */
  private double[] direction(double angle) {
    double z =
        Math.sin(poleLatitude) * Math.cos(radius)
            + Math.cos(poleLatitude) * Math.sin(radius) * Math.cos(angle);
    double east = Math.sin(radius) * Math.sin(angle);
    double towards =
        Math.cos(poleLatitude) * Math.cos(radius)
            - Math.sin(poleLatitude) * Math.sin(radius) * Math.cos(angle);
    return new double[] {
      poleLongitude + Math.atan2(east, towards), Math.asin(Math.max(-1, Math.min(1, z)))
    };
  }
}
