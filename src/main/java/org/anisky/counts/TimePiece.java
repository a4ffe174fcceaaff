package org.anisky.counts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time with data at an even rate.
 *
 * @param firstUnixTime where it begins, s since 1970 (UTC)
 * @param lastUnixTime where it ends, not before
 * @param events in it, not always a whole number: of long lists they are told by a sample
 */
public record TimePiece(double firstUnixTime, double lastUnixTime, double events) {
  private static final double DAY = 86400;

  private static final Comparator<TimePiece> ORDER =
      Comparator.comparingDouble(TimePiece::firstUnixTime)
          .thenComparingDouble(TimePiece::lastUnixTime)
          .thenComparingDouble(TimePiece::events);

  /**
   * The pieces of data that were added, in an order that does not depend on theirs.
   *
   * @param origins of what was added
   * @return empty when none of them has pieces beyond the {@link CountsOrigin#parts} that it was
   *     added of, or when not all times are known
   */
  static List<TimePiece> ofSum(List<CountsOrigin> origins) {
    return origins.stream().allMatch(origin -> origin.pieces().isEmpty())
        ? List.of()
        : ofAll(origins);
  }

  /** The same, whatever the parts. */
  static List<TimePiece> ofAll(List<CountsOrigin> origins) {
    List<TimePiece> all = new ArrayList<>();
    origins.forEach(origin -> all.addAll(of(origin)));
    all.removeIf(piece -> piece.events == 0);
    all.sort(ORDER);
    return all.stream().allMatch(TimePiece::isKnown) ? all : List.of();
  }

  /**
   * What is known of the time of data: its pieces, else the lists that were added, where their
   * times are known, else all as one, whose times may be NaN.
   */
  public static List<TimePiece> of(CountsOrigin origin) {
    if (!origin.pieces().isEmpty()) {
      return origin.pieces();
    }
    List<TimePiece> parts = new ArrayList<>();
    for (CountsPart part : origin.parts()) {
      if (part.eventsUsed() > 0) {
        parts.add(new TimePiece(part.firstUnixTime(), part.lastUnixTime(), part.eventsUsed()));
      }
    }
    return !parts.isEmpty() && parts.stream().allMatch(TimePiece::isKnown)
        ? parts
        : List.of(
            new TimePiece(
                origin.firstUnixTime(), origin.lastUnixTime(), Math.max(1, origin.eventsUsed())));
  }

  /** Where it begins, days since 1970. */
  public double firstDay() {
    return firstUnixTime / DAY;
  }

  /** Where it ends, days since 1970. */
  public double lastDay() {
    return lastUnixTime / DAY;
  }

  /** Whether its times are known and in order. */
  public boolean isKnown() {
    return lastUnixTime >= firstUnixTime;
  }
}
