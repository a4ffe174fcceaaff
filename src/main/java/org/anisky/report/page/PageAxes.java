package org.anisky.report.page;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.UnaryOperator;
import org.anisky.sky.Precession;
import org.anisky.sky.Rotation;

/** Rotations between the axes of maps, as the scripts of a page take them: (9), row by row. */
final class PageAxes {
  static final double[][] UNIT = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

  private PageAxes() {}

  /**
   * From ICRS to the mean equator and equinox of the events; the unit matrix when their time is not
   * known.
   *
   * @param epoch as in the header of a map
   */
  static double[][] fromIcrs(String epoch) {
    try {
      return Precession.ofDay(Instant.parse(epoch).getEpochSecond());
    } catch (DateTimeParseException e) {
      return UNIT;
    }
  }

  /**
   * A rotation after another.
   *
   * @param first shape (3, 3); not modified
   * @param then turns a vector
   */
  static double[] turned(double[][] first, UnaryOperator<double[]> then) {
    double[] flat = new double[Rotation.AXES * Rotation.AXES];
    for (int column = 0; column < Rotation.AXES; column++) {
      double[] axis = Rotation.turn(first, UNIT[column]);
      double[] turned = then.apply(axis);
      for (int row = 0; row < Rotation.AXES; row++) {
        flat[Rotation.AXES * row + column] = turned[row];
      }
    }
    return flat;
  }

  /**
   * From (right ascension - sidereal time, declination) to the horizon: x to the North, y to the
   * West, z to the zenith. The meridian is at longitude 0, West at the hour angle of 6 h.
   *
   * @param latitude of the site, rad
   */
  static double[] horizon(double latitude) {
    double sine = Math.sin(latitude);
    double cosine = Math.cos(latitude);
    return new double[] {-sine, 0, cosine, 0, -1, 0, cosine, 0, sine};
  }
}
