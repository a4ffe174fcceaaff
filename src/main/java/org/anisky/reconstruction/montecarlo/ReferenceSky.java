package org.anisky.reconstruction.montecarlo;

import java.util.BitSet;
import java.util.Optional;
import org.anisky.grid.DiscSums;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
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
   * @param varianceFactor sum of squared weights over sum of weights
   */
  static ReferenceSky of(
      MultipoleEstimate fit, double discRadius, boolean exact, double varianceFactor) {
    SkyMap counts = fit.counts();
    SkyMap isotropic = fit.isotropic();
    SkyGrid grid = counts.grid();
    BitSet observed = counts.observed();
    double[] n = new double[grid.size()];
    double[] reference = new double[grid.size()];
    observed.stream().forEach(a -> n[a] = counts.value(a));
    observed.stream().forEach(a -> reference[a] = isotropic.value(a));
    DiscSums discs = DiscSums.of(grid, discRadius);
    double[] countsInDisc = discs.sum(n);
    double[] referenceInDisc = discs.sum(reference);
    double[] intensity = new double[grid.size()];
    double[] smoothed = new double[grid.size()];
    double[] significance = new double[grid.size()];
    BitSet positive = new BitSet(grid.size());
    BitSet positiveInDisc = new BitSet(grid.size());
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      positive.set(a, reference[a] > 0);
      positiveInDisc.set(a, referenceInDisc[a] > 0);
      intensity[a] = reference[a] > 0 ? n[a] / reference[a] : 0;
      if (referenceInDisc[a] > 0) {
        smoothed[a] = countsInDisc[a] / referenceInDisc[a] - 1;
        significance[a] =
            Significance.ofCounts(countsInDisc[a], referenceInDisc[a]) / Math.sqrt(varianceFactor);
      }
    }
    return new ReferenceSky(
        counts,
        isotropic,
        map(fit, "relative intensity", "1", intensity, positive),
        map(fit, "smoothed anisotropy", "1", smoothed, positiveInDisc),
        exact
            ? Optional.of(map(fit, "significance", "sigma", significance, positiveInDisc))
            : Optional.empty(),
        discRadius);
  }

  private static SkyMap map(
      MultipoleEstimate fit, String quantity, String unit, double[] values, BitSet observed) {
    return SkyMap.of(fit.counts().grid(), fit.frame(), quantity, unit, values, observed);
  }
}
