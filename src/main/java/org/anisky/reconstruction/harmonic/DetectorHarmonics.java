package org.anisky.reconstruction.harmonic;

import org.anisky.counts.EventSums;
import org.anisky.counts.HarmonicSums;

/**
 * Weighted harmonic (Rayleigh) analysis of one detector's events (Auger, Science 357 (2017) 1266):
 *
 * <pre>
 *   a_k, b_k = (2/W) sum w cos, sin kx,   W = sum w,   P(&gt;= r) = exp(-N r^2/4)
 *   d_0h, d_6h = a, b of right ascension over mean cos dec
 *   d_N = b of azimuth over cos(latitude) mean sin zenith
 * </pre>
 *
 * N is the effective number of events (sum w)^2/sum w^2, and every a and b has the variance 2/N.
 * Terms of second order in the anisotropy are left out. Azimuth is counted counter-clockwise from
 * East.
 *
 * @param detector its name
 * @param sums over its events
 * @param means over its exposure
 * @param cosLatitude of the site
 * @param rate whether it is that of an even exposure
 */
record DetectorHarmonics(
    String detector, EventSums sums, ExposureMeans means, double cosLatitude, RateFlatness rate) {
  /** Below this cosine of the latitude a site is a pole, where azimuth says nothing of d_N. */
  private static final double AT_THE_POLE = 1e-6;

  /** a_k. */
  double cosine(HarmonicSums harmonics, int k) {
    return 2 * harmonics.cosine(k) / sums.weights();
  }

  /** b_k. */
  double sine(HarmonicSums harmonics, int k) {
    return 2 * harmonics.sine(k) / sums.weights();
  }

  /** Standard deviation of every a and b. */
  double error() {
    return Math.sqrt(2 / sums.effectiveEvents());
  }

  /** P(&gt;= r) in an isotropic sky. */
  double probability(double r) {
    return Math.exp(-sums.effectiveEvents() * r * r / 4);
  }

  /** d_0h, d_6h, d_N; the last is 0 with no information at a pole. */
  double[] dipole() {
    return new double[] {
      cosine(sums.rightAscension(), 1) / means.cosDeclination(),
      sine(sums.rightAscension(), 1) / means.cosDeclination(),
      isAtThePole() ? 0 : sine(sums.azimuth(), 1) / (cosLatitude * means.sinZenith())
    };
  }

  /** Inverse variances of the components. */
  double[] information() {
    double perAmplitude = sums.effectiveEvents() / 2;
    double equatorial = perAmplitude * means.cosDeclination() * means.cosDeclination();
    double north = isAtThePole() ? 0 : cosLatitude * means.sinZenith();
    return new double[] {equatorial, equatorial, perAmplitude * north * north};
  }

  private boolean isAtThePole() {
    return !(cosLatitude > AT_THE_POLE);
  }
}
