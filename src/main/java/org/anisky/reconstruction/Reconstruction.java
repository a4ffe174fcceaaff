package org.anisky.reconstruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.counts.Dataset;
import org.anisky.model.DipoleEstimate;

/**
 * What every strategy gives.
 *
 * @param strategy name of the strategy
 * @param data what was reconstructed
 * @param dipole the components that the strategy measures
 * @param wholeSky maps or multipoles, for strategies that make them
 * @param convergence how the fit ended, for strategies that iterate
 * @param measurements what else the strategy measures, in the order of a table; keys are unique
 * @param curves what the strategy measures over time or angle; keys are unique
 * @param warnings whatever a careful reader must know, one sentence each
 */
public record Reconstruction(
    String strategy,
    Dataset data,
    DipoleEstimate dipole,
    Optional<FittedSky> wholeSky,
    Optional<Convergence> convergence,
    List<Measurement> measurements,
    List<Curve> curves,
    List<String> warnings) {
  /** Copies the lists. */
  public Reconstruction {
    measurements = List.copyOf(measurements);
    curves = List.copyOf(curves);
    warnings = List.copyOf(warnings);
  }

  /** A reconstruction that measures the whole sky and the dipole only. */
  public Reconstruction(
      String strategy,
      Dataset data,
      DipoleEstimate dipole,
      Optional<? extends FittedSky> wholeSky,
      Optional<Convergence> convergence,
      List<String> warnings) {
    this(
        strategy,
        data,
        dipole,
        wholeSky.map(FittedSky.class::cast),
        convergence,
        List.of(),
        List.of(),
        warnings);
  }

  /** A reconstruction without maps and without iteration. */
  public Reconstruction(
      String strategy,
      Dataset data,
      DipoleEstimate dipole,
      List<Measurement> measurements,
      List<Curve> curves,
      List<String> warnings) {
    this(
        strategy, data, dipole, Optional.empty(), Optional.empty(), measurements, curves, warnings);
  }

  /** The maps, for strategies that make them from the data alone. */
  public Optional<ReconstructedSky> sky() {
    return wholeSky.filter(ReconstructedSky.class::isInstance).map(ReconstructedSky.class::cast);
  }

  /** The multipoles against an isotropic reference, for strategies that know one. */
  public Optional<MultipoleEstimate> multipoles() {
    return wholeSky.filter(MultipoleEstimate.class::isInstance).map(MultipoleEstimate.class::cast);
  }

  /** The measurement of a key, if the strategy has it. */
  public Optional<Measurement> measurement(String key) {
    return measurements.stream().filter(m -> m.key().equals(key)).findFirst();
  }

  /** The same under another name. */
  Reconstruction named(String name) {
    return new Reconstruction(
        name, data, dipole, wholeSky, convergence, measurements, curves, warnings);
  }

  /** The same with further warnings before its own. */
  public Reconstruction withWarnings(List<String> further) {
    List<String> all = new ArrayList<>(further);
    all.addAll(warnings);
    return new Reconstruction(
        strategy, data, dipole, wholeSky, convergence, measurements, curves, all);
  }
}
