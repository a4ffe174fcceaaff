package org.anisky.reconstruction;

import java.util.Set;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.model.DipoleComponent;
import org.anisky.model.ScanGeometry;
import org.anisky.model.ScannedData;

/** Turns sidereal-binned counts into an estimate of the anisotropy. Immutable and stateless. */
public interface Reconstructor {
  /** As on the command line and in reports, for example {@code likelihood}. */
  String name();

  /** The dipole components that the strategy measures; the others are absent, never zero. */
  Set<DipoleComponent> constrains();

  /**
   * The strategy made ready for many data sets of one geometry.
   *
   * @throws org.anisky.InvalidInputException when the geometry does not suit the strategy
   */
  PreparedReconstructor prepare(ScanGeometry geometry);

  /**
   * Reconstructs one data set.
   *
   * @param data not modified
   * @param workers threads to use; their number never changes the result
   * @param progress is told of every step
   * @throws org.anisky.InvalidInputException when the data do not suit the strategy
   */
  default Reconstruction reconstruct(Dataset data, Workers workers, Progress progress) {
    ScannedData scanned = ScannedData.of(data, workers);
    return prepare(scanned.geometry()).reconstruct(scanned, progress);
  }
}
