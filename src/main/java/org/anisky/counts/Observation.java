package org.anisky.counts;

import java.util.List;
import org.anisky.sky.TimeFrame;

/**
 * What a reconstruction is made of: counts of detectors in local directions over the day, or counts
 * on the sky of an experiment whose exposure is known otherwise.
 */
public sealed interface Observation permits Dataset, SkyCounts {
  /** What pictures and tables call it, for example {@code North + South}. */
  String name();

  /** Number of events that were used; a sum of weights when counts on the sky tell no more. */
  double events();

  /** The detectors with counts in local directions; none of counts on the sky. */
  List<DetectorCounts> detectors();

  /** The day by whose angle right ascension is told; that of the stars for counts on the sky. */
  TimeFrame timeFrame();
}
