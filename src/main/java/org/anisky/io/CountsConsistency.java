package org.anisky.io;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anisky.InvalidInputException;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventBinner;
import org.anisky.counts.EventStatistics;
import org.anisky.sky.Degrees;

/**
 * Whether the counts of a file agree with what the file says of them. For the N events of a cell
 * with weights w &gt;= 0,
 *
 * <pre>  (sum w)^2 / N &lt;= sum w^2 &lt;= (sum w)^2,</pre>
 *
 * (Cauchy and Schwarz; no product of two weights is negative), so that a cell has at least (sum
 * w)^2 / sum w^2 events, and all cells together must not need more events than were used.
 *
 * @param where the file, for messages
 * @param counts read from it
 */
public record CountsConsistency(String where, DetectorCounts counts) {
  /** Sums of doubles in another order differ by less, relative. */
  private static final double ROUNDING = 1e-9;

  /** Integers up to here are added without rounding. */
  private static final double EXACT = 0x1p53;

  /** Squares of smaller weights are 0 or lose digits. */
  private static final double SMALLEST_SQUARED = 1e-150;

  /** 2100-01-01, unix time, s. */
  private static final double LATEST_UNIX_TIME = 4102444800.0;

  /**
   * The cut of counts that come from maps, which know sums of weights but not the number of events.
   */
  public static final String AZIMUTH_OF_MAPS = "azimuth of the files";

  private static final Pattern ZENITH_CUT = Pattern.compile("zenith <= (\\S+) deg.*");

  /**
   * @throws InvalidInputException that names what does not agree
   */
  public void check() {
    CountsOrigin origin = counts.origin();
    if (origin.eventsUsed() < 0) {
      throw refused("%d events used; there cannot be fewer than 0", origin.eventsUsed());
    }
    origin
        .eventsRejected()
        .forEach(
            (reason, number) -> {
              if (number < 0) {
                throw refused("%d events rejected as '%s'", number, Excerpt.of(reason));
              }
            });
    double mean = origin.meanUnixTime();
    if (!(Double.isNaN(mean) || mean >= 0 && mean <= LATEST_UNIX_TIME)) {
      throw refused("the mean unix time %s is outside the years 1970 to 2100", mean);
    }
    checkZenithCut(origin.cuts().get("field of view"));
    if (counts.isWeighted()) {
      checkSquares();
    } else {
      checkTotal();
    }
    counts.eventStatistics().ifPresent(this::checkEvents);
  }

  private void checkZenithCut(String cut) {
    Matcher matcher = ZENITH_CUT.matcher(cut == null ? "" : cut);
    String zenith = Degrees.text(counts.sky().fieldOfView().maxZenith());
    if (matcher.matches() && !matcher.group(1).equals(zenith)) {
      throw refused(
          "the events were cut at zenith %s deg but the field of view ends at %s deg",
          Excerpt.of(matcher.group(1)), zenith);
    }
  }

  /** Without weights the counts add up to the events; those of expected counts are rounded. */
  private void checkTotal() {
    Total sum = new Total();
    for (int tau = 0; tau < counts.binning().bins(); tau++) {
      counts.forEach(tau, sum);
    }
    double total = sum.events;
    long used = counts.origin().eventsUsed();
    double tolerance = sum.whole && total < EXACT ? 0 : 0.5 + ROUNDING * total;
    if (!(Math.abs(total - used) <= tolerance)) {
      throw refused("the counts add up to %s events but %d were used", text(total), used);
    }
  }

  private static final class Total implements DetectorCounts.CellVisitor {
    private double events;
    private boolean whole = true;

    @Override
    public void cell(int i, double n) {
      events += n;
      whole &= n == (long) n;
    }
  }

  private void checkSquares() {
    double needed = 0;
    for (int tau = 0; tau < counts.binning().bins(); tau++) {
      double[] sums = counts.bin(tau);
      double[] squares = counts.squaredWeights(tau);
      for (int i = 0; i < sums.length; i++) {
        needed += events(tau, i, sums[i], squares[i]);
      }
    }
    long used = counts.origin().eventsUsed();
    boolean ofMaps = counts.origin().cuts().containsKey(AZIMUTH_OF_MAPS);
    if (!ofMaps && !(needed <= used)) {
      throw refused(
          "sums and squared sums of the weights need at least %s events but %d were used",
          text(needed), used);
    }
  }

  /** The fewest events that a cell can have. */
  private double events(int tau, int i, double sum, double squares) {
    if (sum == 0 && squares == 0) {
      return 0;
    }
    if (sum < SMALLEST_SQUARED) {
      if (squares > SMALLEST_SQUARED * SMALLEST_SQUARED) {
        throw cell(tau, i, sum, squares);
      }
      return 1;
    }
    // Divided one after the other, so that large sums do not overflow.
    double events = sum / squares * sum;
    if (!(events >= 1 - ROUNDING)) {
      throw cell(tau, i, sum, squares);
    }
    return Math.ceil(events * (1 - ROUNDING));
  }

  private InvalidInputException cell(int tau, int i, double sum, double squares) {
    return refused(
        "sidereal bin %d, pixel %d: weights that sum to %s cannot have squares that sum to %s",
        tau, counts.sky().gridPixel(i), sum, squares);
  }

  /** Sums over events are of those in view and of those that only the field of view left out. */
  private void checkEvents(EventStatistics statistics) {
    CountsOrigin origin = counts.origin();
    Long outside = origin.eventsRejected().get(EventBinner.OUTSIDE_FIELD_OF_VIEW);
    if (outside != null && statistics.all().events() != origin.eventsUsed() + outside) {
      throw refused(
          "sums over %s events but %d were used and %d were outside the field of view",
          text(statistics.all().events()), origin.eventsUsed(), outside);
    }
  }

  private static String text(double number) {
    return number == Math.rint(number) && number < EXACT
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }

  private InvalidInputException refused(String format, Object... arguments) {
    return InvalidInputException.of(
        "%s does not agree with itself: %s",
        where, InvalidInputException.of(format, arguments).getMessage());
  }
}
