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
 * @param sky the maps, for strategies that make them
 * @param convergence how the fit ended, for strategies that iterate
 * @param warnings whatever a careful reader must know, one sentence each
 */
public record Reconstruction(
    String strategy,
    Dataset data,
    DipoleEstimate dipole,
    Optional<ReconstructedSky> sky,
    Optional<Convergence> convergence,
    List<String> warnings) {
  /** Copies the warnings. */
  public Reconstruction {
    warnings = List.copyOf(warnings);
  }

  /** The same with further warnings before its own. */
  public Reconstruction withWarnings(List<String> further) {
    List<String> all = new ArrayList<>(further);
    all.addAll(warnings);
    return new Reconstruction(strategy, data, dipole, sky, convergence, all);
  }
}
