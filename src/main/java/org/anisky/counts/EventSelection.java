package org.anisky.counts;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anisky.InvalidInputException;

/**
 * Which events are used, beside the field of view: half-open ranges.
 *
 * @param fromUnixTime first instant, s since 1970 (UTC); minus infinity for no limit
 * @param untilUnixTime first instant that is out; plus infinity for no limit
 * @param minEnergy smallest energy, in the source's unit; minus infinity for no limit
 * @param maxEnergy first energy that is out; plus infinity for no limit
 */
public record EventSelection(
    double fromUnixTime, double untilUnixTime, double minEnergy, double maxEnergy) {
  /** Every event. */
  public static final EventSelection ALL =
      new EventSelection(
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY);

  /** Checks the order of the limits, so that NaN fails too. */
  public EventSelection {
    if (!(fromUnixTime < untilUnixTime)) {
      throw InvalidInputException.of(
          "time range from %s s until %s s holds no instant", fromUnixTime, untilUnixTime);
    }
    if (!(minEnergy < maxEnergy)) {
      throw InvalidInputException.of(
          "energy range from %s to %s holds no energy", minEnergy, maxEnergy);
    }
  }

  /** Whether an energy limit is set. */
  public boolean limitsEnergy() {
    return minEnergy > Double.NEGATIVE_INFINITY || maxEnergy < Double.POSITIVE_INFINITY;
  }

  /** Whether a time limit is set. */
  boolean limitsTime() {
    return fromUnixTime > Double.NEGATIVE_INFINITY || untilUnixTime < Double.POSITIVE_INFINITY;
  }

  /** The same without limits of the energy. */
  public EventSelection ofAllEnergies() {
    return new EventSelection(
        fromUnixTime, untilUnixTime, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  boolean containsTime(double unixTime) {
    return unixTime >= fromUnixTime && unixTime < untilUnixTime;
  }

  boolean containsEnergy(double energy) {
    return energy >= minEnergy && energy < maxEnergy;
  }

  /**
   * Why all of some events are left out; no energy is NaN unless events have none.
   *
   * @param firstTime no event is earlier, s since 1970
   * @param lastTime no event is later
   * @param leastEnergy no energy is smaller
   * @param mostEnergy no energy is larger
   * @return the first reason that applies, when it is the same for all; else empty
   */
  public Optional<Rejection> rejectionOfAll(
      double firstTime, double lastTime, double leastEnergy, double mostEnergy) {
    if (lastTime < fromUnixTime || firstTime >= untilUnixTime) {
      return Optional.of(Rejection.OUTSIDE_TIME_RANGE);
    }
    boolean allInTime = containsTime(firstTime) && containsTime(lastTime);
    return allInTime && (mostEnergy < minEnergy || leastEnergy >= maxEnergy)
        ? Optional.of(Rejection.OUTSIDE_ENERGY_RANGE)
        : Optional.empty();
  }

  /** The limits that are set, for a person. */
  public Map<String, String> describe() {
    Map<String, String> limits = new TreeMap<>();
    if (limitsTime()) {
      limits.put(
          "time", String.format(Locale.ROOT, "[%s, %s) s since 1970", fromUnixTime, untilUnixTime));
    }
    if (limitsEnergy()) {
      limits.put("energy", String.format(Locale.ROOT, "[%s, %s)", minEnergy, maxEnergy));
    }
    return limits;
  }
}
