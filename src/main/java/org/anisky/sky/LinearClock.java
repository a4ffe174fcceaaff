package org.anisky.sky;

import java.util.Locale;
import org.anisky.InvalidInputException;

/**
 * Local sidereal time as a straight line in unix time, as many analyses of the field compute it: S
 * = (rate t + S0) modulo 2 pi. The numbers equal numpy's {@code (rate * t + s0) % (2 * pi)} to the
 * last bit.
 *
 * <p>S0 is <em>local</em>: Greenwich mean sidereal time at the unix epoch plus the longitude, so
 * the observatory handed to {@link #localSiderealTime} does not enter; a clock belongs to one
 * observatory. Solar time is UTC plus the observatory's longitude.
 *
 * @param siderealTimeAtEpoch S0, local sidereal time at 1970-01-01 00:00 UTC, rad, finite
 * @param siderealRate rad/s, positive and finite
 */
public record LinearClock(double siderealTimeAtEpoch, double siderealRate)
    implements SiderealClock {
  /** Tropical year, mean solar days: one more sidereal turn than solar turns. */
  public static final double TROPICAL_YEAR_DAYS = 365.24217;

  /** 2 pi (1/86400 + 1/(365.24217 x 86400)), rad/s: 366.24217 turns in 365.24217 days. */
  public static final double SIDEREAL_RATE =
      TURN * (1 / SECONDS_PER_DAY + 1 / (TROPICAL_YEAR_DAYS * SECONDS_PER_DAY));

  /** Checks the ranges, so that NaN fails too. */
  public LinearClock {
    if (!Double.isFinite(siderealTimeAtEpoch)) {
      throw InvalidInputException.of(
          "linear clock: local sidereal time at the unix epoch of %s rad is not a finite angle",
          siderealTimeAtEpoch);
    }
    if (!(siderealRate > 0 && siderealRate < Double.POSITIVE_INFINITY)) {
      throw InvalidInputException.of(
          "linear clock: rate of %s rad/s must be positive and finite", siderealRate);
    }
  }

  /** A clock that runs at {@link #SIDEREAL_RATE}. */
  public static LinearClock of(double siderealTimeAtEpoch) {
    return new LinearClock(siderealTimeAtEpoch, SIDEREAL_RATE);
  }

  @Override
  public double localSiderealTime(double unixTime, Observatory observatory) {
    return oneTurn(siderealRate * unixTime + siderealTimeAtEpoch);
  }

  @Override
  public double localSolarTime(double unixTime, Observatory observatory) {
    double seconds = unixTime - Math.floor(unixTime / SECONDS_PER_DAY) * SECONDS_PER_DAY;
    return oneTurn(TURN * (seconds / SECONDS_PER_DAY) + observatory.longitude());
  }

  /** The exact remainder, as numpy takes it; subtracting whole turns would round twice. */
  private static double oneTurn(double angle) {
    double remainder = angle % TURN;
    double reduced = remainder < 0 ? remainder + TURN : remainder;
    return reduced == TURN ? 0 : reduced;
  }

  @Override
  public String describe() {
    return String.format(
        Locale.ROOT,
        "linear: local sidereal time %s rad at the unix epoch, rate %s rad/s",
        siderealTimeAtEpoch,
        siderealRate);
  }
}
