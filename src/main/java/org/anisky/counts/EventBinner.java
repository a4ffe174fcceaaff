package org.anisky.counts;

import java.io.IOException;
import java.util.List;
import org.anisky.Workers;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.SiderealClock;
import org.anisky.sky.TimeFrame;

/**
 * Counts the events of one list per sidereal bin and local pixel, in one time frame and one energy
 * range, on the calling thread: the plain case of {@link EventPass}.
 */
public final class EventBinner {
  /** Why an event was not used, as in results. */
  public static final String OUTSIDE_FIELD_OF_VIEW = Rejection.OUTSIDE_FIELD_OF_VIEW.key();

  /** Why an event was not used, as in results. */
  public static final String OUTSIDE_TIME_RANGE = Rejection.OUTSIDE_TIME_RANGE.key();

  /** Why an event was not used, as in results. */
  public static final String OUTSIDE_ENERGY_RANGE = Rejection.OUTSIDE_ENERGY_RANGE.key();

  /** Why an event was not used, as in results. */
  public static final String EMPTY_CELL = "empty_cell";

  private final PassPlan plan;

  /** A binner of counts alone, weights included. */
  public EventBinner(
      LocalSky sky,
      SiderealBinning binning,
      TimeFrame timeFrame,
      SiderealClock clock,
      EventSelection selection) {
    this(sky, binning, timeFrame, clock, selection, WeightUse.COUNTS_AND_SUMS, false);
  }

  /**
   * A binner for one detector.
   *
   * @param weightUse what weights are used for
   * @param sumEvents whether to make {@link EventStatistics}
   */
  public EventBinner(
      LocalSky sky,
      SiderealBinning binning,
      TimeFrame timeFrame,
      SiderealClock clock,
      EventSelection selection,
      WeightUse weightUse,
      boolean sumEvents) {
    plan =
        new PassPlan(
            sky, binning, List.of(timeFrame), clock, selection, List.of(), weightUse, sumEvents);
  }

  /**
   * Reads a source to its end. The counts carry the source's own digest.
   *
   * @param name of the detector
   * @param source read, not closed
   * @throws org.anisky.InvalidInputException when no event is in view, or energies are limited but
   *     absent
   */
  public DetectorCounts bin(String name, EventSource source) throws IOException {
    return bin(name, source, null);
  }

  /**
   * Reads a source to its end.
   *
   * @param name of the detector
   * @param source read, not closed
   * @param digest SHA-256 of the source, for the record; null for what the source says
   * @throws org.anisky.InvalidInputException when no event is in view, or energies are limited but
   *     absent
   */
  public DetectorCounts bin(String name, EventSource source, String digest) throws IOException {
    BinnedEvents events = EventPass.read(plan, source, Workers.single());
    return events.counts(name, plan.frames().get(0), digest == null ? source.digest() : digest);
  }
}
