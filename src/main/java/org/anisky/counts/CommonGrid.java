package org.anisky.counts;

import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;

/** The equatorial grid on which detectors with grids of their own see one sky together. */
public final class CommonGrid {
  private CommonGrid() {}

  /**
   * The cylinder that all local grids share, or else HEALPix of the finest nside.
   *
   * @param names of the detectors, for messages
   * @param localGrids of the same detectors
   * @throws InvalidInputException when there is no common grid
   */
  public static SkyGrid of(List<String> names, List<SkyGrid> localGrids) {
    SkyGrid common = null;
    for (int d = 0; d < localGrids.size(); d++) {
      SkyGrid grid = localGrids.get(d);
      if (grid instanceof CylindricalGrid cylinder) {
        grid = CylindricalGrid.of(cylinder.rings(), cylinder.columns());
      }
      if (common == null || common.equals(grid)) {
        common = grid;
      } else if (common instanceof HealpixGrid one && grid instanceof HealpixGrid other) {
        common = new HealpixGrid(Math.max(one.nside(), other.nside()));
      } else {
        throw InvalidInputException.of(
            "%s has a %s grid but %s has a %s grid; detectors need HEALPix grids or one common"
                + " cylinder",
            names.get(0), common.describe(), names.get(d), grid.describe());
      }
    }
    return common;
  }
}
