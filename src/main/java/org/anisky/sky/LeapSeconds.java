package org.anisky.sky;

import java.util.Arrays;
import org.jastronomy.jsofa.JSOFA;
import org.jastronomy.jsofa.JSOFAException;

/**
 * Atomic time minus UTC as steps in unix time, taken from SOFA's {@code dat} once, because asking
 * it at every event would cost more than the sidereal time itself.
 *
 * <p>Before 1972 the difference drifted; the value at the start of the month is used. After the
 * last step known to the library the last value holds. Neither matters: sidereal time depends on
 * this difference by the precession alone, 7e-12 rad per second.
 */
final class LeapSeconds {
  private static final int FIRST_YEAR = 1970;

  /** The library was made in 2021 and knows of no leap second after it; none was announced. */
  private static final int LAST_YEAR = 2021;

  /** Unix times of the steps, s, ascending, and the differences from there on, s. */
  private static final double[] STEPS;

  private static final double[] DIFFERENCES;

  static {
    int months = 12 * (LAST_YEAR - FIRST_YEAR + 1);
    double[] steps = new double[months];
    double[] differences = new double[months];
    int size = 0;
    try {
      for (int month = 0; month < months; month++) {
        int year = FIRST_YEAR + month / 12;
        double difference = JSOFA.jauDat(year, month % 12 + 1, 1, 0);
        if (size == 0 || difference != differences[size - 1]) {
          JSOFA.JulianDate start = JSOFA.jauCal2jd(year, month % 12 + 1, 1);
          steps[size] =
              (start.djm0 - MeanSiderealClock.JULIAN_DATE_OF_UNIX_EPOCH + start.djm1)
                  * SiderealClock.SECONDS_PER_DAY;
          differences[size++] = difference;
        }
      }
    } catch (JSOFAException e) {
      throw new IllegalStateException("leap seconds of the calendar's own months", e);
    }
    STEPS = Arrays.copyOf(steps, size);
    DIFFERENCES = Arrays.copyOf(differences, size);
  }

  private LeapSeconds() {}

  /**
   * TAI - UTC.
   *
   * @param unixTime s
   * @return s; before 1970 the value of 1970
   */
  static double taiMinusUtc(double unixTime) {
    // From the end: nearly every event is younger than the last step.
    int step = STEPS.length - 1;
    while (step > 0 && unixTime < STEPS[step]) {
      step--;
    }
    return DIFFERENCES[step];
  }
}
