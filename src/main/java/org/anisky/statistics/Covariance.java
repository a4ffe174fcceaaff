package org.anisky.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The covariance of named numbers. Immutable.
 *
 * @param <L> what names them
 */
public final class Covariance<L> {
  private final List<L> labels;
  private final double[][] matrix;

  private Covariance(List<L> labels, double[][] matrix) {
    this.labels = labels;
    this.matrix = matrix;
  }

  /**
   * A covariance.
   *
   * @param labels in the order of the matrix
   * @param matrix shape (labels, labels), symmetric; copied
   */
  public static <L> Covariance<L> of(List<L> labels, double[][] matrix) {
    if (matrix.length != labels.size()) {
      throw new IllegalArgumentException(
          matrix.length + " rows for the " + labels.size() + " numbers " + labels);
    }
    return new Covariance<>(List.copyOf(labels), copy(matrix));
  }

  /**
   * A covariance of numbers that are known by their place, from 0.
   *
   * @param matrix symmetric; copied
   */
  public static Covariance<Integer> of(double[][] matrix) {
    return of(IntStream.range(0, matrix.length).boxed().toList(), matrix);
  }

  /** What the rows are of. */
  public List<L> labels() {
    return labels;
  }

  /** The matrix, copied. */
  public double[][] matrix() {
    return copy(matrix);
  }

  private static double[][] copy(double[][] matrix) {
    double[][] copy = matrix.clone();
    for (int k = 0; k < copy.length; k++) {
      copy[k] = copy[k].clone();
    }
    return copy;
  }

  /**
   * The covariance of some of the numbers, in the order asked for.
   *
   * @throws IllegalArgumentException when one of them is not there
   */
  public Covariance<L> block(List<L> some) {
    int[] rows = some.stream().mapToInt(this::row).toArray();
    double[][] block = new double[rows.length][rows.length];
    for (int k = 0; k < rows.length; k++) {
      for (int l = 0; l < rows.length; l++) {
        block[k][l] = matrix[rows[k]][rows[l]];
      }
    }
    return new Covariance<>(List.copyOf(some), block);
  }

  private int row(L label) {
    int row = labels.indexOf(label);
    if (row < 0) {
      throw new IllegalArgumentException(label + " is none of " + labels);
    }
    return row;
  }

  /**
   * The sum with an independent covariance of the same numbers.
   *
   * @throws IllegalArgumentException when they are others
   */
  public Covariance<L> plus(Covariance<L> other) {
    if (!labels.equals(other.labels)) {
      throw new IllegalArgumentException(labels + " and " + other.labels);
    }
    double[][] sum = copy(matrix);
    for (int k = 0; k < sum.length; k++) {
      for (int l = 0; l < sum.length; l++) {
        sum[k][l] += other.matrix[k][l];
      }
    }
    return new Covariance<>(labels, sum);
  }

  /**
   * Variance of sum_k u_k x_k, u C u: along a direction when u has length 1.
   *
   * @param u by row; not modified
   */
  public double along(double... u) {
    return quadraticForm(matrix, u);
  }

  /**
   * {@link #along} in the plane of the only two numbers, c^2 C_00 + 2 c s C_01 + s^2 C_11.
   *
   * @param cosine c
   * @param sine s
   */
  public double alongInPlane(double cosine, double sine) {
    return cosine * cosine * matrix[0][0]
        + 2 * cosine * sine * matrix[0][1]
        + sine * sine * matrix[1][1];
  }

  /**
   * Chi-squared of values against zero, x C^-1 x.
   *
   * @param x by row; not modified
   * @return NaN when the matrix has no inverse
   */
  public double chiSquared(double... x) {
    double[][] inverse = LinearSystem.invert(matrix);
    return inverse == null ? Double.NaN : quadraticForm(inverse, x);
  }

  /**
   * {@link #chiSquared} of the only two numbers in closed form, (x^2 C_11 - 2 x y C_01 + y^2
   * C_00)/(C_00 C_11 - C_01 C_10).
   */
  public double chiSquaredInPlane(double x, double y) {
    double determinant = matrix[0][0] * matrix[1][1] - matrix[0][1] * matrix[1][0];
    return (x * x * matrix[1][1] - 2 * x * y * matrix[0][1] + y * y * matrix[0][0]) / determinant;
  }

  /** sum_kl x_k M_kl x_l. */
  private static double quadraticForm(double[][] of, double[] x) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      for (int l = 0; l < x.length; l++) {
        sum += x[k] * of[k][l] * x[l];
      }
    }
    return sum;
  }
}
