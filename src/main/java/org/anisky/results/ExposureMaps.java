package org.anisky.results;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.Resampling;
import org.anisky.grid.SkyMap;
import org.anisky.reconstruction.ReconstructedSky;

/**
 * The columns of {@code exposure.fits}: the exposure of all detectors together, that of each
 * detector, and how many detectors observed a pixel.
 */
final class ExposureMaps {
  private ExposureMaps() {}

  /**
   * The maps.
   *
   * @param resampling onto the grid of the maps
   */
  static List<SkyMap> of(ReconstructedSky sky, Resampling resampling) {
    HealpixGrid grid = resampling.grid();
    List<SkyMap> maps = new ArrayList<>();
    maps.add(resampling.nearest(sky.exposure()));
    double[] detectors = new double[grid.size()];
    for (SkyMap exposure : sky.exposures()) {
      SkyMap one = resampling.nearest(exposure);
      maps.add(one);
      one.observed().stream().forEach(a -> detectors[a]++);
    }
    BitSet whole = new BitSet(grid.size());
    whole.set(0, grid.size());
    maps.add(SkyMap.of(grid, sky.exposure().frame(), "detectors", "1", detectors, whole));
    return maps;
  }
}
