package org.anisky.counts;

import java.util.OptionalDouble;

/**
 * One of the blocks into which the events of a detector are parted, as if each were a detector of
 * its own at the same place.
 *
 * @param detector name of the whole
 * @param kind by what it is parted
 * @param label of this block
 * @param liveTime of the detector's runs within the block, s; empty when there is no list of runs
 */
public record CountsBlock(String detector, BlockKind kind, String label, OptionalDouble liveTime) {
  /**
   * As few events are allowed in a block. The dipole's error of a block of n events is too small by
   * the factor sqrt(1 - 1/n), because the mean of its own counts takes the place of rate times
   * acceptance: by 0.5 percent for a hundred.
   */
  public static final int LEAST_EVENTS = 100;

  /** The name of the block as that of a detector. */
  public String name() {
    return detector + " " + label;
  }
}
