package org.anisky.reconstruction;

import org.anisky.model.ScannedData;

/**
 * A strategy made ready for one geometry: whatever depends on grid, field of view and binning but
 * not on the counts is computed already. Immutable; safe to share between threads.
 */
@FunctionalInterface
public interface PreparedReconstructor {
  /**
   * Reconstructs.
   *
   * @param data seen through the geometry that this was prepared for; not modified; its workers
   *     work, and their number never changes the result
   * @param progress is told of every step
   * @throws org.anisky.InvalidInputException when the data do not suit the strategy
   */
  Reconstruction reconstruct(ScannedData data, Progress progress);
}
