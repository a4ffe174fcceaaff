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
 * singular.
 */
public final class LocalFrame {
  private final double sinLatitude;
  private final double cosLatitude;

  private LocalFrame(double latitude) {
    sinLatitude = Math.sin(latitude);
    // cos(pi/2) is 6e-17 in floating point; at the poles the frames coincide exactly.
    cosLatitude = Math.abs(latitude) == Math.PI / 2 ? 0 : Math.cos(latitude);
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
   */
  public LocalDirection toLocal(double hourAngle, double declination) {
    double cosDec = Math.cos(declination);
    double eqX = cosDec * Math.cos(hourAngle);
    double eqY = -cosDec * Math.sin(hourAngle);
    double eqZ = Math.sin(declination);
    double north = -sinLatitude * eqX + cosLatitude * eqZ;
    double up = cosLatitude * eqX + sinLatitude * eqZ;
    return new LocalDirection(
        Math.atan2(Math.hypot(north, eqY), up), positiveTurn(Math.atan2(eqY, north)));
  }

  /**
   * Right ascension minus local sidereal time (minus the hour angle) and declination.
   *
   * @return the right ascension of the direction at local sidereal time 0, in [0, 2 pi), and its
   *     declination
   */
  public EquatorialDirection toEquatorAtSiderealZero(LocalDirection direction) {
    double sinZenith = Math.sin(direction.zenith());
    double north = sinZenith * Math.cos(direction.azimuth());
    double east = sinZenith * Math.sin(direction.azimuth());
    double up = Math.cos(direction.zenith());
    double eqX = -sinLatitude * north + cosLatitude * up;
    double eqZ = cosLatitude * north + sinLatitude * up;
    return new EquatorialDirection(
        positiveTurn(Math.atan2(east, eqX)), Math.atan2(eqZ, Math.hypot(eqX, east)));
  }

  private static double positiveTurn(double angle) {
    return angle < 0 ? angle + 2 * Math.PI : angle;
  }
}
