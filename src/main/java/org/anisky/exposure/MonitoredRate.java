package org.anisky.exposure;

import org.anisky.counts.DetectorView;

/** Where the live time of a detector is known from. Immutable. */
public sealed interface MonitoredRate permits LiveTimeTable, RunList {
  /**
   * Live time per bin of the counts.
   *
   * @return N^mon_tau up to a factor common to all bins, s, shape (T)
   * @throws org.anisky.InvalidInputException when it does not suit the counts
   */
  double[] liveTime(DetectorView counts);

  /** What it comes from, for messages. */
  String source();
}
