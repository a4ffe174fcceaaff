package org.anisky.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.Observation;
import org.anisky.counts.TimePiece;
import org.anisky.sky.TimeFrame;

/**
 * How far the time frames can be told apart in a detector's data. Waves whose frequencies differ by
 * k cycles a year have, over x years without a season missing, the correlation
 *
 * <pre>  |sin(pi k x)/(pi k x)|</pre>
 *
 * which is the part of the amplitude of a wave in one frame that appears in the other: 0 after
 * whole years, nearly 1 after two months. Where data come in pieces, stretches of a list between
 * gaps or of a changing rate, lists that were added or blocks of time, with n_p events each around
 * the time t_p, it is
 *
 * <pre>  |sum_p n_p sin(pi k x_p)/(pi k x_p) exp(2 pi i k t_p/year)| / sum_p n_p</pre>
 *
 * so that seasons that are missing or thin count.
 *
 * @param detector its name
 * @param frame of the bins
 * @param spanDays from the first to the last event
 * @param liveDays in pieces of the data, no time counted twice
 * @param quarters how many of the live days lie in each quarter of the year, from January on
 * @param leakage from each other frame into that of the bins, 0 to 1
 */
public record TimeCoverage(
    String detector,
    TimeFrame frame,
    double spanDays,
    double liveDays,
    List<Double> quarters,
    Map<TimeFrame, Double> leakage) {
  /** Tropical year, days: 365.2422 solar and 366.2422 sidereal days. */
  private static final double YEAR = 365.2422;

  private static final int QUARTERS = 4;

  /** Leakage from solar time beyond this is told. */
  private static final double TOLD = 0.1;

  /** A gap is told of when more than this part of the span is without data. */
  private static final double GAPS = 0.01;

  /** Of all detectors, blocks of one taken together, whose first and last event are known. */
  public static List<TimeCoverage> of(Observation data) {
    Map<String, List<TimePiece>> pieces = new LinkedHashMap<>();
    for (DetectorCounts detector : data.detectors()) {
      pieces
          .computeIfAbsent(detector.wholeName(), name -> new ArrayList<>())
          .addAll(TimePiece.of(detector.origin()));
    }
    List<TimeCoverage> all = new ArrayList<>();
    pieces.forEach(
        (name, own) -> {
          if (own.stream().allMatch(TimePiece::isKnown)) {
            all.add(of(name, data.timeFrame(), own));
          }
        });
    return all;
  }

  private static TimeCoverage of(String detector, TimeFrame frame, List<TimePiece> pieces) {
    Map<TimeFrame, Double> leakage = new EnumMap<>(TimeFrame.class);
    for (TimeFrame other : TimeFrame.values()) {
      if (other != frame) {
        // Sidereal time gains one turn a year on solar time: the angle of a year's difference.
        leakage.put(other, leakage(pieces, other.angle(1, 0) - frame.angle(1, 0)));
      }
    }
    double first = pieces.stream().mapToDouble(TimePiece::firstDay).min().orElseThrow();
    double last = pieces.stream().mapToDouble(TimePiece::lastDay).max().orElseThrow();
    List<TimePiece> apart = apart(pieces);
    List<Double> quarters = new ArrayList<>();
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      double days = 0;
      for (TimePiece piece : apart) {
        days += before(piece.lastDay(), quarter) - before(piece.firstDay(), quarter);
      }
      quarters.add(days);
    }
    double live = apart.stream().mapToDouble(piece -> piece.lastDay() - piece.firstDay()).sum();
    return new TimeCoverage(detector, frame, last - first, live, List.copyOf(quarters), leakage);
  }

  private static double leakage(List<TimePiece> pieces, double cycles) {
    double cos = 0;
    double sin = 0;
    double events = 0;
    for (TimePiece piece : pieces) {
      double half = Math.PI * cycles * (piece.lastDay() - piece.firstDay()) / YEAR;
      double middle = Math.PI * cycles * (piece.lastDay() + piece.firstDay()) / YEAR;
      double length = piece.events() * (half == 0 ? 1 : Math.sin(half) / half);
      cos += length * Math.cos(middle);
      sin += length * Math.sin(middle);
      events += piece.events();
    }
    return Math.hypot(cos, sin) / events;
  }

  /** The same time in pieces that do not overlap. */
  private static List<TimePiece> apart(List<TimePiece> pieces) {
    List<TimePiece> apart = new ArrayList<>();
    for (TimePiece next :
        pieces.stream().sorted(Comparator.comparingDouble(TimePiece::firstUnixTime)).toList()) {
      TimePiece before = apart.isEmpty() ? null : apart.get(apart.size() - 1);
      if (before != null && next.firstDay() <= before.lastDay()) {
        apart.set(
            apart.size() - 1,
            new TimePiece(
                before.firstUnixTime(),
                Math.max(before.lastUnixTime(), next.lastUnixTime()),
                before.events()));
      } else {
        apart.add(next);
      }
    }
    return apart;
  }

  /** Days in a quarter of the year from 1970 to a day. */
  private static double before(double day, int quarter) {
    double length = YEAR / QUARTERS;
    double years = Math.floor(day / YEAR);
    double rest = day - years * YEAR - quarter * length;
    return years * length + Math.max(0, Math.min(length, rest));
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
                "%s: the events span %.1f days%s, in which %s and %s time %s: of a wave in %s time"
                    + " (weather, the detector's own day) %.0f percent of the amplitude appear in"
                    + " %s time; whole years take it to nothing",
                coverage.detector,
                coverage.spanDays,
                coverage.gaps(),
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

  /** The days with data by quarters of the year, when there are gaps between pieces. */
  private String gaps() {
    return liveDays > (1 - GAPS) * spanDays
        ? ""
        : String.format(
            Locale.ROOT,
            " with data of %.0f of them (%.0f, %.0f, %.0f, %.0f in the quarters of the year)",
            liveDays,
            quarters.get(0),
            quarters.get(1),
            quarters.get(2),
            quarters.get(3));
  }
}
