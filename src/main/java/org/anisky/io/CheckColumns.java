package org.anisky.io;

import java.util.Objects;
import org.anisky.InvalidInputException;
import org.anisky.sky.Equinox;

/**
 * Columns with the equatorial directions that a list gives beside local ones: they are not used but
 * compared with what follows from zenith, azimuth, time and site. Immutable.
 *
 * @param declination column
 * @param declinationUnit of it
 * @param rightAscension column
 * @param rightAscensionUnit of it
 * @param equinox of both
 */
public record CheckColumns(
    ColumnReference declination,
    AngleUnit declinationUnit,
    ColumnReference rightAscension,
    AngleUnit rightAscensionUnit,
    Equinox equinox) {
  private static final double TURN = 2 * Math.PI;

  /** Checks that everything is there. */
  public CheckColumns {
    Objects.requireNonNull(declination, "declination");
    Objects.requireNonNull(declinationUnit, "declinationUnit");
    Objects.requireNonNull(rightAscension, "rightAscension");
    Objects.requireNonNull(rightAscensionUnit, "rightAscensionUnit");
    Objects.requireNonNull(equinox, "equinox");
  }

  /**
   * Declination.
   *
   * @param value in {@link #declinationUnit()}
   * @return rad
   * @throws InvalidInputException unless it is in [-90, 90] deg
   */
  public double toDeclination(double value, ColumnPlace place) {
    double angle = declinationUnit.toRadians(value);
    if (!(Math.abs(angle) <= Math.PI / 2)) {
      throw InvalidInputException.of(
          "%s: declination %s %s is outside [-90, 90] deg",
          place.describe(declination), value, declinationUnit.key());
    }
    return angle;
  }

  /**
   * Right ascension.
   *
   * @param value in {@link #rightAscensionUnit()}
   * @return rad, not reduced to one turn
   * @throws InvalidInputException unless it is in [-360, 360] deg
   */
  public double toRightAscension(double value, ColumnPlace place) {
    double angle = rightAscensionUnit.toRadians(value);
    if (!(Math.abs(angle) <= TURN)) {
      throw InvalidInputException.of(
          "%s: right ascension %s %s is outside [-360, 360] deg",
          place.describe(rightAscension), value, rightAscensionUnit.key());
    }
    return angle;
  }
}
