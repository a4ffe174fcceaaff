package org.anisky.counts;

import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;

/**
 * Counts n[tau][i] of one detector: events (or sums of weights) per sidereal bin tau and local
 * pixel i in view. Immutable; the arrays are not copied, because they are large: whoever hands them
 * in gives them away.
 */
public final class DetectorCounts {
  private final String name;
  private final LocalSky sky;
  private final SiderealBinning binning;
  private final TimeFrame timeFrame;
  private final double[][] counts;
  private final double[][] squaredWeights;
  private final CountsOrigin origin;
  private final Optional<EventStatistics> eventStatistics;

  /** Counts without sums over their events. */
  public DetectorCounts(
      String name,
      LocalSky sky,
      SiderealBinning binning,
      TimeFrame timeFrame,
      double[][] counts,
      double[][] squaredWeights,
      CountsOrigin origin) {
    this(name, sky, binning, timeFrame, counts, squaredWeights, origin, Optional.empty());
  }

  /**
   * @param name of the detector, as in messages and results
   * @param counts n[tau][i], events, shape (T, P), finite and &gt;= 0; not copied, not modified
   * @param squaredWeights sums of squared weights, shape (T, P), or null when every weight is 1;
   *     not copied, not modified
   * @param eventStatistics sums over the events, when they were asked for
   * @throws InvalidInputException with bin and pixel when a count is negative or not finite
   */
  public DetectorCounts(
      String name,
      LocalSky sky,
      SiderealBinning binning,
      TimeFrame timeFrame,
      double[][] counts,
      double[][] squaredWeights,
      CountsOrigin origin,
      Optional<EventStatistics> eventStatistics) {
    this.name = name;
    this.sky = sky;
    this.binning = binning;
    this.timeFrame = timeFrame;
    this.counts = counts;
    this.squaredWeights = squaredWeights;
    this.origin = origin;
    this.eventStatistics = eventStatistics;
    check("count", counts);
    if (squaredWeights != null) {
      check("sum of squared weights", squaredWeights);
    }
  }

  /** The same counts with another origin. */
  DetectorCounts withOrigin(CountsOrigin other) {
    return new DetectorCounts(
        name, sky, binning, timeFrame, counts, squaredWeights, other, eventStatistics);
  }

  private void check(String what, double[][] table) {
    if (table.length != binning.bins()) {
      throw InvalidInputException.of(
          "%s: %d sidereal bins of counts, but the binning has %d",
          name, table.length, binning.bins());
    }
    for (int tau = 0; tau < table.length; tau++) {
      if (table[tau].length != sky.size()) {
        throw InvalidInputException.of(
            "%s: sidereal bin %d has %d pixels, but %d are in view",
            name, tau, table[tau].length, sky.size());
      }
      for (int i = 0; i < table[tau].length; i++) {
        double n = table[tau][i];
        if (!(n >= 0 && n < Double.POSITIVE_INFINITY)) {
          throw InvalidInputException.of(
              "%s: sidereal bin %d, pixel %d: %s is %s; it must be finite and >= 0",
              name, tau, sky.gridPixel(i), what, n);
        }
      }
    }
  }

  /** Name of the detector. */
  public String name() {
    return name;
  }

  /** The pixels in view. */
  public LocalSky sky() {
    return sky;
  }

  /** The sidereal bins. */
  public SiderealBinning binning() {
    return binning;
  }

  /** What "sidereal" means here. */
  public TimeFrame timeFrame() {
    return timeFrame;
  }

  /** n_{tau i}, events. */
  public double count(int tau, int i) {
    return counts[tau][i];
  }

  /** One sidereal bin, shape (P); shared, must not be modified. */
  public double[] bin(int tau) {
    return counts[tau];
  }

  /** Whether weights other than 1 were summed. */
  public boolean isWeighted() {
    return squaredWeights != null;
  }

  /** Sums of squared weights of one sidereal bin, shape (P); shared, must not be modified. */
  public double[] squaredWeights(int tau) {
    return squaredWeights == null ? counts[tau] : squaredWeights[tau];
  }

  /** The same with remarks about its events. */
  public DetectorCounts withRemarks(java.util.List<String> remarks) {
    return withOrigin(origin.withRemarks(remarks));
  }

  /** Where the counts come from. */
  public CountsOrigin origin() {
    return origin;
  }

  /** Sums over the events themselves, when they were asked for. */
  public Optional<EventStatistics> eventStatistics() {
    return eventStatistics;
  }
}
