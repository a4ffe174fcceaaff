package org.anisky.reconstruction.eastwest;

import org.anisky.counts.EventSums;

/**
 * The East-West analysis of single events (Bonino et al. 2011, ApJ 738, 67):
 *
 * <pre>
 *   a, b = (2/N) sum cos, sin(LST + zeta),  zeta = 0 in the East, pi in the West
 *   amplitude = pi r/(2 mean sin zenith), phase = atan2(b, a) + 90 deg, P(&gt;= r) = exp(-N r^2/4)
 * </pre>
 *
 * With weights N is the effective number (sum w)^2/sum w^2 in errors and probabilities. pi/2 over
 * the mean of sin zenith stands for one over the mean of |sin zenith sin azimuth|, which is exact
 * for an acceptance without structure in azimuth.
 *
 * @param detector its name
 * @param sums over its events
 */
record EventEastWest(String detector, EventSums sums) {
  /** r of the harmonic k. */
  double amplitude(int k) {
    return 2 * Math.hypot(sums.eastWest().cosine(k), sums.eastWest().sine(k)) / sums.weights();
  }

  /** atan2(b, a) of the harmonic k, rad. */
  double phase(int k) {
    return Math.atan2(sums.eastWest().sine(k), sums.eastWest().cosine(k));
  }

  /** P(&gt;= r) of the harmonic k in an isotropic sky. */
  double probability(int k) {
    double r = amplitude(k);
    return Math.exp(-sums.effectiveEvents() * r * r / 4);
  }

  /** From r to the amplitude of the dipole. */
  double scale() {
    return Math.PI / 2 * sums.weights() / sums.sinZenith();
  }

  /** d_0h, d_6h: the phase of the dipole is a quarter turn after that of r. */
  double[] dipole() {
    double factor = 2 * scale() / sums.weights();
    return new double[] {-factor * sums.eastWest().sine(1), factor * sums.eastWest().cosine(1)};
  }

  /** Standard deviation of either component. */
  double error() {
    return scale() * Math.sqrt(2 / sums.effectiveEvents());
  }

  /**
   * The dipole that a lasting difference of the two halves feigns where sidereal time is not evenly
   * covered: nothing is subtracted for it.
   */
  double feignedDipole() {
    double lasting = sums.eastMinusWest() / sums.weights();
    double unevenness =
        2 * Math.hypot(sums.siderealTime().cosine(1), sums.siderealTime().sine(1)) / sums.weights();
    return scale() * Math.abs(lasting) * unevenness;
  }
}
