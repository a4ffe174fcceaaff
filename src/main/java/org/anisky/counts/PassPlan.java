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
  /** The part of the memory that sums of several lists may take. */
  private static final double OF_MEMORY = 0.4;

  private static final int BYTES_OF_CELL = 5;
  private static final int BYTES_OF_WEIGHTED_CELL = 32;
  private static final int BYTES_OF_LIST = 3 << 20;

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

  /**
   * Of how many lists the memory can hold what is added up, at least 2.
   *
   * @param hasWeight whether their events have weights
   */
  public int mostInMemory(boolean hasWeight) {
    boolean weighted = hasWeight && weightUse != WeightUse.SUMS_ONLY;
    double cells = (double) binning.bins() * sky.size() * frames.size() * sets();
    double bytes =
        cells * (BYTES_OF_CELL + (weighted ? BYTES_OF_WEIGHTED_CELL : 0)) + BYTES_OF_LIST;
    return (int) Math.max(2, OF_MEMORY * Runtime.getRuntime().maxMemory() / bytes);
  }

  /** Number of sets of counts per frame. */
  int sets() {
    return Math.max(1, ranges.size());
  }
}
