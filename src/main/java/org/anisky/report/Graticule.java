package org.anisky.report;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.function.BiFunction;

/**
 * Lines of equal longitude and latitude, every 30 degrees (2 hours), and what stands beside them:
 * latitudes outside the outline on the left, longitudes every 60 degrees (4 hours) under the
 * equator. Right ascension is written in hours, other longitudes in degrees.
 *
 * @param axes that are labelled
 * @param projection from directions to the unit ellipse
 * @param place from (longitude, latitude) to the picture
 */
record Graticule(
    AxesLabels axes, SkyProjection projection, BiFunction<Double, Double, Point2D> place) {
  private static final int LINE_STEP = 30;
  private static final int LABEL_STEP = 60;
  private static final int DEGREES_PER_HOUR = 15;

  /** A meridian is straight to a fraction of a pixel over this many degrees. */
  private static final int POINT_STEP = 2;

  /** Labels inside stay this far from the outline, deg of longitude. */
  private static final double EDGE = 10;

  /** Just inside the edge, rad: the edge itself could fall on either side. */
  private static final double INSIDE = 1e-9;

  private static final TextStyle LABEL = TextStyle.of(28);
  private static final double AIR = 16;
  private static final double LATITUDE_AIR = 20;

  /** Draws the lines alone, which belong under everything else. */
  void drawLines(Sheet sheet) {
    if (projection instanceof Polar polar) {
      new PolarGraticule(polar, place).drawLines(sheet);
      return;
    }
    for (int longitude = 0; longitude < 360; longitude += LINE_STEP) {
      if (Math.abs(offsetDegrees(longitude)) < 180 - EDGE) {
        Path2D meridian = new Path2D.Double();
        for (int latitude = -90; latitude <= 90; latitude += POINT_STEP) {
          Point2D point = at(longitude, latitude);
          if (latitude == -90) {
            meridian.moveTo(point.getX(), point.getY());
          } else {
            meridian.lineTo(point.getX(), point.getY());
          }
        }
        sheet.draw(meridian, Palette.GRATICULE, Palette.GRATICULE_PEN);
      }
    }
    for (int latitude = -60; latitude <= 60; latitude += LINE_STEP) {
      if (!projection.hasStraightParallels()) {
        drawParallel(sheet, latitude);
        continue;
      }
      Point2D left = edge(1, latitude);
      Point2D right = edge(-1, latitude);
      sheet.line(
          left.getX(),
          left.getY(),
          right.getX(),
          right.getY(),
          Palette.GRATICULE,
          Palette.GRATICULE_PEN);
    }
  }

  private void drawParallel(Sheet sheet, int latitude) {
    Path2D parallel = new Path2D.Double();
    for (int k = -180; k <= 180; k += POINT_STEP) {
      double offset = Math.max(-Math.PI + INSIDE, Math.min(Math.PI - INSIDE, Math.toRadians(k)));
      Point2D point = place.apply(projection.centre() + offset, Math.toRadians(latitude));
      if (k == -180) {
        parallel.moveTo(point.getX(), point.getY());
      } else {
        parallel.lineTo(point.getX(), point.getY());
      }
    }
    sheet.draw(parallel, Palette.GRATICULE, Palette.GRATICULE_PEN);
  }

  /** Writes the labels. */
  void drawLabels(Sheet sheet) {
    if (projection instanceof Polar polar) {
      new PolarGraticule(polar, place).drawLabels(sheet, this::longitudeText, this::latitudeText);
      return;
    }
    for (int latitude = -60; latitude <= 60; latitude += LINE_STEP) {
      if (latitude != 0) {
        Point2D point = edge(1, latitude);
        double normal = normal(latitude);
        sheet.textMiddle(
            latitudeText(latitude),
            point.getX() - LATITUDE_AIR * Math.cos(normal),
            point.getY() - LATITUDE_AIR * Math.sin(normal),
            LABEL.right());
      }
    }
    for (int longitude = 0; longitude < 360; longitude += LABEL_STEP) {
      if (Math.abs(offsetDegrees(longitude)) < 180 - EDGE) {
        Point2D point = at(longitude, 0);
        sheet.textMiddle(
            longitudeText(longitude), point.getX(), point.getY() + 26, LABEL.withHalo());
      } else if (Math.abs(Math.abs(offsetDegrees(longitude)) - 180) < 1e-6) {
        Point2D left = edge(1, 0);
        Point2D right = edge(-1, 0);
        boolean turn = longitude == 0;
        sheet.textMiddle(
            longitudeText(turn ? 360 : longitude), left.getX() - AIR, left.getY(), LABEL.right());
        sheet.textMiddle(longitudeText(longitude), right.getX() + AIR, right.getY(), LABEL.left());
      }
    }
  }

  /** Away from the outline at a right angle, since it is slanted there. */
  private double normal(int latitude) {
    if (projection.isBox()) {
      return 0;
    }
    Point2D unit =
        projection.forward(projection.centre() + Math.PI - INSIDE, Math.toRadians(latitude));
    double theta = Math.asin(unit.getY());
    return Math.atan2(2 * Math.sin(theta), Math.cos(theta));
  }

  private String longitudeText(int degrees) {
    return axes.hours() ? degrees / DEGREES_PER_HOUR + "ʰ" : degrees + "°";
  }

  private String latitudeText(int degrees) {
    if (axes.zenithAngles()) {
      return 90 - degrees + "°";
    }
    return (degrees < 0 ? "−" : "+") + Math.abs(degrees) + "°";
  }

  private double offsetDegrees(int longitude) {
    return Math.toDegrees(projection.offset(Math.toRadians(longitude)));
  }

  private Point2D at(int longitude, int latitude) {
    return place.apply(Math.toRadians(longitude), Math.toRadians(latitude));
  }

  /** A point of the outline: the left side is +1, the right side -1. */
  private Point2D edge(int side, int latitude) {
    return place.apply(projection.centre() + side * (Math.PI - INSIDE), Math.toRadians(latitude));
  }
}
