package org.anisky.counts;

import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;

/**
 * How a detector looks at the sky, apart from what it counted.
 *
 * @param name of the detector
 * @param sky local pixels in view
 * @param binning of the day
 * @param timeFrame what "sidereal" means here
 */
public record DetectorView(
    String name, LocalSky sky, SiderealBinning binning, TimeFrame timeFrame) {
  /** Whether both see the same in every bin, whatever their names. */
  public boolean seesAs(DetectorView other) {
    return binning.equals(other.binning)
        && timeFrame == other.timeFrame
        && (sky == other.sky || sky.isSameAs(other.sky));
  }
}
