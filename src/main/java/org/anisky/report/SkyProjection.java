package org.anisky.report;

import java.awt.geom.Point2D;

/**
 * From the sky onto a shape whose half axes are 1, x to the right and y up: north up, longitude
 * growing to the left, as on the sky seen from inside.
 */
sealed interface SkyProjection permits Mollweide, Hammer, Cartesian, Polar {
  /** A horizontal line of the picture. */
  interface Row {
    /** How far the sky reaches to each side, in [0, 1]. */
    double half();

    /** The sine of the latitude at a place of the line. */
    double z(double x);

    /** Longitude there, rad, not reduced. */
    double longitude(double x);
  }

  /** Name in options and descriptions. */
  String key();

  /** Longitude in the middle, rad. */
  double centre();

  /** Where a direction lies. */
  Point2D forward(double longitude, double latitude);

  /**
   * A line of the picture.
   *
   * @param y in (-1, 1)
   */
  Row row(double y);

  /** Width of the shape over its height. */
  double aspect();

  /** Whether the shape is a rectangle, not an ellipse. */
  default boolean isBox() {
    return false;
  }

  /** Whether lines of equal latitude are straight. */
  default boolean hasStraightParallels() {
    return false;
  }

  /** Whether a direction is on the picture. */
  default boolean shows(double latitude) {
    return true;
  }

  /** Longitude minus that of the centre, rad, in [-pi, pi). */
  default double offset(double longitude) {
    double turns = (longitude - centre()) / (2 * Math.PI);
    return 2 * Math.PI * (turns - Math.floor(turns + 0.5));
  }
}
