package org.anisky.io.results;

import java.util.List;
import java.util.stream.Stream;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.Resampling;
import org.anisky.grid.SkyMap;
import org.anisky.reconstruction.MultipoleEstimate;

/**
 * The columns of {@code reference.fits}: counts, what an isotropic sky would give, and their ratio,
 * the relative intensity.
 */
final class ReferenceMaps {
  private ReferenceMaps() {}

  /**
   * The maps.
   *
   * @param grid of the maps; those on another grid are resampled by the cell under each pixel's
   *     centre
   */
  static List<SkyMap> of(MultipoleEstimate estimate, HealpixGrid grid) {
    return Stream.of(estimate.counts(), estimate.isotropic(), estimate.relativeIntensity())
        .map(map -> Resampling.nearest(map, grid))
        .toList();
  }
}
