package org.anisky.simulation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.anisky.InvalidInputException;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealClock;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Instants of one calendar year (UTC) at which the local sidereal time has a given value, one in
 * each whole sidereal day from the year's beginning: the clock read backwards. Immutable.
 */
final class SiderealInstants {
  /** Mean sidereal day, s (IERS Conventions 2010: 86400/1.00273781191135448). */
  private static final double SIDEREAL_DAY = 86164.09053;

  /** Each brings the time 1e5 times nearer, from at most a few seconds to below 1e-7 s. */
  private static final int CORRECTIONS = 3;

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2099;

  private final SiderealClock clock;
  private final Observatory observatory;
  private final double start;
  private final int days;

  /**
   * @param year in [1970, 2099]
   */
  SiderealInstants(SiderealClock clock, Observatory observatory, int year) {
    if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
      throw InvalidInputException.of(
          "year %d of the simulated events is outside [%d, %d]", year, FIRST_YEAR, LAST_YEAR);
    }
    this.clock = clock;
    this.observatory = observatory;
    start = beginning(year);
    days = (int) ((beginning(year + 1) - start) / SIDEREAL_DAY);
  }

  private static double beginning(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }

  /**
   * The instant in a random sidereal day.
   *
   * @param siderealTime local, rad
   * @return unix time, s
   */
  double draw(double siderealTime, UniformRandomProvider random) {
    double fromStart = siderealTime - clock.localSiderealTime(start, observatory);
    double turns = fromStart / SiderealClock.TURN;
    double time = start + (turns - Math.floor(turns) + random.nextInt(days)) * SIDEREAL_DAY;
    for (int k = 0; k < CORRECTIONS; k++) {
      double error = siderealTime - clock.localSiderealTime(time, observatory);
      time += Math.IEEEremainder(error, SiderealClock.TURN) / SiderealClock.TURN * SIDEREAL_DAY;
    }
    return time;
  }

  /** Local sidereal time of an instant, rad. */
  double siderealTime(double unixTime) {
    return clock.localSiderealTime(unixTime, observatory);
  }
}
