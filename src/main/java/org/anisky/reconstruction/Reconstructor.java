package org.anisky.reconstruction;

import java.util.Set;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.model.DipoleComponent;

/** Turns sidereal-binned counts into an estimate of the anisotropy. Immutable and stateless. */
public interface Reconstructor {
  /** As on the command line and in reports, for example {@code likelihood}. */
  String name();

  /** The dipole components that the strategy measures; the others are absent, never zero. */
  Set<DipoleComponent> constrains();

  /**
   * Reconstructs.
   *
   * @param data not modified
   * @param workers threads to use; their number never changes the result
   * @param progress is told of every step
   * @throws org.anisky.InvalidInputException when the data do not suit the strategy
   */
  Reconstruction reconstruct(Dataset data, Workers workers, Progress progress);
}
