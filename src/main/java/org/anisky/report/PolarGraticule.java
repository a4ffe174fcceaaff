package org.anisky.report;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/**
 * Circles of equal latitude and straight meridians around a pole, every 30 degrees, with latitudes
 * along the middle meridian and longitudes outside, every 60 degrees.
 *
 * @param projection around which pole
 * @param place from (longitude, latitude) to the picture
 */
record PolarGraticule(Polar projection, BiFunction<Double, Double, Point2D> place) {
  private static final int STEP = 30;
  private static final int LABEL_STEP = 60;
  private static final int POINT_STEP = 2;

  /** Labels of longitudes stand so far outside of the outline, parts of its radius. */
  private static final double OUTSIDE = 1.07;

  private static final TextStyle LABEL = TextStyle.of(28);

  private int side() {
    return projection.south() ? -1 : 1;
  }

  private Point2D at(int longitude, int latitude) {
    return place.apply(Math.toRadians(longitude), Math.toRadians(side() * latitude));
  }

  void drawLines(Sheet sheet) {
    for (int longitude = 0; longitude < 360; longitude += STEP) {
      Point2D pole = at(longitude, 90);
      Point2D edge = at(longitude, 0);
      sheet.line(
          pole.getX(),
          pole.getY(),
          edge.getX(),
          edge.getY(),
          Palette.GRATICULE,
          Palette.GRATICULE_PEN);
    }
    for (int latitude = STEP; latitude < 90; latitude += STEP) {
      Path2D circle = new Path2D.Double();
      for (int longitude = 0; longitude < 360; longitude += POINT_STEP) {
        Point2D point = at(longitude, latitude);
        if (longitude == 0) {
          circle.moveTo(point.getX(), point.getY());
        } else {
          circle.lineTo(point.getX(), point.getY());
        }
      }
      circle.closePath();
      sheet.draw(circle, Palette.GRATICULE, Palette.GRATICULE_PEN);
    }
  }

  void drawLabels(Sheet sheet, IntFunction<String> longitudes, IntFunction<String> latitudes) {
    int middle = (int) Math.round(Math.toDegrees(projection.centre()));
    for (int latitude = STEP; latitude < 90; latitude += STEP) {
      Point2D point = at(middle, latitude);
      sheet.textMiddle(
          latitudes.apply(side() * latitude), point.getX(), point.getY(), LABEL.withHalo());
    }
    Point2D pole = at(0, 90);
    for (int longitude = 0; longitude < 360; longitude += LABEL_STEP) {
      Point2D edge = at(longitude, 0);
      sheet.textMiddle(
          longitudes.apply(longitude),
          pole.getX() + OUTSIDE * (edge.getX() - pole.getX()),
          pole.getY() + OUTSIDE * (edge.getY() - pole.getY()),
          LABEL);
    }
  }
}
