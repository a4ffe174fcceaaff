package org.anisky.counts;

import java.util.List;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.SiderealClock;
import org.anisky.sky.TimeFrame;

/**
 * What one reading of an event list is to give: counts in every time frame and every energy range
 * asked for.
 *
 * @param sky the pixels in view
 * @param binning of sidereal time, and of the angles of the other frames
 * @param frames at least one
 * @param clock of the site
 * @param selection cuts in time, and in energy when there are no ranges
 * @param ranges of energy that share no event; empty for one set of counts of the selection
 * @param weightUse what weights are used for
 * @param sumEvents whether to make {@link EventStatistics}
 */
public record PassPlan(
    LocalSky sky,
    SiderealBinning binning,
    List<TimeFrame> frames,
    SiderealClock clock,
    EventSelection selection,
    List<EnergyRange> ranges,
    WeightUse weightUse,
    boolean sumEvents) {
  /** Copies the lists. */
  public PassPlan {
    frames = List.copyOf(frames);
    ranges = List.copyOf(ranges);
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("a pass over events needs a time frame");
    }
    if (!ranges.isEmpty() && selection.limitsEnergy()) {
      throw new IllegalArgumentException("energy ranges go with no other limit of the energy");
    }
  }

  /** Whether energies decide which events are counted. */
  boolean needsEnergy() {
    return selection.limitsEnergy() || !ranges.isEmpty();
  }

  /** Number of sets of counts per frame. */
  int sets() {
    return Math.max(1, ranges.size());
  }
}
