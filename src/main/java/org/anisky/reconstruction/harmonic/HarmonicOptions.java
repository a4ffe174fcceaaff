package org.anisky.reconstruction.harmonic;

import org.anisky.InvalidInputException;
import org.anisky.counts.EventSample;
import org.anisky.counts.HarmonicSums;

/**
 * Options of the harmonic strategy.
 *
 * @param exposure where the means over the exposure come from
 * @param harmonics highest harmonic of right ascension and azimuth that is reported
 * @param sample which events are used, when their sums are there
 * @param weighted whether the list's weights are used
 */
public record HarmonicOptions(
    ExposureModel exposure, int harmonics, EventSample sample, boolean weighted) {
  /** What is right for most data. */
  public static final HarmonicOptions DEFAULT =
      new HarmonicOptions(ExposureModel.DATA, 2, EventSample.IN_VIEW, true);

  /** Checks the range. */
  public HarmonicOptions {
    if (harmonics < 1 || harmonics > HarmonicSums.ORDERS) {
      throw InvalidInputException.of(
          "harmonic: number of harmonics %d is outside [1, %d]", harmonics, HarmonicSums.ORDERS);
    }
  }
}
