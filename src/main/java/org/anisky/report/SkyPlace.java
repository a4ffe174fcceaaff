package org.anisky.report;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * Where a map of the sky stands on a figure.
 *
 * @param projection onto a shape of half axes 1
 * @param centreX px
 * @param centreY px
 * @param halfWidth half axis to the right, px
 * @param halfHeight half axis upwards, px
 */
record SkyPlace(
    SkyProjection projection, double centreX, double centreY, double halfWidth, double halfHeight) {
  /** Where a direction is, px. */
  Point2D position(double longitude, double latitude) {
    Point2D unit = projection.forward(longitude, latitude);
    return new Point2D.Double(
        centreX + halfWidth * unit.getX(), centreY - halfHeight * unit.getY());
  }

  /** The edge of the sky. */
  Shape outline() {
    if (projection.isBox()) {
      return new Rectangle2D.Double(
          centreX - halfWidth, centreY - halfHeight, 2 * halfWidth, 2 * halfHeight);
    }
    return new Ellipse2D.Double(
        centreX - halfWidth, centreY - halfHeight, 2 * halfWidth, 2 * halfHeight);
  }
}
