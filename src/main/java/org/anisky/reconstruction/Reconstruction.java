package org.anisky.reconstruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.counts.Observation;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.DipoleLimits;
import org.anisky.model.SpuriousWave;
import org.anisky.statistics.Covariance;

/**
 * What every strategy gives.
 *
 * @param strategy name of the strategy
 * @param data what was reconstructed
 * @param dipole the components that the strategy measures
 * @param dipoleFit how the fit of the dipole ended; empty for strategies that solve for it directly
 * @param wholeSky maps or multipoles, for strategies that make them
 * @param convergence how the sweeps of the maps ended, for strategies that make them so
 * @param measurements what else the strategy measures, in the order of a table; keys are unique
 * @param highlights what of all this, beside the dipole, a person wants to know first, in order
 * @param curves what the strategy measures over time or angle; keys are unique
 * @param warnings whatever a careful reader must know, one sentence each
 * @param goodnessOfFit how well sky times rate times acceptance describes the counts; empty when
 *     that was not asked for or the data do not tell
 * @param spurious what other time frames say may be in the dipole, whose systematic errors hold it;
 *     empty when that was not asked for
 * @param bootstrap toys whose scatter is the statistical covariance of dipole and multipoles; empty
 *     when the strategy computes it
 */
public record Reconstruction(
    String strategy,
    Observation data,
    DipoleEstimate dipole,
    Optional<Convergence.Status> dipoleFit,
    Optional<FittedSky> wholeSky,
    Optional<Convergence> convergence,
    List<Measurement> measurements,
    List<Highlight> highlights,
    List<Curve> curves,
    List<String> warnings,
    Optional<GoodnessOfFit> goodnessOfFit,
    Optional<SpuriousWave> spurious,
    Optional<BootstrapErrors> bootstrap) {
  /** Copies the lists. */
  public Reconstruction {
    measurements = List.copyOf(measurements);
    highlights = List.copyOf(highlights);
    curves = List.copyOf(curves);
    warnings = List.copyOf(warnings);
  }

  /** A reconstruction whose data are not tested. */
  public Reconstruction(
      String strategy,
      Observation data,
      DipoleEstimate dipole,
      Optional<Convergence.Status> dipoleFit,
      Optional<FittedSky> wholeSky,
      Optional<Convergence> convergence,
      List<Measurement> measurements,
      List<Highlight> highlights,
      List<Curve> curves,
      List<String> warnings) {
    this(
        strategy,
        data,
        dipole,
        dipoleFit,
        wholeSky,
        convergence,
        measurements,
        highlights,
        curves,
        warnings,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A reconstruction that fits the dipole and perhaps the whole sky, and measures nothing else. */
  public Reconstruction(
      String strategy,
      Observation data,
      DipoleEstimate dipole,
      Convergence.Status dipoleFit,
      Optional<? extends FittedSky> wholeSky,
      Optional<Convergence> convergence,
      List<String> warnings) {
    this(
        strategy,
        data,
        dipole,
        Optional.of(dipoleFit),
        wholeSky.map(FittedSky.class::cast),
        convergence,
        List.of(),
        List.of(),
        List.of(),
        warnings);
  }

  /** A reconstruction without maps and without iteration. */
  public Reconstruction(
      String strategy,
      Observation data,
      DipoleEstimate dipole,
      List<Measurement> measurements,
      List<Highlight> highlights,
      List<Curve> curves,
      List<String> warnings) {
    this(
        strategy,
        data,
        dipole,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        measurements,
        highlights,
        curves,
        warnings);
  }

  /**
   * How the fits ended, all together: not converged when one of them did not; otherwise that of the
   * sweeps where there are some. Empty for strategies that do not iterate.
   */
  public Optional<Convergence.Status> status() {
    Optional<Convergence.Status> sweeps = convergence.map(Convergence::status);
    return dipoleFit
        .filter(Convergence.Status.NOT_CONVERGED::equals)
        .or(() -> sweeps)
        .or(() -> dipoleFit);
  }

  /** Whether no fit fell short of its criterion. */
  public boolean converged() {
    return !status().equals(Optional.of(Convergence.Status.NOT_CONVERGED));
  }

  /** The maps, for strategies that make them from the data alone. */
  public Optional<ReconstructedSky> sky() {
    return wholeSky.filter(ReconstructedSky.class::isInstance).map(ReconstructedSky.class::cast);
  }

  /** The multipoles against an isotropic reference, for strategies that know one. */
  public Optional<MultipoleEstimate> multipoles() {
    return reference().map(ReferenceSky::fit);
  }

  /** The sky against an isotropic reference, for strategies that know one. */
  public Optional<ReferenceSky> reference() {
    return wholeSky.filter(ReferenceSky.class::isInstance).map(ReferenceSky.class::cast);
  }

  /** Intervals and limits of the dipole: with the covariance of an isotropic sky where known. */
  public DipoleLimits limits() {
    Optional<DipoleLimits> known = multipoles().map(MultipoleEstimate::limits);
    return spurious.isPresent() && known.isPresent()
        ? known.get().withSystematic(spurious.get().covariance(dipole.components()))
        : known.orElseGet(() -> DipoleLimits.of(dipole));
  }

  /** The measurement of a key, if the strategy has it. */
  public Optional<Measurement> measurement(String key) {
    return measurements.stream().filter(m -> m.key().equals(key)).findFirst();
  }

  /** The part of a dipole that a strategy returns, when it is biased by its nature and says so. */
  public Optional<Double> returnedFraction() {
    return measurement("returned_fraction").map(Measurement::value);
  }

  /**
   * The coefficients of a fit of multipoles, with or without m = 0; empty for strategies that fit
   * none.
   */
  public double[] coefficients() {
    return fittedMultipoles()
        .map(FittedMultipoles::coefficients)
        .or(() -> multipoles().map(MultipoleEstimate::coefficients))
        .orElse(new double[0])
        .clone();
  }

  /** The multipoles of a fit with rate and acceptance profiled; empty for other strategies. */
  public Optional<FittedMultipoles> fittedMultipoles() {
    return sky()
        .map(ReconstructedSky::multipoles)
        .or(
            () ->
                wholeSky
                    .filter(FittedMultipoles.class::isInstance)
                    .map(FittedMultipoles.class::cast));
  }

  /** The same under another name. */
  Reconstruction named(String name) {
    return with(name, dipole, wholeSky, warnings, goodnessOfFit, spurious, bootstrap);
  }

  /** The same with further warnings before its own. */
  public Reconstruction withWarnings(List<String> further) {
    List<String> all = new ArrayList<>(further);
    all.addAll(warnings);
    return with(strategy, dipole, wholeSky, all, goodnessOfFit, spurious, bootstrap);
  }

  /** The same with a test of its data and what it says, after the other warnings. */
  public Reconstruction with(GoodnessOfFit fit, List<String> further) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(further);
    return with(strategy, dipole, wholeSky, all, Optional.of(fit), spurious, bootstrap);
  }

  /** The same with what other time frames say may be in the dipole, in its systematic errors. */
  public Reconstruction with(SpuriousWave wave) {
    return with(
        strategy,
        dipole.withSystematic(wave.covariance(dipole.components())),
        wholeSky,
        warnings,
        goodnessOfFit,
        Optional.of(wave),
        bootstrap);
  }

  /**
   * The same with the scatter of toys for what fluctuations of the counts do to dipole and
   * multipoles. What a strategy adds for a reference of finite statistics stays, since toys do not
   * draw it anew.
   */
  public Reconstruction with(BootstrapErrors toys) {
    Optional<FittedSky> sky =
        toys.multipoles().isPresent()
            ? wholeSky.map(whole -> with(whole, toys.multipoles().get()))
            : wholeSky;
    double[][] statistical = toys.dipole();
    if (multipoles().isPresent()) {
      Covariance<DipoleComponent> ofCounts = Covariance.of(dipole.components(), statistical);
      double[][] ofReference = multipoles().get().dipoleCovariances().reference();
      statistical = ofCounts.plus(Covariance.of(dipole.components(), ofReference)).matrix();
    }
    return with(
        strategy,
        dipole.withStatistical(statistical),
        sky,
        warnings,
        goodnessOfFit,
        spurious,
        Optional.of(toys));
  }

  private static FittedSky with(FittedSky whole, double[][] covariance) {
    if (whole instanceof ReconstructedSky sky) {
      return sky.with(sky.multipoles().with(covariance));
    }
    return whole instanceof ReferenceSky sky
        ? sky.with(covariance)
        : ((FittedMultipoles) whole).with(covariance);
  }

  private Reconstruction with(
      String name,
      DipoleEstimate estimate,
      Optional<FittedSky> sky,
      List<String> all,
      Optional<GoodnessOfFit> fit,
      Optional<SpuriousWave> wave,
      Optional<BootstrapErrors> toys) {
    return new Reconstruction(
        name,
        data,
        estimate,
        dipoleFit,
        sky,
        convergence,
        measurements,
        highlights,
        curves,
        all,
        fit,
        wave,
        toys);
  }
}
