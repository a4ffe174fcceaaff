package org.anisky.reconstruction.montecarlo;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.grid.SkyMap;
import org.anisky.reconstruction.Multipole;
import org.anisky.reconstruction.MultipoleEstimate;

/**
 * The fit of counts on the sky against a reference map: mu_a = c m_a (1 + sum_k x_k Y_k), in the
 * frame of the maps. Immutable.
 *
 * <p>A reference of finite statistics is described by the number of counts that has its relative
 * error, k_a = m_a^2/variance, of r_a = variance/m_a each; see {@link FitTerm} for the likelihood.
 * Pixels of a control sample without counts have no variance of their own: theirs is the mean r.
 *
 * @param lMax all multipoles of degree 1 to lMax are fitted together; at least 1
 * @param nuisances how the reference may be wrong
 */
public record MapComparison(int lMax, List<MapNuisance> nuisances) {
  /** Checks the degree. */
  public MapComparison {
    nuisances = List.copyOf(nuisances);
    if (lMax < 1) {
      throw InvalidInputException.of("l-max %d must be at least 1", lMax);
    }
  }

  /** A fit of the dipole alone. */
  public static MapComparison ofDipole() {
    return new MapComparison(1, List.of());
  }

  /**
   * Fits.
   *
   * @throws InvalidInputException when the maps differ in grid or frame, or there are counts where
   *     the reference is zero
   */
  public MultipoleEstimate fit(CountsMap counts, ReferenceMap reference) {
    CountsMap.checkSame(reference.name(), reference.map(), counts.name(), counts.counts());
    List<Multipole> multipoles = Multipole.upTo(lMax);
    double[][] basis =
        multipoles.stream().map(m -> m.values(counts.counts().grid())).toArray(double[][]::new);
    double factor = counts.varianceFactor();
    FitTerm term = term(counts, reference, factor);
    return new ReferenceFit(List.of(term), basis)
        .fit()
        .estimate(
            counts.counts().grid(),
            counts.counts().frame(),
            multipoles,
            List.of(term),
            new double[] {factor});
  }

  /**
   * Fits a sample and makes its maps.
   *
   * @param discRadius of the discs over which maps are smoothed, rad
   * @throws InvalidInputException as {@link #fit}
   */
  public MapReconstruction reconstruct(MapSample sample, double discRadius) {
    CountsMap counts = sample.counts();
    MultipoleEstimate estimate = fit(counts, sample.reference());
    List<String> warnings = new ArrayList<>();
    if (!estimate.converged()) {
      warnings.add("the multipole fit did not converge");
    }
    estimate
        .nuisances()
        .forEach(nuisance -> MonteCarloReconstructor.warnOfTension(nuisance, warnings));
    if (sample.events().squaredWeights().isEmpty() && !sample.events().isWhole()) {
      warnings.add(
          sample.events().name()
              + ": the counts are not whole numbers and come without squared weights; errors hold"
              + " only if every event has weight 1");
    }
    boolean exact = sample.reference().kind() == ReferenceMap.Kind.EXACT;
    return new MapReconstruction(
        sample.name(),
        new MapReconstruction.Events(
            sample.events().total(), counts.total(), counts.effectiveEvents()),
        sample.reference().kind(),
        estimate,
        ReferenceSky.of(estimate, discRadius, exact, counts.varianceFactor()),
        warnings);
  }

  private FitTerm term(CountsMap counts, ReferenceMap reference, double factor) {
    SkyMap map = counts.counts();
    int size = map.grid().size();
    boolean exact = reference.kind() == ReferenceMap.Kind.EXACT;
    double meanUnit = exact ? 0 : meanUnit(map, reference);
    double[] events = new double[size];
    double[] model = new double[size];
    double[] referenceCounts = new double[size];
    BitSet pixels = new BitSet(size);
    double total = 0;
    BitSet observed = map.observed();
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      double n = map.value(a);
      double m = reference.value(a);
      boolean absent =
          reference.kind() == ReferenceMap.Kind.CONTROL_SAMPLE
              ? !reference.map().isObserved(a)
              : !(m > 0);
      if (absent && n > 0) {
        throw InvalidInputException.of(
            "%s: pixel %d has %s events but the reference %s is 0 there; it must be positive"
                + " wherever there are events",
            counts.name(), a, n, reference.name());
      }
      if (!absent) {
        double unit = m > 0 ? reference.variance(a) / m : meanUnit;
        checkUnit(reference, a, unit, exact);
        events[a] = n / factor;
        model[a] = exact ? m : unit;
        referenceCounts[a] = exact ? 0 : m / unit;
        pixels.set(a);
        total += n;
      }
    }
    if (!(total > 0)) {
      throw InvalidInputException.of("%s: the map has no events", counts.name());
    }
    return new FitTerm(
        counts.name(), events, pixels, model(map, model, pixels), exact ? null : referenceCounts);
  }

  private static void checkUnit(ReferenceMap reference, int a, double unit, boolean exact) {
    if (!exact && !(unit > 0)) {
      throw InvalidInputException.of(
          "%s: pixel %d has value %s with error 0; every pixel of a reference with errors needs"
              + " one",
          reference.name(), a, reference.value(a));
    }
  }

  /** Sum of variances over sum of values where there are counts to compare. */
  private static double meanUnit(SkyMap counts, ReferenceMap reference) {
    BitSet observed = counts.observed();
    double variance = 0;
    double sum = 0;
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      variance += reference.variance(a);
      sum += reference.value(a);
    }
    if (!(sum > 0)) {
      throw InvalidInputException.of(
          "%s: the reference is 0 wherever there are counts to compare", reference.name());
    }
    return variance / sum;
  }

  private ReferenceModel model(SkyMap counts, double[] model, BitSet pixels) {
    List<NuisancePrior> priors = new ArrayList<>();
    double[][] templates = new double[nuisances.size()][];
    for (MapNuisance nuisance : nuisances) {
      CountsMap.checkSame(
          "nuisance '" + nuisance.name() + "'", nuisance.template(), "the counts", counts);
      for (int a = pixels.nextSetBit(0); a >= 0; a = pixels.nextSetBit(a + 1)) {
        if (!nuisance.template().isObserved(a)) {
          throw InvalidInputException.of(
              "nuisance '%s' has no value in pixel %d, where there are counts to compare",
              nuisance.name(), a);
        }
      }
      templates[priors.size()] = nuisance.template().values();
      priors.add(new NuisancePrior(nuisance.name(), nuisance.sigma()));
    }
    return new MapReferenceModel(model, priors, templates);
  }
}
