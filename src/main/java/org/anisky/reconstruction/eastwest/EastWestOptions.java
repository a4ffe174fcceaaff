package org.anisky.reconstruction.eastwest;

import org.anisky.InvalidInputException;
import org.anisky.counts.EventSample;
import org.anisky.counts.HarmonicSums;

/**
 * Options of the East-West strategy.
 *
 * @param form by bins or by events
 * @param bins of sidereal time in the binned form, a divisor of those of the counts; 0 for {@value
 *     #USUAL_BINS} where that divides them, else all
 * @param harmonics highest harmonic of sidereal time that is fitted; the first is the dipole
 * @param sample which events the form by events uses
 * @param weighted whether the form by events uses the list's weights
 */
public record EastWestOptions(
    EastWestForm form, int bins, int harmonics, EventSample sample, boolean weighted) {
  static final int USUAL_BINS = 36;

  /** What is right for most data. */
  public static final EastWestOptions DEFAULT =
      new EastWestOptions(EastWestForm.BINNED, 0, 1, EventSample.IN_VIEW, false);

  /** Checks the ranges. */
  public EastWestOptions {
    if (bins < 0) {
      throw InvalidInputException.of("east-west: number of bins %d must not be negative", bins);
    }
    if (harmonics < 1 || harmonics > HarmonicSums.ORDERS) {
      throw InvalidInputException.of(
          "east-west: number of harmonics %d is outside [1, %d]", harmonics, HarmonicSums.ORDERS);
    }
  }

  /** The same in another form. */
  public EastWestOptions withForm(EastWestForm other) {
    return new EastWestOptions(other, bins, harmonics, sample, weighted);
  }

  /** The same with another number of bins. */
  public EastWestOptions withBins(int other) {
    return new EastWestOptions(form, other, harmonics, sample, weighted);
  }
}
