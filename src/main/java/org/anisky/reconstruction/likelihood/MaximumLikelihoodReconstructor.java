package org.anisky.reconstruction.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.anisky.likelihood.FisherInformation;
import org.anisky.likelihood.MultipoleBasis;
import org.anisky.likelihood.MultipoleFit;
import org.anisky.likelihood.PoissonLikelihood;
import org.anisky.likelihood.WeightedScores;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.ScanGeometry;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.PreparedReconstructor;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.statistics.Significance;

/**
 * The likelihood strategy: the equatorial dipole by a fit of the multipoles m != 0, and the whole
 * sky by the iterative fit, both with background rate and relative acceptance from the data
 * themselves (Ahlers et al. 2016, ApJ 823, 10). The m = 0 modes, d_N among them, are not measured.
 */
public final class MaximumLikelihoodReconstructor implements Reconstructor {
  private static final List<DipoleComponent> COMPONENTS =
      List.of(DipoleComponent.D_0H, DipoleComponent.D_6H);

  /** Three standard deviations. */
  private static final double CLEAR = 0.0027;

  private final LikelihoodOptions options;
  private final boolean fitsMaps;

  /** A reconstructor with options. */
  public MaximumLikelihoodReconstructor(LikelihoodOptions options) {
    this(options, true);
  }

  private MaximumLikelihoodReconstructor(LikelihoodOptions options, boolean fitsMaps) {
    this.options = options;
    this.fitsMaps = fitsMaps;
  }

  /** The same without the all-sky fit: the same dipole, no maps, no sweeps. For many data sets. */
  public MaximumLikelihoodReconstructor dipoleOnly() {
    return new MaximumLikelihoodReconstructor(options, false);
  }

  @Override
  public String name() {
    return "likelihood";
  }

  @Override
  public Set<DipoleComponent> constrains() {
    return EnumSet.copyOf(COMPONENTS);
  }

  @Override
  public PreparedReconstructor prepare(ScanGeometry geometry) {
    // With maps one degree more than is fitted: its information asks whether that is enough.
    MultipoleBasis basis =
        MultipoleBasis.upTo(options.lMax() + (fitsMaps ? 1 : 0), geometry.grid());
    return (data, progress) -> reconstruct(data, basis, progress);
  }

  private Reconstruction reconstruct(ScannedData data, MultipoleBasis wide, Progress progress) {
    PoissonLikelihood likelihood = new PoissonLikelihood(data);
    List<String> warnings = new ArrayList<>();
    FittedDipole fitted = dipole(data, wide, likelihood, warnings);
    DipoleEstimate dipole = fitted.estimate();
    if (!fitsMaps) {
      warnOfGaps(data, warnings);
      return new Reconstruction(
          name(),
          data.dataset(),
          dipole,
          fitted.status(),
          Optional.empty(),
          Optional.empty(),
          warnings);
    }
    AllSkyFit.Result sky =
        new AllSkyFit(data, likelihood, options, dipole.amplitudeError()).fit(progress);
    warn(data, sky, warnings);
    return new Reconstruction(
        name(),
        data.dataset(),
        dipole,
        fitted.status(),
        Optional.of(new SkyMaps(data).of(sky, options.gauge(), options.discRadius())),
        Optional.of(sky.convergence()),
        warnings);
  }

  /** An estimate and how its fit ended. */
  private record FittedDipole(DipoleEstimate estimate, Convergence.Status status) {}

  private FittedDipole dipole(
      ScannedData data, MultipoleBasis wide, PoissonLikelihood likelihood, List<String> warnings) {
    MultipoleFit wideFit = new MultipoleFit(data, likelihood, wide.values());
    FisherInformation information = wideFit.informationAtIsotropy();
    MultipoleBasis basis = wide.upTo(options.lMax());
    int size = basis.values().length;
    MultipoleFit.Result fit =
        new MultipoleFit(data, likelihood, basis.values()).fit(information.part(0, size));
    boolean converged = fit.converged();
    double isotropicGain = 0;
    if (options.lMax() > 1) {
      MultipoleFit.Result withoutDipole =
          new MultipoleFit(data, likelihood, basis.withoutDipole())
              .fit(information.part(COMPONENTS.size(), size));
      isotropicGain = withoutDipole.gain();
      converged &= withoutDipole.converged();
    }
    Convergence.Status status = Convergence.Status.of(converged);
    if (status == Convergence.Status.NOT_CONVERGED) {
      warnings.add("the dipole fit did not converge");
    }
    if (fitsMaps) {
      warnOfLeakage(wideFit.scoreTest(fit.model(), information) / data.varianceFactor(), warnings);
    }
    double[][] plain = {
      Arrays.copyOf(fit.covariance()[0], 2), Arrays.copyOf(fit.covariance()[1], 2)
    };
    double[][] covariance = data.isWeighted() ? weighted(data, fit, basis) : plain;
    double testStatistic = 2 * (fit.gain() - isotropicGain);
    if (data.isWeighted()) {
      // How far the dipole found is from zero with the errors of weighted events and without.
      testStatistic *=
          distance(fit.coefficients(), covariance) / distance(fit.coefficients(), plain);
    }
    return new FittedDipole(
        new DipoleEstimate(
            COMPONENTS,
            new double[] {fit.coefficients()[0], fit.coefficients()[1]},
            covariance,
            testStatistic,
            Significance.probability(testStatistic, 2)),
        status);
  }

