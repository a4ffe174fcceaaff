package org.anisky.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.counts.Observation;
import org.anisky.inference.SkySignificance;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.FullDipole;
import org.anisky.model.MeasuredValue;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.DeclinationBand;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.ReconstructedSky;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.SkyCoverage;
import org.anisky.reconstruction.TraceLine;
import org.anisky.sky.TimeFrame;

/** The tree of {@code result.json}, format {@value #FORMAT}. Keys may be added, never changed. */
public final class ResultJson {
  /** Name and version of the format. */
  public static final String FORMAT = "anisky-result/1";

  /** Ends the name of axes that are not of date. */
  static final String ICRS = "ICRS";

  private ResultJson() {}

  /**
   * The tree of a reconstruction.
   *
   * @param significance of structure anywhere on the sky, where the data allow to look for it
   */
  public static Map<String, Object> tree(
      Reconstruction result, Optional<SkySignificance> significance, Provenance provenance) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("strategy", result.strategy());
    tree.put("events", ObservationJson.events(result.data()));
    tree.put("dipole", dipole(result));
    result
        .bootstrap()
        .ifPresent(toys -> tree.put("bootstrap", BootstrapJson.tree(result.dipole(), toys)));
    result.spurious().ifPresent(wave -> tree.put("systematics", SpuriousWaveJson.tree(wave)));
    tree.putAll(GalacticDipoleJson.entry(result));
    tree.put("measurements", MeasurementJson.tree(result.measurements()));
    tree.put("curves", CurveFiles.tree(result.curves()));
    result
        .multipoles()
        .ifPresent(
            estimate -> {
              tree.put("multipoles", MultipoleJson.multipoles(estimate));
              tree.put("nuisances", MultipoleJson.nuisances(estimate));
              NoNumber.refuse("multipoles", tree.get("multipoles"));
              NoNumber.refuse("nuisances", tree.get("nuisances"));
            });
    result
        .sky()
        .ifPresent(sky -> tree.put("multipoles", MultipoleJson.multipoles(sky.multipoles())));
    result.sky().ifPresent(sky -> tree.put("all_sky", allSky(sky)));
    result.sky().ifPresent(sky -> tree.put("coverage", coverage(sky, result.data())));
    result.status().ifPresent(status -> tree.put("convergence", convergence(result, status)));
    Map<String, Object> excesses = new LinkedHashMap<>();
    result.sky().ifPresent(sky -> excesses.putAll(KnownExposureMapJson.deprecated(sky)));
    significance.ifPresent(found -> excesses.putAll(SignificanceJson.tree(found)));
    if (!excesses.isEmpty()) {
      tree.put("significance", excesses);
    }
    result
        .sky()
        .ifPresent(sky -> tree.put(KnownExposureMapJson.KEY, KnownExposureMapJson.tree(sky)));
    result
        .goodnessOfFit()
        .ifPresent(fit -> tree.put("goodness_of_fit", GoodnessOfFitJson.tree(fit)));
    List<Object> coverage = TimeCoverageJson.list(result.data());
    if (!coverage.isEmpty()) {
      tree.put("time_coverage", coverage);
    }
    tree.putAll(ObservationJson.source(result));
    List<String> warnings = new ArrayList<>(result.warnings());
    warnings.addAll(NoNumber.remarks(tree));
    tree.put("warnings", warnings);
    tree.put("quote", new Quotation(result).tree());
    tree.put("provenance", provenance.tree());
    return tree;
  }

  /** The object {@code dipole}. */
  public static Map<String, Object> dipole(Reconstruction result) {
    Map<String, Object> tree = dipole(result.dipole(), axes(result));
    result
        .multipoles()
        .ifPresent(
            estimate -> {
              tree.put("degrees_of_freedom", result.dipole().components().size());
              tree.put("isotropic_covariance", MultipoleJson.isotropicCovariance(result.limits()));
            });
    IntervalJson.add(result.limits(), tree);
    return tree;
  }

  /** The axes of the dipole, which those of Galactic maps are turned to. */
  private static String axes(Reconstruction result) {
    if (result.multipoles().filter(MultipoleEstimate::isGalactic).isPresent()) {
      return "equatorial, " + ICRS;
    }
    TimeFrame frame = result.data().timeFrame();
    return frame == TimeFrame.SIDEREAL ? "equatorial" : "equatorial axes, " + frame.key() + " time";
  }

  /**
   * The entries of {@code dipole}.
   *
   * @param frame what the axes are
   */
  private static Map<String, Object> dipole(DipoleEstimate dipole, String frame) {
    Map<String, Object> components = new LinkedHashMap<>();
    for (DipoleComponent component : DipoleComponent.values()) {
      components.put(
          component.key(), dipole.measured(component).map(ResultJson::measured).orElse(null));
    }
    Map<String, Object> covariance = new LinkedHashMap<>();
    covariance.put("order", dipole.components().stream().map(DipoleComponent::key).toList());
    covariance.put("matrix", List.of(dipole.covariance()));
    dipole
        .systematicCovariance()
        .ifPresent(systematic -> covariance.put("systematic", List.of(systematic)));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("frame", frame);
    tree.put("components", components);
    tree.put("covariance", covariance);
    NoNumber.refuse("dipole", tree);
    tree.put("amplitude", measured(dipole.measuredAmplitude()));
    tree.put("phase_deg", measured(dipole.measuredPhase().toDegrees()));
    dipole.full().ifPresent(full -> tree.put("full", full(full)));
    tree.put("test_statistic", dipole.testStatistic());
    tree.put("p_value", dipole.probability());
    return tree;
  }

  /** A number with its errors; the key of one that is absent is absent. */
  static Map<String, Object> measured(MeasuredValue number) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("value", number.value());
    tree.put("statistical", number.statistical());
    number.systematic().ifPresent(error -> tree.put("systematic", error));
    return tree;
  }

  private static Map<String, Object> full(FullDipole dipole) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("amplitude", measured(dipole.amplitude()));
    tree.put("right_ascension_deg", measured(dipole.rightAscension().toDegrees()));
    tree.put("declination_deg", measured(dipole.declination().toDegrees()));
    return tree;
  }

  private static Map<String, Object> allSky(ReconstructedSky sky) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("test_statistic", sky.testStatistic());
    tree.put("gauge", sky.gauge());
    tree.put("gauge_change_log_likelihood", sky.gaugeChange());
    tree.put("grid", sky.relativeIntensity().grid().describe());
    tree.put("observed_pixels", sky.relativeIntensity().observedPixels());
    return tree;
  }

  private static Map<String, Object> coverage(ReconstructedSky sky, Observation data) {
    SkyCoverage coverage = SkyCoverage.of(sky);
    List<Object> bands = new ArrayList<>();
    for (DeclinationBand band : coverage.bands()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("from_deg", Math.toDegrees(band.from()));
      entry.put("to_deg", Math.toDegrees(band.to()));
      entry.put(
          "detectors", band.detectors().stream().map(d -> data.detectors().get(d).name()).toList());
      bands.add(entry);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("sky_fraction", coverage.skyFraction());
    tree.put("bands", bands);
    return tree;
  }

  private static Map<String, Object> convergence(Reconstruction result, Convergence.Status status) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("status", status.key());
    result.dipoleFit().ifPresent(fit -> tree.put("dipole_fit", fit.key()));
    result.convergence().ifPresent(sweeps -> tree.putAll(sweeps(sweeps)));
    return tree;
  }

  private static Map<String, Object> sweeps(Convergence fit) {
    List<Double> logLikelihood = new ArrayList<>();
    List<Double> testStatistic = new ArrayList<>();
    List<Double> change = new ArrayList<>();
    for (TraceLine sweep : fit.trace()) {
      logLikelihood.add(fit.isotropicLogLikelihood() + sweep.logLikelihoodGain());
      testStatistic.add(sweep.testStatistic());
      change.add(sweep.extrapolatedChange());
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("sweeps", fit.sweeps());
    tree.put("log_likelihood", logLikelihood);
    tree.put("test_statistic", testStatistic);
    tree.put("extrapolated_change", change);
    tree.put("allowed_change", fit.allowedChange());
    tree.put("allowed_gain", fit.allowedGain());
    return tree;
  }
}
