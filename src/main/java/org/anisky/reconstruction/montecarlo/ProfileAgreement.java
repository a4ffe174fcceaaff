package org.anisky.reconstruction.montecarlo;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import org.anisky.grid.SkyMap;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.sky.GalacticAxes;
import org.anisky.sky.SkyFrame;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether a reference repeats the declinations of the counts better than independent knowledge can:
 * chi-squared of the counts against it in bands of equal area in sin dec. Counts fluctuate; a
 * reference made of the same events, by time scrambling or direct integration, fluctuates with
 * them.
 */
final class ProfileAgreement {
  /**
   * Probability of so small a chi-squared below which it is remarked: false alarms in 1 of 1000.
   */
  private static final double TOO_GOOD = 1e-3;

  private static final int MOST_BANDS = 20;

  /**
   * Bands are some pixels wide, because scrambled events fall into neighbouring pixels: of
   * sqrt(size) bands each has 1/sqrt(3) of the height of a pixel on average.
   */
  private static final double PIXELS_PER_BAND = 5;

  /** Bands with fewer expected counts do not take part. */
  private static final double LEAST_EXPECTED = 10;

  /** A smaller number of bands says nothing. */
  private static final int LEAST_BANDS = 5;

  private ProfileAgreement() {}

  /**
   * Looks at a fit.
   *
   * @param variancePerCount of the counts: sum of squared weights over sum of weights
   * @return a remark, empty when there is nothing to remark
   */
  static Optional<String> remark(String name, MultipoleEstimate estimate, double variancePerCount) {
    SkyMap counts = estimate.counts();
    SkyMap expected = estimate.isotropic();
    int bands = (int) Math.min(MOST_BANDS, Math.sqrt(counts.grid().size()) / PIXELS_PER_BAND);
    double[] n = new double[bands];
    double[] m = new double[bands];
    BitSet observed = counts.observed();
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      int band = Math.min(bands - 1, (int) (bands * (1 + sinDeclination(counts, a)) / 2));
      n[band] += counts.value(a);
      m[band] += expected.value(a);
    }
    double chiSquared = 0;
    int used = 0;
    for (int band = 0; band < bands; band++) {
      if (m[band] > LEAST_EXPECTED * variancePerCount) {
        chiSquared += (n[band] - m[band]) * (n[band] - m[band]) / (m[band] * variancePerCount);
        used++;
      }
    }
    if (used < LEAST_BANDS
        || !(ChiSquaredDistribution.of(used - 1).cumulativeProbability(chiSquared) < TOO_GOOD)) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s: the reference repeats the counts in %d bands of declination with chi-squared %.3g,"
                + " where independent knowledge gives about %d: it looks made of the same events."
                + " If it comes from time scrambling or direct integration, d_N is not measured and"
                + " the equatorial dipole is reduced; say kind: scrambled or direct-integration",
            name,
            used,
            chiSquared,
            used - 1));
  }

  private static double sinDeclination(SkyMap map, int a) {
    double z = map.grid().z(a);
    if (map.frame() != SkyFrame.GALACTIC) {
      return z;
    }
    double across = Math.sqrt(Math.max(0, 1 - z * z));
    double longitude = map.grid().longitude(a);
    return GalacticAxes.toEquatorial(
        new double[] {across * Math.cos(longitude), across * Math.sin(longitude), z})[2];
  }
}
