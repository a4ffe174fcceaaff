package org.anisky.reconstruction.montecarlo;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorView;
import org.anisky.counts.Observation;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.model.DipoleComponent;
import org.anisky.model.ScanGeometry;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.Multipole;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.NuisanceEstimate;
import org.anisky.reconstruction.PreparedReconstructor;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.reconstruction.ReferenceSky;
import org.anisky.sky.SkyFrame;

/**
 * The strategy of known exposure: counts on the sky against the isotropic reference from simulated
 * acceptance and monitored live time. All three components of the dipole are measured; an error of
 * the reference is an error of the dipole, as far as the priors of the nuisance parameters do not
 * cover it.
 *
 * <p>Every detector has a scale of its own: the absolute acceptance is not used, and so the ratio
 * of what two detectors see in different declinations is not either.
 */
public final class MonteCarloReconstructor implements Reconstructor {
  /** Name of the strategy. */
  public static final String NAME = "monte-carlo";

  /** An empty bin is suspicious when Poisson gives it less than exp(-this), 1e-11. */
  private static final double EVENTS_MISSED = 25;

  /** A parameter this many standard deviations of its prior from zero is suspicious. */
  private static final double TENSION = 3;

  private final MonteCarloOptions options;

  /** A reconstructor with options. */
  public MonteCarloReconstructor(MonteCarloOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<DipoleComponent> constrains() {
    return EnumSet.allOf(DipoleComponent.class);
  }

  @Override
  public PreparedReconstructor prepare(ScanGeometry geometry) {
    Prepared prepared = new Prepared(geometry);
    return (data, progress) -> reconstruct(data, prepared);
  }

  /** What does not depend on the counts. */
  private final class Prepared {
    private final List<ExposureOnSky> exposures = new ArrayList<>();
    private final List<Multipole> multipoles = Multipole.upTo(options.lMax());

    /** Y_k, shape (k, E). */
    private final double[][] basis;

    private Prepared(ScanGeometry geometry) {
      for (DetectorView view : geometry.views()) {
        exposures.add(
            new ExposureOnSky(
                exposure(view.name()),
                view,
                geometry.scan(exposures.size(), Workers.single()),
                options.priors()));
      }
      basis = multipoles.stream().map(m -> m.values(geometry.grid())).toArray(double[][]::new);
    }
  }

  private Reconstruction reconstruct(ScannedData data, Prepared prepared) {
    MultipoleEstimate estimate = fit(data, prepared);
    List<String> warnings = warnings(estimate);
    double[] intensity = intensity(estimate.coefficients(), prepared.basis);
    for (int d = 0; d < data.detectors().size(); d++) {
      double[] liveTime = prepared.exposures.get(d).liveTime();
      warnOfEmptyBins(data.detectors().get(d), liveTime, warnings);
      remark(data.detectors().get(d), prepared.exposures.get(d), estimate, intensity)
          .ifPresent(warnings::add);
    }
    return reconstruction(
        data.dataset(), ReferenceSky.of(estimate, options.discRadius()), warnings);
  }

  /** The result that local counts and counts on the sky have in common. */
  static Reconstruction reconstruction(Observation data, ReferenceSky sky, List<String> warnings) {
    return new Reconstruction(
        NAME,
        data,
        sky.fit().equatorialDipole(),
        Convergence.Status.of(sky.fit().converged()),
        Optional.of(sky),
        Optional.empty(),
        warnings);
  }

  /** What there is to say of any fit against a reference; may be added to. */
  static List<String> warnings(MultipoleEstimate estimate) {
    List<String> warnings = new ArrayList<>();
    if (!estimate.converged()) {
      warnings.add("the multipole fit did not converge");
    }
    estimate.nuisances().forEach(nuisance -> warnOfTension(nuisance, warnings));
    return warnings;
  }

  /** 1 + sum_k x_k Y_k, shape (E). */
  private static double[] intensity(double[] coefficients, double[][] basis) {
    double[] intensity = new double[basis[0].length];
    for (int a = 0; a < intensity.length; a++) {
      intensity[a] = 1;
      for (int k = 0; k < coefficients.length; k++) {
        intensity[a] += coefficients[k] * basis[k][a];
      }
    }
    return intensity;
  }

  private Optional<String> remark(
      ScannedData.Detector detector,
      ExposureOnSky exposure,
      MultipoleEstimate estimate,
      double[] intensity) {
    double[] nuisances =
        estimate.nuisances().stream()
            .filter(nuisance -> nuisance.detector().equals(detector.counts().name()))
            .mapToDouble(NuisanceEstimate::value)
            .toArray();
    return exposure.remark(detector, nuisances, intensity, estimate.dipole()[2]);
  }

  /**
   * The fit with all that it says: multipoles, nuisance parameters, the parts of the covariance and
   * the reference map.
   *
   * @param workers threads to use; their number never changes the result
   */
  public MultipoleEstimate fit(Dataset dataset, Workers workers) {
    ScannedData data = ScannedData.of(dataset, workers);
    return fit(data, new Prepared(data.geometry()));
  }

  private MultipoleEstimate fit(ScannedData data, Prepared prepared) {
    List<FitTerm> terms = new ArrayList<>();
    double[] eventsPerCount = new double[data.detectors().size()];
    for (ScannedData.Detector detector : data.detectors()) {
      int d = terms.size();
      eventsPerCount[d] = detector.marginals().totalSquaredWeights() / detector.marginals().total();
      terms.add(prepared.exposures.get(d).term(detector));
    }
    return new ReferenceFit(terms, prepared.basis)
        .fit()
        .estimate(data.grid(), SkyFrame.EQUATORIAL, prepared.multipoles, terms, eventsPerCount);
  }

  private SimulatedExposure exposure(String detector) {
    SimulatedExposure exposure = options.exposures().get(detector);
    if (exposure == null) {
      throw InvalidInputException.of(
          "%s: no simulated exposure is given; there is one for %s",
          detector, new TreeSet<>(options.exposures().keySet()));
    }
    return exposure;
  }

  /** A nuisance parameter far outside its prior says that the reference is wrong. */
  private static void warnOfTension(NuisanceEstimate nuisance, List<String> warnings) {
    double sigmas = Math.abs(nuisance.value()) / nuisance.priorSigma();
    if (sigmas > TENSION) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s: the fit wants a %s of %.3g, %.1f standard deviations of its prior; exposure and"
                  + " counts do not fit together",
              nuisance.detector(),
              nuisance.name(),
              nuisance.value(),
              sigmas));
    }
  }

  /** Live time without events is either a wrong live time or lost data. */
  private static void warnOfEmptyBins(
      ScannedData.Detector detector, double[] liveTime, List<String> warnings) {
    double[] events = detector.marginals().perBin();
    double seconds = 0;
    for (double time : liveTime) {
      seconds += time;
    }
    int empty = 0;
    for (int tau = 0; tau < events.length; tau++) {
      double expected = detector.marginals().total() * liveTime[tau] / seconds;
      empty += events[tau] == 0 && expected > EVENTS_MISSED ? 1 : 0;
    }
    if (empty > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s: %d of %d sidereal bins have live time but no events",
              detector.counts().name(),
              empty,
              events.length));
    }
  }
}
