package org.anisky.statistics;

import java.util.Arrays;
import org.anisky.Workers;

/**
 * An information matrix F >= 0 of n parameters as R^T R with as many rows as it has directions with
 * information: the Cholesky factorisation with pivots, ended where what is left is negligible. The
 * directions that are left out carry no information, so that nothing is ever divided by it.
 *
 * <p>With prior variances S = diag(s), some of which may be negative,
 *
 * <pre>  K = (1 + F S)^-1 F = R^T M^-1 R     M = 1 + R S R^T     det M = det(1 + F S)</pre>
 *
 * and F + F S F is a covariance as long as M is positive definite. Immutable.
 */
public final class SemidefiniteFactor {
  /** Columns that a thread takes at once. */
  private static final int CHUNK = 512;

  private final double[][] rows;
  private final int size;

  private SemidefiniteFactor(double[][] rows, int size) {
    this.rows = rows;
    this.size = size;
  }

  /**
   * Factors a matrix.
   *
   * @param matrix symmetric, without negative eigenvalues but for rounding, shape (n, n); not
   *     modified
   * @param negligible directions with less information than this part of the largest element are
   *     left out
   */
  public static SemidefiniteFactor of(double[][] matrix, double negligible, Workers workers) {
    int size = matrix.length;
    double[] left = new double[size];
    for (int k = 0; k < size; k++) {
      left[k] = matrix[k][k];
    }
    double least = negligible * Arrays.stream(left).max().orElse(0);
    double[][] rows = new double[size][];
    int rank = 0;
    while (rank < size) {
      int pivot = 0;
      for (int k = 1; k < size; k++) {
        pivot = left[k] > left[pivot] ? k : pivot;
      }
      if (!(left[pivot] > least)) {
        break;
      }
      double[] row = matrix[pivot].clone();
      double root = Math.sqrt(left[pivot]);
      int done = rank;
      int column = pivot;
      workers.run(
          chunks(size),
          chunk -> {
            int first = chunk * CHUNK;
            int end = Math.min(first + CHUNK, size);
            for (int i = 0; i < done; i++) {
              subtract(row, rows[i][column], rows[i], first, end);
            }
            for (int k = first; k < end; k++) {
              row[k] /= root;
              left[k] -= row[k] * row[k];
            }
          });
      left[pivot] = 0;
      rows[rank++] = row;
    }
    return new SemidefiniteFactor(Arrays.copyOf(rows, rank), size);
  }

  private static int chunks(int size) {
    return (size + CHUNK - 1) / CHUNK;
  }

  private static void subtract(double[] row, double factor, double[] other, int first, int end) {
    for (int k = first; k < end; k++) {
      row[k] -= factor * other[k];
    }
  }

  /** Number of directions with information. */
  public int rank() {
    return rows.length;
  }

  /** F x. */
  public double[] product(double[] x) {
    double[] sums = new double[rows.length];
    for (int i = 0; i < sums.length; i++) {
      for (int k = 0; k < size; k++) {
        sums[i] += rows[i][k] * x[k];
      }
    }
    return transposed(sums);
  }

  /**
   * R^T g: with independent standard normal g a draw with covariance F.
   *
   * @param g shape (rank); not modified
   */
  public double[] transposed(double[] g) {
    double[] result = new double[size];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < size; k++) {
        result[k] += g[i] * rows[i][k];
      }
    }
    return result;
  }

  /**
   * K of prior variances.
   *
   * @param matrix K, shape (n, n)
   * @param logDeterminant ln det(1 + F S)
   */
  public record Filtered(double[][] matrix, double logDeterminant) {}

  /**
   * Filters with prior variances.
   *
   * @param variances s, shape (n); not modified
   * @return null when F + F S F is no covariance
   */
  public Filtered filtered(double[] variances, Workers workers) {
    int rank = rows.length;
    double[][] scaled = new double[rank][size];
    for (int i = 0; i < rank; i++) {
      for (int k = 0; k < size; k++) {
        scaled[i][k] = rows[i][k] * variances[k];
      }
    }
    if (rank == 0) {
      return new Filtered(new double[size][size], 0);
    }
    double[][] m = RowProducts.symmetric(scaled, rows, workers);
    for (int i = 0; i < rank; i++) {
      m[i][i] += 1;
    }
    double[][] lower = LinearSystem.cholesky(m).orElse(null);
    if (lower == null) {
      return null;
    }
    double logDeterminant = 0;
    for (int i = 0; i < rank; i++) {
      logDeterminant += 2 * Math.log(lower[i][i]);
    }
    double[][] columns = solved(lower, workers);
    return new Filtered(RowProducts.symmetric(columns, columns, workers), logDeterminant);
  }

  /** The columns of lower^-1 R, shape (n, rank). */
  private double[][] solved(double[][] lower, Workers workers) {
    int rank = rows.length;
    double[][] result = new double[size][rank];
    workers.run(
        chunks(size),
        chunk -> {
          int first = chunk * CHUNK;
          int length = Math.min(CHUNK, size - first);
          double[][] x = new double[rank][];
          for (int i = 0; i < rank; i++) {
            x[i] = Arrays.copyOfRange(rows[i], first, first + length);
            for (int j = 0; j < i; j++) {
              subtract(x[i], lower[i][j], x[j], 0, length);
            }
            for (int k = 0; k < length; k++) {
              x[i][k] /= lower[i][i];
              result[first + k][i] = x[i][k];
            }
          }
        });
    return result;
  }
}
