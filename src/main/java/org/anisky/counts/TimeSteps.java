package org.anisky.counts;

import java.util.Locale;
import java.util.Optional;
import org.anisky.sky.LinearClock;
import org.anisky.sky.UtcText;

/**
 * Looks at the times of a list: whether they come in steps, and whether they are the times of
 * events at all. The step is the largest number of which all differences of times are multiples,
 * found by Euclid's algorithm; it costs nothing where two times are closer than any step that
 * matters.
 */
final class TimeSteps {
  /** Half a degree of sidereal time: a step that is not below is told. */
  private static final double SMALLEST_TOLD = 120;

  /** Julian dates in a double are good to 4e-5 s. */
  private static final double TOLERANCE = 1e-3;

  private static final int FEWEST_TIMES = 4;

  private static final double DAY = 86400;
  private static final double SIDEREAL_DAY = 2 * Math.PI / LinearClock.SIDEREAL_RATE;
  private static final double END_OF_1970 = 365 * DAY;

  /** 1980-01-06, where GPS time begins. */
  private static final double GPS_EPOCH = 315964800;

  private static final double FEWEST_IN_A_SECOND = 10;

  private TimeSteps() {}

  /**
   * The step of times.
   *
   * @param sorted growing, s; not modified
   * @return s; 0 when there is none of {@value #SMALLEST_TOLD} s or more, or too few times to tell
   */
  static double step(double[] sorted) {
    double step = 0;
    int different = 1;
    for (int k = 1; k < sorted.length; k++) {
      double difference = sorted[k] - sorted[k - 1];
      if (difference > TOLERANCE) {
        different++;
        step = commonDivisor(difference, step);
        if (step < SMALLEST_TOLD - TOLERANCE) {
          return 0;
        }
      }
    }
    return different < FEWEST_TIMES ? 0 : step;
  }

  private static double commonDivisor(double larger, double smaller) {
    double a = larger;
    double b = smaller;
    double tolerance = TOLERANCE * (1 + (b > 0 ? a / b : 0));
    while (b > tolerance) {
      double rest = Math.abs(a - b * Math.rint(a / b));
      a = b;
      b = rest;
    }
    return a;
  }

  /** What to say of the step; empty when there is none that matters. */
  static Optional<String> warningOfSteps(ThinnedEvents events, String list) {
    double step = step(events.sortedTimes());
    if (step == 0) {
      return Optional.empty();
    }
    double half = Math.PI * step / SIDEREAL_DAY;
    double left = step < SIDEREAL_DAY ? Math.sin(half) / half : 0;
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s: all times are in steps of %s, %.3g deg of sidereal time%s: structure below that is"
                + " smeared, and of the amplitude of a dipole %.3g is left",
            list,
            span(step),
            360 * step / SIDEREAL_DAY,
            isPowerOfTwo(step) || isPowerOfTwo(DAY / step)
                ? ", as numbers of single precision (float32) have them"
                : "",
            left));
  }

  private static boolean isPowerOfTwo(double number) {
    double rounded = Math.rint(number);
    return Math.abs(number / rounded - 1) < 1e-9
        && rounded > 1
        && Long.bitCount((long) rounded) == 1;
  }

  private static String span(double seconds) {
    return seconds < DAY / 10
        ? String.format(Locale.ROOT, "%.4g s", seconds)
        : String.format(Locale.ROOT, "%.4g days", seconds / DAY);
  }

  /**
   * What to say of times that can hardly be those of events.
   *
   * @param latest when the list was written, s; infinite when that is not known
   */
  static Optional<String> warningOfTimes(
      ThinnedEvents events, double first, double last, double latest, String list) {
    for (double origin : new double[] {0, GPS_EPOCH}) {
      long missing = events.eventsAt(origin);
      if (missing > 0 && last > origin) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "%s: %s%,.0f events have the time %s, 0 in its scale: is their time missing?",
                list,
                events.each() > 1 ? "about " : "",
                missing * events.each(),
                UtcText.of(origin)));
      }
    }
    if (last - first < 1 && events.events() >= FEWEST_IN_A_SECOND) {
      return Optional.of(
          list
              + ": all events lie within one second, at "
              + UtcText.of(first)
              + ": is the format of the time right?");
    }
    if (last < END_OF_1970) {
      return Optional.of(
          list
              + ": all events are of 1970 (the last "
              + UtcText.of(last)
              + "), as days are when they are read as seconds: is the format of the time right?");
    }
    if (last > latest + DAY) {
      return Optional.of(
          list
              + ": the last event, "
              + UtcText.of(last)
              + ", is later than the list itself, which was written "
              + UtcText.of(latest)
              + ": is the format of the time right? (GPS time read as unix time, or the reverse, is"
              + " 10 years off)");
    }
    return Optional.empty();
  }
}
