package org.anisky.grid;

import java.util.BitSet;

/** Maps on another grid. */
public final class Resampling {
  private Resampling() {}

  /**
   * A map on a HEALPix grid: each pixel takes the value of the cell that holds the pixel's centre,
   * and is observed when that cell is. Nothing is averaged or interpolated: with pixels larger than
   * the cells some cells are not seen, and sums over the map are not kept.
   *
   * @return on {@code grid}, with frame, quantity and unit of {@code map}
   */
  public static SkyMap nearest(SkyMap map, HealpixGrid grid) {
    double[] values = new double[grid.size()];
    BitSet observed = new BitSet(grid.size());
    for (int pixel = 0; pixel < values.length; pixel++) {
      int cell = map.grid().pixel(grid.z(pixel), grid.longitude(pixel));
      if (map.isObserved(cell)) {
        values[pixel] = map.value(cell);
        observed.set(pixel);
      }
    }
    return SkyMap.of(grid, map.frame(), map.quantity(), map.unit(), values, observed);
  }
}
