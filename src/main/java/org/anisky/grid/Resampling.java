package org.anisky.grid;

import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Maps on another grid, HEALPix: each pixel takes the value of the cell that holds the pixel's
 * centre, and is observed when that cell is. Nothing is averaged or interpolated: with pixels
 * larger than the cells some cells are not seen, and sums over the map are not kept.
 *
 * <p>The cells are looked up once for all maps of a grid. Safe to share between threads.
 */
public final class Resampling {
  private final HealpixGrid grid;

  /** The cell under each pixel, by grid. */
  private final Map<SkyGrid, int[]> cells = new ConcurrentHashMap<>();

  /** Onto one grid. */
  public Resampling(HealpixGrid grid) {
    this.grid = grid;
  }

  /** One map on a grid. */
  public static SkyMap nearest(SkyMap map, HealpixGrid grid) {
    return new Resampling(grid).nearest(map);
  }

  /** The grid of the resampled maps. */
  public HealpixGrid grid() {
    return grid;
  }

  /** A map on the grid, with frame, quantity and unit of what is given. */
  public SkyMap nearest(SkyMap map) {
    int[] cell = cells.computeIfAbsent(map.grid(), this::cells);
    double[] values = new double[grid.size()];
    BitSet observed = new BitSet(grid.size());
    for (int pixel = 0; pixel < values.length; pixel++) {
      if (map.isObserved(cell[pixel])) {
        values[pixel] = map.value(cell[pixel]);
        observed.set(pixel);
      }
    }
    return SkyMap.of(grid, map.frame(), map.quantity(), map.unit(), values, observed);
  }

  private int[] cells(SkyGrid from) {
    int[] cell = new int[grid.size()];
    for (int ring = 0; ring < grid.rings(); ring++) {
      int start = grid.ringStart(ring);
      for (int pixel = start; pixel < start + grid.ringLength(ring); pixel++) {
        cell[pixel] = from.pixel(grid.ringZ(ring), grid.longitude(pixel));
      }
    }
    return cell;
  }
}
