package org.anisky.statistics;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * What not knowing other parameters adds to a covariance: F^-1 - K^-1 with the information K when
 * they are known and F when they are profiled, as the squares of a few linear functions. Directions
 * that even K knows nothing of are left out; immutable.
 */
public final class InformationLoss {
  /** Directions in which K has less than this part of its largest information are left out. */
  private static final double NEGLIGIBLE = 1e-9;

  /** Profiling that raises a variance by less than this part is left out. */
  private static final double SMALL = 1e-4;

  /** Less of the information than this may be rounding. */
  private static final double LEAST_KEPT = 1e-8;

  private final double[][] functions;

  private InformationLoss(double[][] functions) {
    this.functions = functions;
  }

  /**
   * Compares.
   *
   * @param known K, shape (k, k), symmetric; not modified
   * @param profiled F, not above K, shape (k, k), symmetric; not modified
   */
  public static InformationLoss of(double[][] known, double[][] profiled) {
    int size = known.length;
    double[] scale = new double[size];
    for (int k = 0; k < size; k++) {
      scale[k] = known[k][k] > 0 ? 1 / Math.sqrt(known[k][k]) : 0;
    }
    Eigen ofKnown = Eigen.of(scaled(known, scale));
    List<double[]> white = new ArrayList<>();
    for (int r = 0; r < size; r++) {
      if (ofKnown.values[r] > NEGLIGIBLE * ofKnown.largest()) {
        double[] row = new double[size];
        for (int k = 0; k < size; k++) {
          row[k] = scale[k] * ofKnown.vectors[r][k] / Math.sqrt(ofKnown.values[r]);
        }
        white.add(row);
      }
    }
    if (white.isEmpty()) {
      return new InformationLoss(new double[0][]);
    }
    double[][] rows = white.toArray(double[][]::new);
    double[][] image = LinearSystem.product(rows, profiled);
    Eigen kept = Eigen.of(LinearSystem.product(image, transposed(rows)));
    List<double[]> functions = new ArrayList<>();
    for (int r = 0; r < rows.length; r++) {
      double raised = 1 / Math.max(kept.values[r], LEAST_KEPT) - 1;
      if (raised > SMALL) {
        functions.add(combined(rows, kept.vectors[r], Math.sqrt(raised)));
      }
    }
    return new InformationLoss(functions.toArray(double[][]::new));
  }

  /**
   * The functions v: the variance of sum_k y_k c_k grows by the sum over them of (sum_k y_k v_k)^2.
   * Shape (functions, k); shared, must not be modified.
   */
  public double[][] functions() {
    return functions;
  }

  private static double[] combined(double[][] rows, double[] weights, double factor) {
    double[] sum = new double[rows[0].length];
    for (int r = 0; r < rows.length; r++) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += factor * weights[r] * rows[r][k];
      }
    }
    return sum;
  }

  private static double[][] scaled(double[][] matrix, double[] scale) {
    double[][] scaled = new double[scale.length][scale.length];
    for (int k = 0; k < scale.length; k++) {
      for (int l = 0; l < scale.length; l++) {
        scaled[k][l] = scale[k] * matrix[k][l] * scale[l];
      }
    }
    return scaled;
  }

  private static double[][] transposed(double[][] matrix) {
    double[][] transposed = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[0].length; j++) {
        transposed[j][i] = matrix[i][j];
      }
    }
    return transposed;
  }

  /** Eigenvalues and eigenvectors, one per row. */
  private record Eigen(double[] values, double[][] vectors) {
    private static Eigen of(double[][] symmetric) {
      int size = symmetric.length;
      DMatrixRMaj matrix = new DMatrixRMaj(size, size);
      for (int k = 0; k < size; k++) {
        for (int l = 0; l < size; l++) {
          // Symmetric to the bit: the solver believes the half that it reads.
          matrix.set(k, l, 0.5 * (symmetric[k][l] + symmetric[l][k]));
        }
      }
      EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(size, true, true);
      if (!solver.decompose(matrix)) {
        throw new IllegalArgumentException("a matrix of " + size + " rows has no eigenvalues");
      }
      double[] values = new double[size];
      double[][] vectors = new double[size][];
      for (int k = 0; k < size; k++) {
        values[k] = solver.getEigenvalue(k).getReal();
        vectors[k] = solver.getEigenVector(k).getData().clone();
      }
      return new Eigen(values, vectors);
    }

    private double largest() {
      double largest = 0;
      for (double value : values) {
        largest = Math.max(largest, value);
      }
      return largest;
    }
  }
}
