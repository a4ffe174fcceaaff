package org.anisky.reconstruction.harmonic;

import java.util.List;
import java.util.Locale;
import org.anisky.InvalidInputException;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventSums;

/**
 * What harmonic analysis stands on: an exposure that is even in right ascension, or made so by
 * weights. The events of one detector must be enough to see it, must leave no stretch of sidereal
 * time out, and their rate must not tell of another.
 */
final class EvenExposure {
  /** Below this (effective) number errors and probabilities are no longer those of the formulas. */
  private static final int LEAST_EVENTS = 10;

  /** Chance of empty bins, and of a rate, that is taken for none. */
  private static final double IMPOSSIBLE = 1e-6;

  /** Smaller chances are told as this. */
  private static final double LEAST_CHANCE = 1e-300;

  /** Shift of the dipole by empty bins, in standard deviations, above which they are refused. */
  private static final double SHIFT = 0.5;

  /** Probability below which an uneven rate is warned of: false alarms in 1 of 100 analyses. */
  private static final double UNEVEN = 0.01;

  /** Modulation of the exposure that no sky feigns, and that is refused when it is sure. */
  private static final double NOT_THE_SKY = 0.3;

  private static final String INSTEAD =
      "'likelihood' and 'east-west' do not take the exposure as even";

  private EvenExposure() {}

  /**
   * Checks one detector.
   *
   * @param weighted whether weights are used
   * @param detector its harmonics
   * @param warnings receives what a reader must know
   * @throws InvalidInputException when the exposure cannot be even
   */
  static void check(
      DetectorCounts counts, boolean weighted, DetectorHarmonics detector, List<String> warnings) {
    EventSums sums = detector.sums();
    if (!(sums.effectiveEvents() >= LEAST_EVENTS)) {
      throw InvalidInputException.of(
          "%s: %.4g events (effective number) do not show whether the exposure is even; harmonic"
              + " analysis needs at least %d",
          counts.name(), sums.effectiveEvents(), LEAST_EVENTS);
    }
    if (!weighted) {
      warnings.add(
          counts.name()
              + ": no weights are used, so the exposure is taken as even in right ascension");
    }
    checkEmptyBins(counts, detector, warnings);
    checkRate(counts.name(), detector.rate(), warnings);
  }

  private static void checkEmptyBins(
      DetectorCounts counts, DetectorHarmonics detector, List<String> warnings) {
    EmptyBins empty = EmptyBins.of(counts);
    if (!(empty.chance() < IMPOSSIBLE)) {
      return;
    }
    String what =
        String.format(
            Locale.ROOT,
            "%s: no event in %s; an even exposure leaves so many empty with a chance below %.0e",
            counts.name(),
            empty.describe(),
            Math.max(empty.chance(), LEAST_CHANCE));
    double shift = empty.modulation() * detector.rate().shiftPerModulation();
    double error = detector.error() / detector.means().cosDeclination();
    if (shift > SHIFT * error) {
      throw new InvalidInputException(
          what
              + String.format(
                  Locale.ROOT,
                  ". Harmonic analysis takes the exposure as even, so that the gap alone would make"
                      + " an equatorial dipole of %.2g (its error is %.2g); %s",
                  shift,
                  error,
                  INSTEAD));
    }
    warnings.add(what);
  }

  private static void checkRate(String name, RateFlatness rate, List<String> warnings) {
    if (!(rate.probability() < UNEVEN)) {
      return;
    }
    String what =
        String.format(
            Locale.ROOT,
            "%s: the rate over sidereal time is not that of an even exposure, dipole allowed for"
                + " (chi-squared %.1f, %d degrees of freedom, p = %.2g): its first harmonic is off"
                + " by %.2g, which moves d_0h by about %+.2g and d_6h by %+.2g; %s",
            name,
            rate.testStatistic(),
            rate.degreesOfFreedom(),
            rate.probability(),
            rate.modulation(),
            rate.shift0h(),
            rate.shift6h(),
            INSTEAD);
    if (rate.probability() < IMPOSSIBLE && rate.modulation() > NOT_THE_SKY) {
      throw new InvalidInputException(what);
    }
    warnings.add(what);
  }
}
