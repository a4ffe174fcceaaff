package org.anisky.statistics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Small dense systems of linear equations. */
public final class LinearSystem {
  private LinearSystem() {}

  /**
   * The inverse of a symmetric positive definite matrix.
   *
   * @param matrix shape (k, k); not modified
   * @return the inverse, or null when the matrix is singular to working precision
   */
  public static double[][] invert(double[][] matrix) {
    int size = matrix.length;
    DMatrixRMaj inverse = new DMatrixRMaj(size, size);
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(size);
    if (!solver.setA(new DMatrixRMaj(matrix))) {
      return null;
    }
    solver.invert(inverse);
    for (int k = 0; k < size; k++) {
      // What the other rows leave of this one is rounding; NaN fails too.
      if (!(matrix[k][k] * inverse.get(k, k) * size * Math.ulp(1.0) < 1)) {
        return null;
      }
    }
    double[][] result = new double[size][size];
    for (int k = 0; k < size; k++) {
      for (int l = 0; l < size; l++) {
        result[k][l] = 0.5 * (inverse.get(k, l) + inverse.get(l, k));
      }
    }
    return result;
  }

  /**
   * The shortest vector x that minimises |A x - b|, by the pseudo-inverse.
   *
   * @param matrix A, shape (rows, columns); not modified
   * @param right b, shape (rows); not modified
   * @return x, shape (columns)
   */
  public static double[] leastSquares(double[][] matrix, double[] right) {
    DMatrixRMaj a = new DMatrixRMaj(matrix);
    DMatrixRMaj pseudoInverse = new DMatrixRMaj(a.numCols, a.numRows);
    CommonOps_DDRM.pinv(a, pseudoInverse);
    DMatrixRMaj x = new DMatrixRMaj(a.numCols, 1);
    CommonOps_DDRM.mult(pseudoInverse, DMatrixRMaj.wrap(right.length, 1, right.clone()), x);
    return x.getData().clone();
  }
}
