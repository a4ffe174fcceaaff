package org.anisky.statistics;

import org.anisky.Workers;

/**
 * The products of all rows of one matrix with all rows of another, left right^T, of matrices with
 * thousands of rows. Tiles of the inner dimension stay in the cache; four rows meet four rows at a
 * time, so that sixteen sums hide the time of an addition. Every product is summed in the same
 * order for any number of threads.
 */
public final class RowProducts {
  private static final int TILE = 256;
  private static final int BLOCK = 4;

  /** Rows that a thread takes at once: with as many of the other matrix they fit into the cache. */
  private static final int BAND = 64;

  private RowProducts() {}

  /**
   * A product that is symmetric; only its lower triangle is computed.
   *
   * @param left shape (rows, inner); not modified
   * @param right shape (rows, inner); not modified
   * @return left right^T, shape (rows, rows)
   */
  public static double[][] symmetric(double[][] left, double[][] right, Workers workers) {
    int rows = left.length;
    double[][] product = new double[rows][rows];
    int bands = (rows + BAND - 1) / BAND;
    workers.run(
        bands,
        k -> {
          // The long ones first.
          int band = bands - 1 - k;
          int first = band * BAND;
          int end = Math.min(first + BAND, rows);
          for (int other = 0; other < end; other += BAND) {
            band(left, right, product, first, end, other, Math.min(other + BAND, end));
          }
        });
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < i; j++) {
        product[j][i] = product[i][j];
      }
    }
    return product;
  }

  private static void band(
      double[][] left,
      double[][] right,
      double[][] product,
      int first,
      int end,
      int otherFirst,
      int otherEnd) {
    int inner = left[0].length;
    for (int tile = 0; tile < inner; tile += TILE) {
      int tileEnd = Math.min(tile + TILE, inner);
      for (int i = first; i < end; i += BLOCK) {
        for (int j = otherFirst; j < otherEnd; j += BLOCK) {
          if (i + BLOCK <= end && j + BLOCK <= otherEnd) {
            block(left, right, product, i, j, tile, tileEnd);
          } else {
            border(left, right, product, i, Math.min(i + BLOCK, end), j, otherEnd, tile, tileEnd);
          }
        }
      }
    }
  }

  private static void border(
      double[][] left,
      double[][] right,
      double[][] product,
      int first,
      int end,
      int otherFirst,
      int otherEnd,
      int tile,
      int tileEnd) {
    for (int i = first; i < end; i++) {
      for (int j = otherFirst; j < Math.min(otherFirst + BLOCK, otherEnd); j++) {
        double sum = 0;
        for (int k = tile; k < tileEnd; k++) {
          sum += left[i][k] * right[j][k];
        }
        product[i][j] += sum;
      }
    }
  }

  private static void block(
      double[][] left, double[][] right, double[][] product, int i, int j, int tile, int tileEnd) {
    double[] a0 = left[i];
    double[] a1 = left[i + 1];
    double[] a2 = left[i + 2];
    double[] a3 = left[i + 3];
    double[] b0 = right[j];
    double[] b1 = right[j + 1];
    double[] b2 = right[j + 2];
    double[] b3 = right[j + 3];
    double s00 = 0;
    double s01 = 0;
    double s02 = 0;
    double s03 = 0;
    double s10 = 0;
    double s11 = 0;
    double s12 = 0;
    double s13 = 0;
    double s20 = 0;
    double s21 = 0;
    double s22 = 0;
    double s23 = 0;
    double s30 = 0;
    double s31 = 0;
    double s32 = 0;
    double s33 = 0;
    for (int k = tile; k < tileEnd; k++) {
      double x0 = b0[k];
      double x1 = b1[k];
      double x2 = b2[k];
      double x3 = b3[k];
      double y = a0[k];
      s00 += y * x0;
      s01 += y * x1;
      s02 += y * x2;
      s03 += y * x3;
      y = a1[k];
      s10 += y * x0;
      s11 += y * x1;
      s12 += y * x2;
      s13 += y * x3;
      y = a2[k];
      s20 += y * x0;
      s21 += y * x1;
      s22 += y * x2;
      s23 += y * x3;
      y = a3[k];
      s30 += y * x0;
      s31 += y * x1;
      s32 += y * x2;
      s33 += y * x3;
    }
    add(product[i], j, s00, s01, s02, s03);
    add(product[i + 1], j, s10, s11, s12, s13);
    add(product[i + 2], j, s20, s21, s22, s23);
    add(product[i + 3], j, s30, s31, s32, s33);
  }

  private static void add(double[] row, int j, double s0, double s1, double s2, double s3) {
    row[j] += s0;
    row[j + 1] += s1;
    row[j + 2] += s2;
    row[j + 3] += s3;
  }
}
