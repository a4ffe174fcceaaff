package org.anisky.sky;

/**
 * What the Earth's rotation says at an instant: local mean sidereal time S and local mean solar
 * time U of an observatory, as angles. Together with {@link TimeFrame} it gives all four frames.
 *
 * <p>Instants are unix time: seconds since 1970-01-01 00:00 UTC in days of exactly 86400 s, leap
 * seconds not counted. Clocks are immutable values, safe to share between threads; a call allocates
 * nothing. An instant that is not finite gives NaN.
 */
public sealed interface SiderealClock permits MeanSiderealClock, LinearClock {
  /** One turn, rad. */
  double TURN = 2 * Math.PI;

  /** One day, s. */
  double SECONDS_PER_DAY = 86400;

  /**
   * Local mean sidereal time S: the right ascension, in the equinox of date, on the meridian.
   *
   * @param unixTime s
   * @param observatory whose meridian is meant
   * @return rad, in [0, 2 pi)
   */
  double localSiderealTime(double unixTime, Observatory observatory);

  /**
   * Local mean solar time U: 0 at local mean midnight, pi at local mean noon.
   *
   * @param unixTime s
   * @param observatory whose meridian is meant
   * @return rad, in [0, 2 pi)
   */
  double localSolarTime(double unixTime, Observatory observatory);

  /** How fast sidereal time goes, rad/s, good to 1e-8 of itself. */
  double siderealRate();

  /** How sidereal time is computed, for a person. */
  String describe();

  /**
   * The angle of a time frame.
   *
   * @param frame which of the four
   * @param unixTime s
   * @param observatory whose meridian is meant
   * @return rad, not reduced to one turn
   */
  default double angle(TimeFrame frame, double unixTime, Observatory observatory) {
    double sidereal = frame == TimeFrame.SOLAR ? 0 : localSiderealTime(unixTime, observatory);
    double solar = frame == TimeFrame.SIDEREAL ? 0 : localSolarTime(unixTime, observatory);
    return frame.angle(sidereal, solar);
  }
}
