package org.anisky.counts;

import java.util.List;
import org.anisky.grid.SkyMap;
import org.anisky.sky.TimeFrame;

/**
 * Counts on the sky, in one or more ranges of energy that are compared with their references
 * together. Immutable.
 *
 * @param name of the sample
 * @param counts n_a of all ranges, equatorial or Galactic, after purity; pixels that were not
 *     compared are not observed
 * @param events sum of the counts before purity, events or sum of weights
 * @param weighted sum after purity
 * @param effective number of plain events with the same relative error, (sum w)^2/sum w^2
 * @param reference what the counts are compared with
 */
public record SkyCounts(
    String name,
    SkyMap counts,
    double events,
    double weighted,
    double effective,
    ReferenceKind reference)
    implements Observation {

  @Override
  public List<DetectorCounts> detectors() {
    return List.of();
  }

  @Override
  public TimeFrame timeFrame() {
    return TimeFrame.SIDEREAL;
  }
}