  /**
   * Multipoles of the next degree that are there leak into a dipole that is fitted without them.
   */
  private void warnOfLeakage(double testStatistic, List<String> warnings) {
    int degree = options.lMax() + 1;
    int freedom = 2 * degree;
    double probability = Significance.probability(testStatistic, freedom);
    if (probability < CLEAR) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "multipoles of degree %d are there too (test statistic %.1f with %d degrees of"
                  + " freedom, p = %.2g) and leak into a dipole that is fitted without them;"
                  + " likelihood.l-max: %d or more fits them together",
              degree,
              testStatistic,
              freedom,
              probability,
              degree));
    }
  }

  private static double[][] weighted(
      ScannedData data, MultipoleFit.Result fit, MultipoleBasis basis) {
    double[][] ofDipole = {fit.covariance()[0], fit.covariance()[1]};
    return new WeightedScores(data, fit.model(), basis.values(), fit.information())
        .covariance(ofDipole);
  }

  /** d^T C^-1 d of the first two of the coefficients. */
  private static double distance(double[] d, double[][] c) {
    double determinant = c[0][0] * c[1][1] - c[0][1] * c[1][0];
    return (d[0] * d[0] * c[1][1] - 2 * d[0] * d[1] * c[0][1] + d[1] * d[1] * c[0][0])
        / determinant;
  }

  private void warn(ScannedData data, AllSkyFit.Result sky, List<String> warnings) {
    if (sky.degenerate()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the all-sky fit has no maximum: %.0f events on %d observed pixels and %d bins are"
                  + " too few; the maps are those of the first sweep, which loses a part of the"
                  + " anisotropy; take a coarser grid and fewer sidereal bins (the dipole is fitted"
                  + " by itself)",
              data.total(),
              data.observed().cardinality(),
              data.detectors().get(0).scan().bins()));
    } else if (sky.convergence().status() == Convergence.Status.NOT_CONVERGED) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "not converged after %d sweeps: the dipole of the map may still change by %s"
                  + " (allowed %.2g)",
              sky.convergence().sweeps(),
              change(sky.convergence().last().extrapolatedChange()),
              sky.convergence().allowedChange()));
    }
    if (options.gauge() == Gauge.SUBTRACT) {
      warnings.add(
          "gauge 'subtract' maximises no likelihood: it is for comparison with published maps");
    }
    warnOfGaps(data, warnings);
  }

  private static String change(double estimate) {
    return Double.isFinite(estimate)
        ? String.format(Locale.ROOT, "%.2g", estimate)
        : "an unknown amount";
  }

  private static void warnOfGaps(ScannedData data, List<String> warnings) {
    for (ScannedData.Detector detector : data.detectors()) {
      List<Integer> gaps = new ArrayList<>();
      double[] perBin = detector.marginals().perBin();
      for (int tau = 0; tau < perBin.length; tau++) {
        if (perBin[tau] == 0) {
          gaps.add(tau);
        }
      }
      if (!gaps.isEmpty()) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s: %d of %d sidereal bins have no events: %s",
                detector.counts().name(),
                gaps.size(),
                perBin.length,
                ranges(gaps)));
      }
    }
  }

  /** For example {@code 3, 7-12}. */
  private static String ranges(List<Integer> rising) {
    List<String> ranges = new ArrayList<>();
    for (int first = 0, last; first < rising.size(); first = last + 1) {
      last = first;
      while (last + 1 < rising.size() && rising.get(last + 1) == rising.get(last) + 1) {
        last++;
      }
      int from = rising.get(first);
      int to = rising.get(last);
      ranges.add(from == to ? String.valueOf(from) : from + "-" + to);
    }
    return String.join(", ", ranges);
  }
}
