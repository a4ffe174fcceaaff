package org.anisky.reconstruction.montecarlo;

import java.util.BitSet;
import java.util.Optional;
import org.anisky.grid.DiscSums;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.statistics.Significance;

/**
 * The maps of counts against a reference.
 *
 * @param counts n_a, events or sums of weights
 * @param isotropic mu0_a, what an isotropic sky gives, with the fitted scale and nuisance
 *     parameters
 * @param relativeIntensity n_a/mu0_a, where the reference is positive
 * @param smoothedAnisotropy sum n/sum mu0 - 1 over discs
 * @param significance of n against mu0 in discs, sigma; empty when the reference has errors of its
 *     own, which this significance does not know
 * @param discRadius rad
 */
public record ReferenceSky(
    SkyMap counts,
    SkyMap isotropic,
    SkyMap relativeIntensity,
    SkyMap smoothedAnisotropy,
    Optional<SkyMap> significance,
    double discRadius) {

  /**
   * Makes the maps.
   *
   * @param exact whether the reference is known without error
   * @param squaredWeights sums of squared weights, shape (pixels); not modified
   */
  static ReferenceSky of(
      MultipoleEstimate fit, double discRadius, boolean exact, double[] squaredWeights) {
    DiscSums discs = DiscSums.of(fit.counts().grid(), discRadius);
    return new ReferenceSky(
        fit.counts(),
        fit.isotropic(),
        fit.relativeIntensity(),
        fit.smoothedAnisotropy(discs),
        exact ? Optional.of(significance(fit, discs, squaredWeights)) : Optional.empty(),
        discRadius);
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
}
