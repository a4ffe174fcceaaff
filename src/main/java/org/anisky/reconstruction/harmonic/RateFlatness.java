package org.anisky.reconstruction.harmonic;

import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventSums;
import org.anisky.counts.LocalSky;
import org.anisky.sky.EquatorialDirection;
import org.anisky.statistics.Significance;

/**
 * Whether the rate over sidereal time is what an even exposure gives.
 *
 * <p>A sky that is not isotropic modulates the rate too, so that a flat rate is not what one has to
 * look for. With h the hour angle, complex harmonics A = a + i b of sidereal time (t) and of right
 * ascension (r), means over the events, an intensity 1 + Re(conj(D) e^(ik ra)) cos^k dec (a dipole
 * for k = 1) and an exposure 1 + Re(conj(E) e^(ik t)), to first order
 *
 * <pre>
 *   A_t = D G + E          G = mean of cos^k dec e^(ikh)
 *   A_r = D c + E conj(H)  c = mean of cos^k dec,  H = mean of e^(ikh)
 *   rho = A_t - (G/c) A_r = E (1 - (G/c) conj(H))
 *   mean |rho|^2 = 4/N (1 - 2 Re(conj(G/c) H) + |G/c|^2)      when E = 0
 * </pre>
 *
 * rho is free of D. Real and imaginary parts of rho of all k are independent and nearly normal, so
 * that the sum of |rho|^2 over half its mean is chi-squared of two degrees of freedom for each k.
 * It is as good as that from 10 events on, if anything too seldom large. Multipoles of higher
 * degree with the same m modulate the rate otherwise and are seen as well.
 *
 * @param testStatistic chi-squared
 * @param degreesOfFreedom two per harmonic
 * @param cosine of E for k = 1, estimated
 * @param sine the same
 * @param shift0h by how much E moves d_0h, estimated
 * @param shift6h the same of d_6h
 * @param shiftPerModulation |H|/c: the equatorial dipole that E = 1 would feign
 */
record RateFlatness(
    double testStatistic,
    int degreesOfFreedom,
    double cosine,
    double sine,
    double shift0h,
    double shift6h,
    double shiftPerModulation) {

  /**
   * Tests the rate of one detector.
   *
   * @param counts whose pixels give the means
   * @param sums that the analysis uses
   * @param harmonics highest k
   */
  static RateFlatness of(DetectorCounts counts, EventSums sums, int harmonics) {
    double testStatistic = 0;
    double[] first = new double[5];
    for (int k = 1; k <= harmonics; k++) {
      LocalMeans means = LocalMeans.of(counts, k);
      double[] inTime = {
        2 * sums.siderealTime().cosine(k) / sums.weights(),
        2 * sums.siderealTime().sine(k) / sums.weights()
      };
      double[] inRightAscension = {
        2 * sums.rightAscension().cosine(k) / sums.weights(),
        2 * sums.rightAscension().sine(k) / sums.weights()
      };
      double[] share = {means.g[0] / means.cosine, means.g[1] / means.cosine};
      double[] predicted = times(share, inRightAscension);
      double[] rho = {inTime[0] - predicted[0], inTime[1] - predicted[1]};
      double variance =
          (1 - 2 * times(conjugate(share), means.h)[0] + squared(share))
              * (4 / sums.effectiveEvents());
      testStatistic += variance > 0 ? squared(rho) / (variance / 2) : 0;
      if (k == 1) {
        double[] back = times(share, conjugate(means.h));
        double[] exposure = over(rho, new double[] {1 - back[0], -back[1]});
        double[] shift = times(exposure, conjugate(means.h));
        first =
            new double[] {
              exposure[0],
              exposure[1],
              shift[0] / means.cosine,
              shift[1] / means.cosine,
              Math.sqrt(squared(means.h)) / means.cosine
            };
      }
    }
    return new RateFlatness(
        testStatistic, 2 * harmonics, first[0], first[1], first[2], first[3], first[4]);
  }

  /** Probability of at least this test statistic when the exposure is even. */
  double probability() {
    return Significance.probability(testStatistic, degreesOfFreedom);
  }

  /** Amplitude |E| of the first harmonic of the exposure, estimated. */
  double modulation() {
    return Math.hypot(cosine, sine);
  }

  /** Means over the local pixels of the events, see the formulas above. */
  private record LocalMeans(double cosine, double[] g, double[] h) {
    static LocalMeans of(DetectorCounts counts, int k) {
      LocalSky sky = counts.sky();
      double weights = 0;
      double cosine = 0;
      double[] g = new double[2];
      double[] h = new double[2];
      double[] perPixel = new double[sky.size()];
      for (int tau = 0; tau < counts.binning().bins(); tau++) {
        counts.forEach(tau, (i, n) -> perPixel[i] += n);
      }
      for (int i = 0; i < sky.size(); i++) {
        double n = perPixel[i];
        EquatorialDirection direction = sky.directionAtSiderealZero(i);
        double power = Math.pow(Math.cos(direction.declination()), k);
        // The hour angle is minus the right ascension at sidereal time zero.
        double real = Math.cos(k * direction.rightAscension());
        double imaginary = -Math.sin(k * direction.rightAscension());
        weights += n;
        cosine += n * power;
        g[0] += n * power * real;
        g[1] += n * power * imaginary;
        h[0] += n * real;
        h[1] += n * imaginary;
      }
      for (double[] mean : new double[][] {g, h}) {
        mean[0] /= weights;
        mean[1] /= weights;
      }
      return new LocalMeans(cosine / weights, g, h);
    }
  }

  private static double[] times(double[] x, double[] y) {
    return new double[] {x[0] * y[0] - x[1] * y[1], x[0] * y[1] + x[1] * y[0]};
  }

  private static double[] conjugate(double[] x) {
    return new double[] {x[0], -x[1]};
  }

  private static double squared(double[] x) {
    return x[0] * x[0] + x[1] * x[1];
  }

  private static double[] over(double[] x, double[] y) {
    double[] product = times(x, conjugate(y));
    return new double[] {product[0] / squared(y), product[1] / squared(y)};
  }
}
