package org.anisky.reconstruction.likelihood;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.anisky.likelihood.MultipoleBasis;
import org.anisky.likelihood.PoissonLikelihood;
import org.anisky.model.DipoleComponent;
import org.anisky.model.ScanGeometry;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.FittedMultipoles;
import org.anisky.reconstruction.FittedSky;
import org.anisky.reconstruction.PreparedReconstructor;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.Reconstructor;

/**
 * The likelihood strategy: the equatorial dipole by a fit of the multipoles m != 0, and the whole
 * sky by the iterative fit, both with background rate and relative acceptance from the data
 * themselves (Ahlers et al. 2016, ApJ 823, 10). The m = 0 modes, d_N among them, are not measured.
 */
public final class MaximumLikelihoodReconstructor implements Reconstructor {
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
    return LikelihoodStrategy.NAME;
  }

  @Override
  public Set<DipoleComponent> constrains() {
    return EnumSet.copyOf(DipoleComponent.EQUATORIAL);
  }

  @Override
  public PreparedReconstructor prepare(ScanGeometry geometry) {
    Map<Integer, MultipoleBasis> bases = new ConcurrentHashMap<>();
    Optional<MultipoleBasis> ofErrors =
        fitsMaps
            ? Optional.of(MultipoleBasis.upTo(MapErrors.degree(geometry.views()), geometry))
            : Optional.empty();
    return (data, progress) -> {
      MultipoleBasis basis =
          bases.computeIfAbsent(
              DegreeOfFit.of(options, data), lMax -> MultipoleBasis.upTo(lMax, geometry));
      DipoleFit fit = new DipoleFit(basis, options.acceptanceChanges());
      return reconstruct(data, fit, ofErrors, progress);
    };
  }

  private Reconstruction reconstruct(
      ScannedData data, DipoleFit dipoleFit, Optional<MultipoleBasis> ofErrors, Progress progress) {
    EffectiveEvents.check(data.dataset());
    PoissonLikelihood likelihood = new PoissonLikelihood(data);
    DipoleFit.Fitted dipole = dipoleFit.of(data, likelihood);
    Optional<AllSkyFit.Result> sky =
        fitsMaps
            ? Optional.of(
                new AllSkyFit(data, likelihood, options, dipole.estimate().amplitudeError())
                    .fit(progress))
            : Optional.empty();
    FittedMultipoles multipoles =
        new MultipolesOfFit(data, dipole.basis()).of(dipole.fit(), dipole.isotropic());
    return new Reconstruction(
        name(),
        data.dataset(),
        dipole.estimate(),
        dipole.status(),
        Optional.of(
            sky.<FittedSky>map(
                    fit -> new SkyMaps(data).of(fit, options, multipoles, ofErrors.orElseThrow()))
                .orElse(multipoles)),
        sky.map(AllSkyFit.Result::convergence),
        new FitWarnings(options, data).of(dipole, sky));
  }
}
