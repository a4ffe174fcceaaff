package org.anisky.io.arrow;

import java.util.Arrays;
import java.util.BitSet;
import org.anisky.counts.SparseCounts;

/**
 * Counts of cells as rows of a file tell them. As long as the rows are few and come by growing
 * pixel, as the program writes them, only cells that hold something are kept: those of a day are
 * one in a hundred, and most of the time of reading a day would go into empty ones. Otherwise all
 * cells.
 */
final class CellsRead {
  /** Of so many cells one may hold something. */
  private static final int FEW = 8;

  private static final int FIRST_ROOM = 64;

  private final int pixels;
  private final int[] sizes;
  private int[][] places;

  /** What the cells at these places hold, or all cells, shape (T, P). */
  private double[][] values;

  /** Cells that were told; null while they are few. */
  private BitSet[] seen;

  private long room;

  /**
   * @param few whether cells may be few; sums of weights have other columns beside them
   */
  CellsRead(int bins, int pixels, boolean few) {
    this.pixels = pixels;
    sizes = new int[bins];
    places = new int[bins][0];
    values = new double[bins][0];
    room = (long) bins * pixels / FEW;
    if (!few) {
      keepAll();
    }
  }

  /**
   * Takes a cell.
   *
   * @param value finite and &gt;= 0
   * @return whether it was not there before
   */
  boolean put(int tau, int i, double value) {
    if (seen == null) {
      int size = sizes[tau];
      boolean grows = size == 0 || i > places[tau][size - 1];
      if (grows && value > 0 && --room >= 0) {
        append(tau, i, value);
        return true;
      }
      keepAll();
    }
    if (seen[tau].get(i)) {
      return false;
    }
    seen[tau].set(i);
    values[tau][i] = value;
    return true;
  }

  private void append(int tau, int i, double value) {
    int size = sizes[tau]++;
    if (size == places[tau].length) {
      int longer = Math.max(FIRST_ROOM, 2 * size);
      places[tau] = Arrays.copyOf(places[tau], longer);
      values[tau] = Arrays.copyOf(values[tau], longer);
    }
    places[tau][size] = i;
    values[tau][size] = value;
  }

  private void keepAll() {
    seen = new BitSet[sizes.length];
    for (int tau = 0; tau < sizes.length; tau++) {
      seen[tau] = new BitSet(pixels);
      double[] all = new double[pixels];
      for (int k = 0; k < sizes[tau]; k++) {
        seen[tau].set(places[tau][k]);
        all[places[tau][k]] = values[tau][k];
      }
      values[tau] = all;
    }
    places = null;
  }

  /** Whether only cells that hold something are kept. */
  boolean areFew() {
    return seen == null;
  }

  /** The cells, when they are few; nothing can be taken afterwards. */
  SparseCounts few() {
    for (int tau = 0; tau < sizes.length; tau++) {
      places[tau] = Arrays.copyOf(places[tau], sizes[tau]);
      values[tau] = Arrays.copyOf(values[tau], sizes[tau]);
    }
    return new SparseCounts(pixels, places, values);
  }

  /** All cells, when they are not few, shape (T, P), the caller's own. */
  double[][] all() {
    return values;
  }
}
