package org.anisky.reconstruction;

import java.util.List;

/**
 * A band of declination that the same detectors observe throughout.
 *
 * @param from southern edge, rad, in [-pi/2, pi/2]
 * @param to northern edge, rad, above {@code from}
 * @param detectors numbers of the detectors in the data set, rising, at least one
 */
public record DeclinationBand(double from, double to, List<Integer> detectors) {
  /** Copies the list. */
  public DeclinationBand {
    detectors = List.copyOf(detectors);
  }
}
