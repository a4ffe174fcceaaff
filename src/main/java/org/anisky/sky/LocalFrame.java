package org.anisky.sky;

/**
 * The rotation between the horizon and the equator at one latitude.
 *
 * <p>Axes. Horizon: x North, y East, z zenith, so that a direction is (sin zenith cos azimuth, sin
 * zenith sin azimuth, cos zenith). Equator, turning with the Earth: X to the meridian (hour angle
 * 0, declination 0), Y to the East point (hour angle -6 h), Z to the north celestial pole, so that
 * a direction is (cos dec cos h, -cos dec sin h, sin dec) and the longitude in this frame is right
 * ascension minus local sidereal time, -h. With sl, cl the sine and cosine of the latitude
 *
 * <pre>
 *   X = -sl x + cl z      x = -sl X + cl Z
 *   Y =  y                y =  Y
 *   Z =  cl x + sl z      z =  cl X + sl Z
 * </pre>
 *
 * At a geographic pole "North" is the limit along the observatory's longitude, and nothing is
 * singular. The rotation is its own inverse in form: both directions read the same two rows.
 *
 * <p>{@link #toLocal} and {@link #toEquatorAtSiderealZero} serve single directions, with the same
 * bits on every machine: whole rings of pixel centres may fall on borders of pixels when they are
 * turned (at the poles they do), and rounding decides where they belong. A loop over millions of
 * events wants one or two numbers and no objects: it takes the sines once and calls {@link
 * #cosZenith}, {@link #northWestLongitude}, {@link #sinDeclination} or {@link
 * #longitudeAtSiderealZero}, whose arguments are the components above.
 */
public final class LocalFrame {
  private final double sinLatitude;
  private final double cosLatitude;

  private LocalFrame(double latitude) {
    sinLatitude = StrictMath.sin(latitude);
    // cos(pi/2) is 6e-17 in floating point; at the poles the frames coincide exactly.
    cosLatitude = Math.abs(latitude) == Math.PI / 2 ? 0 : StrictMath.cos(latitude);
  }

  /** The frame of an observatory. */
  public static LocalFrame of(Observatory observatory) {
    return new LocalFrame(observatory.latitude());
  }

  /**
   * Zenith and azimuth of a direction.
   *
   * @param hourAngle rad, positive West
   * @param declination rad
   * @return zenith in [0, pi], azimuth from North through East in [0, 2 pi)
   */
  public LocalDirection toLocal(double hourAngle, double declination) {
    double cosDec = StrictMath.cos(declination);
    double eqX = cosDec * StrictMath.cos(hourAngle);
    double eqY = -cosDec * StrictMath.sin(hourAngle);
    double eqZ = StrictMath.sin(declination);
    double north = firstRow(eqX, eqZ);
    // The arc tangent keeps its precision at the zenith, where the arc cosine loses half the
    // digits.
    double zenith = StrictMath.atan2(StrictMath.hypot(north, eqY), secondRow(eqX, eqZ));
    return new LocalDirection(zenith, Turn.positive(StrictMath.atan2(eqY, north)));
  }

  /**
   * Right ascension minus local sidereal time (minus the hour angle) and declination.
   *
   * @return the right ascension of the direction at local sidereal time 0, in [0, 2 pi), and its
   *     declination
   */
  public EquatorialDirection toEquatorAtSiderealZero(LocalDirection direction) {
    double sinZenith = StrictMath.sin(direction.zenith());
    double north = sinZenith * StrictMath.cos(direction.azimuth());
    double east = sinZenith * StrictMath.sin(direction.azimuth());
    double up = StrictMath.cos(direction.zenith());
    double eqX = firstRow(north, up);
    double declination = StrictMath.atan2(secondRow(north, up), StrictMath.hypot(eqX, east));
    return new EquatorialDirection(Turn.positive(StrictMath.atan2(east, eqX)), declination);
  }

  /**
   * Cosine of the zenith angle of an equatorial direction.
   *
   * @param eqX cos dec cos h
   * @param eqZ sin dec
   * @return z in [-1, 1]
   */
  public double cosZenith(double eqX, double eqZ) {
    return withinOne(secondRow(eqX, eqZ));
  }

  /**
   * Longitude of an equatorial direction on a local map with x North, y West ({@link
   * AzimuthConvention#NORTH_WEST}), minus the azimuth.
   *
   * @param eqX cos dec cos h
   * @param eqY -cos dec sin h, towards the East
   * @param eqZ sin dec
   * @return rad, in [-pi, pi]
   */
  public double northWestLongitude(double eqX, double eqY, double eqZ) {
    return Math.atan2(-eqY, firstRow(eqX, eqZ));
  }

  /**
   * Sine of the declination of a local direction.
   *
   * @param north sin zenith cos azimuth
   * @param up cos zenith
   * @return in [-1, 1]
   */
  public double sinDeclination(double north, double up) {
    return withinOne(secondRow(north, up));
  }

  /**
   * Right ascension minus local sidereal time of a local direction, minus the hour angle.
   *
   * @param north sin zenith cos azimuth
   * @param east sin zenith sin azimuth
   * @param up cos zenith
   * @return rad, in [-pi, pi]
   */
  public double longitudeAtSiderealZero(double north, double east, double up) {
    return Math.atan2(east, firstRow(north, up));
  }

  /** North from (X, Z), or X from (north, up). */
  private double firstRow(double first, double third) {
    return -sinLatitude * first + cosLatitude * third;
  }

  /** Up from (X, Z), or Z from (north, up). */
  private double secondRow(double first, double third) {
    return cosLatitude * first + sinLatitude * third;
  }

  /** Takes off the last bit by which a rotated unit vector may exceed 1. */
  private static double withinOne(double cosine) {
    return Math.max(-1, Math.min(1, cosine));
  }
}
