package org.anisky.counts;

import org.anisky.InvalidInputException;

/**
 * Sums over the events of one sample, each with its weight w: what harmonic and East-West analyses
 * need of an event list. The numbers do not depend on any grid. Directions are those of the events
 * themselves; right ascension is counted in the time frame of the bins, that is right ascension
 * minus sidereal time plus the frame's angle (in the sidereal frame right ascension itself).
 *
 * @param events number of events
 * @param weights sum of w
 * @param squaredWeights sum of w^2
 * @param cosDeclination sum of w cos dec
 * @param sinDeclination sum of w sin dec
 * @param cosZenith sum of w cos zenith
 * @param sinZenith sum of w sin zenith
 * @param absoluteEast sum of w |sin zenith sin azimuth|
 * @param eastMinusWest sum of w s with s = +1 in the eastern half of the sky, -1 in the western
 *     half and on the meridian, where only rounded azimuths put an event
 * @param rightAscension harmonics of right ascension
 * @param azimuth harmonics of azimuth, counter-clockwise from East
 * @param siderealTime harmonics of the time frame's angle
 * @param eastWest harmonics of the time frame's angle, each event times its s
 */
public record EventSums(
    double events,
    double weights,
    double squaredWeights,
    double cosDeclination,
    double sinDeclination,
    double cosZenith,
    double sinZenith,
    double absoluteEast,
    double eastMinusWest,
    HarmonicSums rightAscension,
    HarmonicSums azimuth,
    HarmonicSums siderealTime,
    HarmonicSums eastWest) {
  /** Checks what cannot be negative, so that NaN fails too. */
  public EventSums {
    if (!(events >= 0 && weights >= 0 && squaredWeights >= 0)) {
      throw InvalidInputException.of(
          "sums over events: %s events, sum of weights %s, of squared weights %s; none may be"
              + " negative",
          events, weights, squaredWeights);
    }
    for (double sum :
        new double[] {
          cosDeclination, sinDeclination, cosZenith, sinZenith, absoluteEast, eastMinusWest
        }) {
      if (!(Math.abs(sum) <= weights * (1 + 1e-9))) {
        throw InvalidInputException.of(
            "sums over events: a sum of weighted sines or cosines is %s, but the weights sum to"
                + " %s",
            sum, weights);
      }
    }
  }

  /**
   * Number of events of weight 1 that would have the same relative fluctuations: (sum w)^2 / sum
   * w^2.
   */
  public double effectiveEvents() {
    return squaredWeights > 0 ? weights * weights / squaredWeights : 0;
  }
}
