package org.anisky.reconstruction.montecarlo;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.counts.ReferenceKind;
import org.anisky.counts.SkyCounts;
import org.anisky.grid.SkyMap;
import org.anisky.reconstruction.Multipole;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.ReferenceSky;
import org.anisky.sky.SkyFrame;

/**
 * The fit of counts on the sky against a reference map: mu_a = c m_a (1 + sum_k x_k Y_k), in the
 * frame of the maps. Immutable.
 *
 * <p>Ranges of energy are fitted together as one sky: the scale c is that of the range, so that
 * neither exposures nor spectra of the ranges need be alike; the x_k are common, and so are the
 * nuisance parameters, which are faults of the one detector and not of a range.
 *
 * <p>A reference of finite statistics is described by the number of counts that has its relative
 * error, k_a = m_a^2/variance, of r_a = variance/m_a each; see {@link FitTerm} for the likelihood.
 * A control sample has one r, sum of squared weights over sum of weights, for all pixels: one of
 * each pixel would go with the counts in it, and where there are none it would be unknown.
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
    Set<String> names = new HashSet<>();
    for (MapNuisance nuisance : nuisances) {
      if (!names.add(nuisance.name())) {
        throw InvalidInputException.of(
            "two nuisances are named '%s'; every one needs a name of its own", nuisance.name());
      }
    }
  }

  /** A fit of the dipole alone. */
  public static MapComparison ofDipole() {
    return new MapComparison(1, List.of());
  }

  /**
   * Fits one set of counts.
   *
   * @throws InvalidInputException as {@link #fit(String, List)}
   */
  public MultipoleEstimate fit(CountsMap counts, ReferenceMap reference) {
    return fit(counts.name(), List.of(MapSample.of(counts.name(), counts, reference)));
  }

  /**
   * Fits ranges of energy together.
   *
   * @param name of the nuisance parameters' owner in results
   * @param ranges at least one
   * @throws InvalidInputException when the maps differ in grid or frame, or there are counts where
   *     the reference is zero
   */
  public MultipoleEstimate fit(String name, List<MapSample> ranges) {
    SkyMap first = ranges.get(0).counts().counts();
    List<FitTerm> terms = new ArrayList<>();
    double[] factors = new double[ranges.size()];
    for (MapSample range : ranges) {
      CountsMap counts = range.counts();
      ReferenceMap reference = range.reference();
      CountsMap.checkSame(counts.name(), counts.counts(), ranges.get(0).counts().name(), first);
      CountsMap.checkSame(reference.name(), reference.map(), counts.name(), counts.counts());
      factors[terms.size()] = counts.varianceFactor();
      terms.add(term(name, counts, reference));
    }
    Optional<DataBackground> background = ranges.get(0).reference().background();
    if (background.isPresent()) {
      return fitOfRemainder(first, ranges.get(0).reference(), terms, factors);
    }
    List<Multipole> multipoles = Multipole.upTo(lMax);
    double[][] basis =
        multipoles.stream().map(m -> m.values(first.grid())).toArray(double[][]::new);
    return new ReferenceFit(terms, basis)
        .fit()
        .estimate(first.grid(), first.frame(), multipoles, terms, factors);
  }

  /** The equatorial dipole by what a reference made of the data leaves of it. */
  private MultipoleEstimate fitOfRemainder(
      SkyMap map, ReferenceMap reference, List<FitTerm> terms, double[] factors) {
    if (map.frame() != SkyFrame.EQUATORIAL || lMax > 1) {
      throw InvalidInputException.of(
          "%s: a reference made of the data measures the equatorial dipole alone; the maps must be"
              + " equatorial (they are %s) and l-max 1 (it is %d)",
          reference.name(), map.frame().key(), lMax);
    }
    List<Multipole> equatorial = Multipole.upTo(1).subList(0, 2);
    DataBackground.Remainder remainder = reference.background().orElseThrow().on(map.grid());
    double[][] basis = new double[2][map.grid().size()];
    for (int a = 0; a < basis[0].length; a++) {
      basis[0][a] = remainder.profile()[a] * Math.cos(map.grid().longitude(a));
      basis[1][a] = remainder.profile()[a] * Math.sin(map.grid().longitude(a));
    }
    return new ReferenceFit(terms, basis)
        .fit()
        .withVariance(remainder.varianceFactor())
        .estimate(map.grid(), map.frame(), equatorial, terms, factors);
  }

  private static void tellOfBackground(ReferenceMap reference, SkyMap map, List<String> warnings) {
    DataBackground background = reference.background().orElseThrow();
    String made = reference.name() + " is made of the data: d_N is not measured";
    if (background.site().isEmpty()) {
      warnings.add(
          made
              + ", and d_0h and d_6h are what is left of an equatorial dipole, a part between 0 and"
              + " 1 that is not known without latitude and max-zenith of the reference; they are"
              + " not corrected, and their errors are too large rather than too small");
    } else {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s, and of an equatorial dipole %.3f is left in these maps; d_0h and d_6h and their"
                  + " errors are corrected for it",
              made,
              background.on(map.grid()).fraction()));
    }
  }

  /**
   * Fits ranges of energy together and makes their maps, those of all events.
   *
   * @param name for results
   * @param ranges at least one, with references of one kind
   * @param discRadius of the discs over which maps are smoothed, rad
   * @throws InvalidInputException as {@link #fit(String, List)}
   */
  public Reconstruction reconstruct(String name, List<MapSample> ranges, double discRadius) {
    MultipoleEstimate estimate = fit(name, ranges);
    List<String> warnings = MonteCarloReconstructor.warnings(estimate);
    if (ranges.get(0).reference().background().isPresent()) {
      tellOfBackground(ranges.get(0).reference(), estimate.counts(), warnings);
    }
    double read = 0;
    double weighted = 0;
    double squares = 0;
    for (MapSample range : ranges) {
      CountsMap events = range.events();
      read += events.total();
      weighted += range.counts().total();
      squares += range.counts().totalSquaredWeights();
      if (events.squaredWeights().isEmpty() && !events.isWhole()) {
        warnings.add(
            events.name()
                + ": the counts are not whole numbers and come without squared weights; errors hold"
                + " only if every event has weight 1");
      }
    }
    ReferenceKind kind = ranges.get(0).reference().kind();
    if (kind == ReferenceKind.EXACT || kind == ReferenceKind.SIMULATED) {
      ProfileAgreement.remark(name, estimate, squares / weighted).ifPresent(warnings::add);
    }
    return MonteCarloReconstructor.reconstruction(
        new SkyCounts(name, estimate.counts(), read, weighted, weighted * weighted / squares, kind),
        kind.isExact()
            ? ReferenceSky.ofExact(estimate, discRadius, squaredWeights(ranges))
            : ReferenceSky.of(estimate, discRadius),
        warnings);
  }

  /** Sums of squared weights of all ranges, 0 where nothing was observed, shape (pixels). */
  private static double[] squaredWeights(List<MapSample> ranges) {
    double[] sum = new double[ranges.get(0).counts().counts().grid().size()];
    for (MapSample range : ranges) {
      CountsMap counts = range.counts();
      counts.counts().observed().stream().forEach(a -> sum[a] += counts.squaredWeight(a));
    }
    return sum;
  }

  private FitTerm term(String name, CountsMap counts, ReferenceMap reference) {
    double factor = counts.varianceFactor();
    SkyMap map = counts.counts();
    int size = map.grid().size();
    boolean exact = reference.kind().isExact();
    boolean weighted =
        reference.kind() == ReferenceKind.CONTROL_SAMPLE && reference.variance().isPresent();
    double meanUnit = exact ? 0 : meanUnit(map, reference);
    double[] events = new double[size];
    double[] squares = new double[size];
    double[] model = new double[size];
    double[] referenceCounts = new double[size];
    double[] referenceSquares = new double[size];
    BitSet pixels = new BitSet(size);
    double total = 0;
    BitSet observed = map.observed();
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      double n = map.value(a);
      double m = reference.value(a);
      boolean absent =
          reference.kind() == ReferenceKind.CONTROL_SAMPLE
              ? !reference.map().isObserved(a)
              : !(m > 0);
      if (absent && n > 0) {
        throw InvalidInputException.of(
            "%s: pixel %d has %s events but the reference %s is 0 there; it must be positive"
                + " wherever there are events",
            counts.name(), a, n, reference.name());
      }
      if (!absent) {
        double unit = m > 0 && !weighted ? reference.variance(a) / m : meanUnit;
        checkUnit(reference, a, unit, exact);
        events[a] = n / factor;
        squares[a] = counts.squaredWeight(a) / (factor * factor);
        model[a] = exact ? m : unit;
        referenceCounts[a] = exact ? 0 : m / unit;
        referenceSquares[a] = exact ? 0 : reference.variance(a) / (unit * unit);
        pixels.set(a);
        total += n;
      }
    }
    if (!(total > 0)) {
      throw InvalidInputException.of("%s: the map has no events", counts.name());
    }
    return new FitTerm(
        events,
        counts.squaredWeights().isPresent() ? squares : null,
        pixels,
        model(name, map, model, pixels),
        exact ? null : referenceCounts,
        weighted ? referenceSquares : null);
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

  private ReferenceModel model(String owner, SkyMap counts, double[] model, BitSet pixels) {
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
      checkVaries(nuisance, pixels);
      templates[priors.size()] = nuisance.template().values();
      priors.add(new NuisancePrior(owner, nuisance.name(), nuisance.sigma()));
    }
    return new MapReferenceModel(model, priors, templates);
  }

  /** A template that is the same everywhere does what the free scale does, and nothing else. */
  private static void checkVaries(MapNuisance nuisance, BitSet pixels) {
    double first = nuisance.template().value(pixels.nextSetBit(0));
    if (pixels.stream().allMatch(a -> nuisance.template().value(a) == first)) {
      throw InvalidInputException.of(
          "nuisance '%s' is %s in all pixels with counts to compare; a constant changes the scale"
              + " alone, which is free, so that it is no systematic error of the dipole",
          nuisance.name(), first);
    }
  }
}
