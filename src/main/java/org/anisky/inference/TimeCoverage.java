package org.anisky.inference;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.Observation;
import org.anisky.sky.TimeFrame;

/**
 * How far the time frames can be told apart in the span of a detector's data. Waves whose
 * frequencies differ by k cycles a year have, over x years without a season missing, the
 * correlation
 *
 * <pre>  |sin(pi k x)/(pi k x)|</pre>
 *
 * which is the part of the amplitude of a wave in one frame that appears in the other: 0 after
 * whole years, nearly 1 after two months.
 *
 * @param detector its name
 * @param frame of the bins
 * @param spanDays from the first to the last event
 * @param leakage from each other frame into that of the bins, 0 to 1
 */
public record TimeCoverage(
    String detector, TimeFrame frame, double spanDays, Map<TimeFrame, Double> leakage) {
  /** Tropical year, days: 365.2422 solar and 366.2422 sidereal days. */
  private static final double YEAR = 365.2422;

  private static final double DAY = 86400;

  /** Leakage from solar time beyond this is told. */
  private static final double TOLD = 0.1;

  /** Of all detectors, blocks of one taken together, whose first and last event are known. */
  public static List<TimeCoverage> of(Observation data) {
    Map<String, double[]> spans = new LinkedHashMap<>();
    for (DetectorCounts detector : data.detectors()) {
      double first = detector.origin().firstUnixTime();
      double last = detector.origin().lastUnixTime();
      // A time that is not known makes both NaN.
      spans.merge(
          detector.wholeName(),
          new double[] {first, last},
          (one, other) -> new double[] {Math.min(one[0], other[0]), Math.max(one[1], other[1])});
    }
    List<TimeCoverage> all = new ArrayList<>();
    spans.forEach(
        (name, span) -> {
          if (span[1] >= span[0]) {
            all.add(of(name, data.timeFrame(), (span[1] - span[0]) / DAY));
          }
        });
    return all;
  }

  /** Of a span of days. */
  static TimeCoverage of(String detector, TimeFrame frame, double spanDays) {
    Map<TimeFrame, Double> leakage = new EnumMap<>(TimeFrame.class);
    for (TimeFrame other : TimeFrame.values()) {
      if (other != frame) {
        // Sidereal time gains one turn a year on solar time: the angle of a year's difference.
        double cycles = other.angle(1, 0) - frame.angle(1, 0);
        double phase = Math.PI * cycles * spanDays / YEAR;
        leakage.put(other, phase == 0 ? 1 : Math.abs(Math.sin(phase) / phase));
      }
    }
    return new TimeCoverage(detector, frame, spanDays, leakage);
  }

  /** What to say of spans that are too short to tell the frames apart. */
  public static List<String> warnings(Observation data) {
    List<String> warnings = new ArrayList<>();
    for (TimeCoverage coverage : of(data)) {
      TimeFrame from = coverage.frame == TimeFrame.SOLAR ? TimeFrame.SIDEREAL : TimeFrame.SOLAR;
      double factor = coverage.leakage.get(from);
      if (factor > TOLD) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s: the events span %.1f days, in which %s and %s time %s: of a wave in %s time"
                    + " (weather, the detector's own day) %.0f percent of the amplitude appear in"
                    + " %s time; whole years take it to nothing",
                coverage.detector,
                coverage.spanDays,
                coverage.frame.key(),
                from.key(),
                factor > 0.5 ? "cannot be told apart" : "are not told apart well",
                from.key(),
                100 * factor,
                coverage.frame.key()));
      }
    }
    return warnings;
  }
}
