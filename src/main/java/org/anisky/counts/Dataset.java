package org.anisky.counts;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.anisky.InvalidInputException;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;

/**
 * What every strategy takes: the counts of one or more detectors that see one common sky. That they
 * fit together is checked here, once.
 *
 * @param detectors at least one; not modified
 */
public record Dataset(List<DetectorCounts> detectors) implements Observation {
  /**
   * Checks that the detectors share the number of bins and the time frame and that there are
   * events.
   *
   * @throws InvalidInputException naming the detectors that differ
   */
  public Dataset {
    detectors = List.copyOf(detectors);
    if (detectors.isEmpty()) {
      throw InvalidInputException.of("a data set needs at least one detector");
    }
    DetectorCounts first = detectors.get(0);
    Map<String, String> names = new HashMap<>();
    for (DetectorCounts other : detectors) {
      String same = names.putIfAbsent(plainName(other.name()), other.name());
      if (other.name().equals(same)) {
        throw InvalidInputException.of("two detectors are named '%s'", other.name());
      }
      if (same != null) {
        throw InvalidInputException.of(
            "detectors '%s' and '%s' would name the same result files and columns; names must"
                + " differ in letters or digits, not in case or signs alone",
            same, other.name());
      }
      if (other.binning().bins() != first.binning().bins()) {
        throw InvalidInputException.of(
            "%s has %d sidereal bins but %s has %d; detectors must share one binning",
            first.name(), first.binning().bins(), other.name(), other.binning().bins());
      }
      if (other.timeFrame() != first.timeFrame()) {
        throw InvalidInputException.of(
            "%s is binned in %s time but %s in %s time; detectors must share one time frame",
            first.name(), first.timeFrame().key(), other.name(), other.timeFrame().key());
      }
      if (isEmpty(other)) {
        throw InvalidInputException.of("%s: no event in view", other.name());
      }
    }
  }

  /**
   * What is left of a detector's name where case and signs do not count: in columns of FITS and, as
   * to case, in the files of some systems. The names of a data set differ in this.
   */
  public static String plainName(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }

  private static boolean isEmpty(DetectorCounts counts) {
    boolean[] found = new boolean[1];
    for (int tau = 0; tau < counts.binning().bins() && !found[0]; tau++) {
      counts.forEach(tau, (i, n) -> found[0] = true);
    }
    return !found[0];
  }

  /** The sidereal bins of the first detector; those of others may start elsewhere. */
  public SiderealBinning binning() {
    return detectors.get(0).binning();
  }

  /** The common time frame. */
  @Override
  public TimeFrame timeFrame() {
    return detectors.get(0).timeFrame();
  }

  @Override
  public String name() {
    return detectors.stream().map(DetectorCounts::name).collect(Collectors.joining(" + "));
  }

  @Override
  public double events() {
    return eventsUsed();
  }

  /** Number of events used by all detectors. */
  public long eventsUsed() {
    return detectors.stream().mapToLong(d -> d.origin().eventsUsed()).sum();
  }
}
