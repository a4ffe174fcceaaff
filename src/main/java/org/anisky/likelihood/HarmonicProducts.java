package org.anisky.likelihood;

import org.anisky.Workers;

/**
 * The products sum_a w_a Y_ka Y_la of many functions of the sky. The functions are read once, a
 * tile of pixels at a time, for all of their products: read function by function, 156 harmonics at
 * nside 64 are 5 GB of memory traffic, which threads share. Each product is summed in four
 * interleaved parts over all pixels in their order, whatever the tiles and the number of threads.
 */
final class HarmonicProducts {
  /** Pixels of a tile: those of a hundred functions are in the processor's second cache. */
  private static final int TILE = 1024;

  /** Interleaved partial sums: a single one would wait for its own addition. */
  private static final int PARTS = 4;

  private HarmonicProducts() {}

  /**
   * The products of every function with itself and those before it.
   *
   * @param weight w_a, shape (E); not modified
   * @param basis Y_k, shape (k, E); not modified
   * @return shape (k, k), the upper triangle zero
   */
  static double[][] of(double[] weight, double[][] basis, Workers workers) {
    int size = basis.length;
    double[][] products = new double[size][];
    int blocks = Math.min(size, 2 * workers.threads());
    workers.run(
        blocks,
        block -> {
          // Rows that are dealt in turn: the later ones are longer.
          double[][] sums = new double[size][];
          double[] weighted = new double[TILE];
          for (int start = 0; start < weight.length; start += TILE) {
            int end = Math.min(weight.length, start + TILE);
            for (int k = block; k < size; k += blocks) {
              if (sums[k] == null) {
                sums[k] = new double[PARTS * (k + 1)];
              }
              addTile(weight, basis, k, start, end, weighted, sums[k]);
            }
          }
          for (int k = block; k < size; k += blocks) {
            products[k] = total(sums[k], size);
          }
        });
    return products;
  }

  private static void addTile(
      double[] weight,
      double[][] basis,
      int k,
      int start,
      int end,
      double[] weighted,
      double[] sums) {
    for (int a = start; a < end; a++) {
      weighted[a - start] = weight[a] * basis[k][a];
    }
    // The last pixels that are no whole group of four go to the first part.
    int grouped = start + (end - start) / PARTS * PARTS;
    for (int l = 0; l <= k; l++) {
      double[] other = basis[l];
      double sum0 = sums[PARTS * l];
      double sum1 = sums[PARTS * l + 1];
      double sum2 = sums[PARTS * l + 2];
      double sum3 = sums[PARTS * l + 3];
      int a = start;
      for (; a < grouped; a += PARTS) {
        sum0 += weighted[a - start] * other[a];
        sum1 += weighted[a - start + 1] * other[a + 1];
        sum2 += weighted[a - start + 2] * other[a + 2];
        sum3 += weighted[a - start + 3] * other[a + 3];
      }
      for (; a < end; a++) {
        sum0 += weighted[a - start] * other[a];
      }
      sums[PARTS * l] = sum0;
      sums[PARTS * l + 1] = sum1;
      sums[PARTS * l + 2] = sum2;
      sums[PARTS * l + 3] = sum3;
    }
  }

  private static double[] total(double[] sums, int size) {
    double[] row = new double[size];
    for (int l = 0; PARTS * l < sums.length; l++) {
      int first = PARTS * l;
      row[l] = (sums[first] + sums[first + 1]) + (sums[first + 2] + sums[first + 3]);
    }
    return row;
  }
}
