package org.anisky.statistics;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
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
   * A product of matrices.
   *
   * @param left shape (rows, inner); not modified
   * @param right shape (inner, columns); not modified
   */
  public static double[][] product(double[][] left, double[][] right) {
    DMatrixRMaj product = new DMatrixRMaj(left.length, right[0].length);
    CommonOps_DDRM.mult(new DMatrixRMaj(left), new DMatrixRMaj(right), product);
    double[][] result = new double[product.numRows][product.numCols];
    for (int k = 0; k < result.length; k++) {
      System.arraycopy(product.getData(), k * product.numCols, result[k], 0, product.numCols);
    }
    return result;
  }

  /**
   * A matrix times a vector.
   *
   * @param matrix shape (rows, columns); not modified
   * @param vector shape (columns); not modified
   */
  public static double[] product(double[][] matrix, double[] vector) {
    DMatrixRMaj product = new DMatrixRMaj(matrix.length, 1);
    CommonOps_DDRM.mult(
        new DMatrixRMaj(matrix), DMatrixRMaj.wrap(vector.length, 1, vector.clone()), product);
    return product.getData().clone();
  }

  /**
   * The lower factor L of a symmetric matrix, which is L L^T.
   *
   * @param matrix shape (k, k); not modified
   * @return empty when the matrix is not positive definite and finite
   */
  public static Optional<double[][]> cholesky(double[][] matrix) {
    int size = matrix.length;
    CholeskyDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.chol(size, true);
    if (!decomposition.decompose(new DMatrixRMaj(matrix))) {
      return Optional.empty();
    }
    DMatrixRMaj factor = decomposition.getT(null);
    double[][] lower = new double[size][size];
    for (int k = 0; k < size; k++) {
      System.arraycopy(factor.getData(), k * size, lower[k], 0, k + 1);
      if (!(lower[k][k] > 0 && lower[k][k] < Double.POSITIVE_INFINITY)) {
        return Optional.empty();
      }
    }
    return Optional.of(lower);
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
