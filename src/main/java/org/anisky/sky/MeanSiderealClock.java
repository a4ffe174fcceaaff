package org.anisky.sky;

import java.util.Locale;
import org.anisky.InvalidInputException;
import org.jastronomy.jsofa.JSOFA;

/**
 * Greenwich mean sidereal time of the IAU 2006 precession (Capitaine, Wallace and Chapront 2003, A
 * and A 412, 567; SOFA's {@code gmst06}) plus the longitude. Mean: the nutation in right ascension,
 * at most 1.2 s of time or 0.005 deg, is left out, as are polar motion and the deflection of the
 * vertical.
 *
 * @param ut1MinusUtc UT1 - UTC, s, in [-1, 1]; 0 costs at most 0.9 s of time, 0.004 deg
 */
public record MeanSiderealClock(double ut1MinusUtc) implements SiderealClock {
  /** Julian date of 1970-01-01 00:00. */
  static final double JULIAN_DATE_OF_UNIX_EPOCH = 2440587.5;

  /** Julian date of J2000, 2000-01-01 12:00 TT. */
  static final double J2000 = 2451545.0;

  /** Terrestrial time minus atomic time, s, by definition (IAU 1991). */
  static final double TT_MINUS_TAI = 32.184;

  /** Sidereal turns per day of UT1 (IAU 2006); precession changes it by 6e-11 in a century. */
  private static final double TURNS_PER_DAY = 1.00273790935;

  /** Checks the range, so that NaN fails too. */
  public MeanSiderealClock {
    if (!(Math.abs(ut1MinusUtc) <= 1)) {
      throw InvalidInputException.of("UT1 - UTC of %s s is outside [-1, 1] s", ut1MinusUtc);
    }
  }

  @Override
  public double localSiderealTime(double unixTime, Observatory observatory) {
    double day = Math.floor(unixTime / SECONDS_PER_DAY);
    double seconds = unixTime - day * SECONDS_PER_DAY;
    // Whole days and the fraction go apart: a Julian date in one double is good to 40 us only.
    double wholeDays = JULIAN_DATE_OF_UNIX_EPOCH + day;
    double ut1 = (seconds + ut1MinusUtc) / SECONDS_PER_DAY;
    double tt = (seconds + LeapSeconds.taiMinusUtc(unixTime) + TT_MINUS_TAI) / SECONDS_PER_DAY;
    double greenwich = JSOFA.jauGmst06(wholeDays, ut1, wholeDays, tt);
    return oneTurn(greenwich + observatory.longitude());
  }

  @Override
  public double localSolarTime(double unixTime, Observatory observatory) {
    double seconds = unixTime - Math.floor(unixTime / SECONDS_PER_DAY) * SECONDS_PER_DAY;
    double ut1 = (seconds + ut1MinusUtc) / SECONDS_PER_DAY;
    return oneTurn(TURN * ut1 + observatory.longitude());
  }

  @Override
  public double siderealRate() {
    return TURN * TURNS_PER_DAY / SECONDS_PER_DAY;
  }

  /** Reduces an angle within a few turns of zero to [0, 2 pi). */
  private static double oneTurn(double angle) {
    double reduced = angle;
    while (reduced >= TURN) {
      reduced -= TURN;
    }
    while (reduced < 0) {
      reduced += TURN;
    }
    // A sum of a tiny negative angle and a turn rounds to the turn.
    return reduced == TURN ? 0 : reduced;
  }

  @Override
  public String describe() {
    return String.format(
        Locale.ROOT, "mean sidereal time (IAU 2006), UT1 - UTC = %s s", ut1MinusUtc);
  }
}
