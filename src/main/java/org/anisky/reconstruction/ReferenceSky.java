package org.anisky.reconstruction;

import java.util.BitSet;
import java.util.Optional;
import org.anisky.grid.DiscSums;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.statistics.Significance;

/**
 * The sky against an isotropic reference.
 *
 * @param fit multipoles, counts and reference
 * @param significance of n against mu0 in discs, sigma; empty when the reference may have errors of
 *     its own, which this significance does not know
 * @param discRadius of the discs over which maps are smoothed, rad
 */
public record ReferenceSky(MultipoleEstimate fit, Optional<SkyMap> significance, double discRadius)
    implements FittedSky {

  /** With a reference that may have errors of its own. */
  public static ReferenceSky of(MultipoleEstimate fit, double discRadius) {
    return new ReferenceSky(fit, Optional.empty(), discRadius);
  }

  /**
   * With a reference that is known without error.
   *
   * @param squaredWeights sums of squared weights, shape (pixels); not modified
   */
  public static ReferenceSky ofExact(
      MultipoleEstimate fit, double discRadius, double[] squaredWeights) {
    DiscSums discs = DiscSums.of(fit.counts().grid(), discRadius);
    return new ReferenceSky(fit, Optional.of(significance(fit, discs, squaredWeights)), discRadius);
  }

  private static SkyMap significance(
      MultipoleEstimate fit, DiscSums discs, double[] squaredWeights) {
    SkyGrid grid = fit.counts().grid();
    double[] counts = discs.sum(fit.counts().valuesOrZero());
    double[] reference = discs.sum(fit.isotropic().valuesOrZero());
    double[] squares = discs.sum(squaredWeights);
    double[] significance = new double[grid.size()];
    BitSet positive = new BitSet(grid.size());
    fit.counts().observed().stream()
        .filter(a -> reference[a] > 0)
        .forEach(
            a -> {
              positive.set(a);
              double factor = counts[a] > 0 ? squares[a] / counts[a] : 1;
              significance[a] = Significance.ofCounts(counts[a], reference[a]) / Math.sqrt(factor);
            });
    return SkyMap.of(grid, fit.frame(), "significance", "sigma", significance, positive);
  }

  /** The same with another covariance of what the fluctuations of the counts do. */
  ReferenceSky with(double[][] ofCounts) {
    return new ReferenceSky(fit.with(ofCounts), significance, discRadius);
  }

  /** Sum of counts over sum of reference in discs, minus one. */
  public SkyMap smoothedAnisotropy() {
    return fit.smoothedAnisotropy(DiscSums.of(fit.counts().grid(), discRadius));
  }
}
