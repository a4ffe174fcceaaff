package org.anisky.counts;

import java.util.Arrays;

/**
 * Counts n[tau][i] of which nearly all are zero: only cells that hold something are kept, in each
 * sidereal bin by growing local pixel. A few thousand events on ten million cells then take a few
 * hundred kilobytes. Immutable; the arrays are not copied: whoever hands them in gives them away.
 */
public final class SparseCounts {
  private final int localPixels;
  private final int[][] pixels;
  private final double[][] values;

  /**
   * @param localPixels number P of local pixels in view
   * @param pixels local pixels that hold something, growing, one array per sidereal bin; not
   *     copied, not modified
   * @param values what they hold, above 0, the same shape; not copied, not modified
   */
  public SparseCounts(int localPixels, int[][] pixels, double[][] values) {
    this.localPixels = localPixels;
    this.pixels = pixels;
    this.values = values;
    if (pixels.length != values.length) {
      throw new IllegalArgumentException(pixels.length + " and " + values.length + " bins");
    }
    for (int tau = 0; tau < pixels.length; tau++) {
      check(pixels[tau], values[tau]);
    }
  }

  private void check(int[] cells, double[] counts) {
    if (cells.length != counts.length) {
      throw new IllegalArgumentException(cells.length + " cells and " + counts.length + " counts");
    }
    for (int k = 0; k < cells.length; k++) {
      int least = k == 0 ? 0 : cells[k - 1] + 1;
      if (cells[k] < least || cells[k] >= localPixels || !(counts[k] > 0)) {
        throw new IllegalArgumentException("cell " + cells[k] + " with " + counts[k] + " events");
      }
    }
  }

  /** Number T of sidereal bins. */
  int bins() {
    return pixels.length;
  }

  /** Number P of local pixels. */
  int localPixels() {
    return localPixels;
  }

  /** n_{tau i}. */
  double count(int tau, int i) {
    int k = Arrays.binarySearch(pixels[tau], i);
    return k < 0 ? 0 : values[tau][k];
  }

  /** One bin with its zeros, shape (P), the caller's own. */
  double[] bin(int tau) {
    double[] bin = new double[localPixels];
    for (int k = 0; k < pixels[tau].length; k++) {
      bin[pixels[tau][k]] = values[tau][k];
    }
    return bin;
  }

  /** Calls a visitor for the cells of one bin that hold something. */
  void forEach(int tau, DetectorCounts.CellVisitor visitor) {
    int[] cells = pixels[tau];
    for (int k = 0; k < cells.length; k++) {
      visitor.cell(cells[k], values[tau][k]);
    }
  }
}
