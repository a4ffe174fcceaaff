package org.anisky.sky;

/** Vectors and covariances under a rotation of three axes. */
public final class Rotation {
  /** Axes of space. */
  public static final int AXES = 3;

  private Rotation() {}

  /**
   * R x.
   *
   * @param rotation shape (3, 3); not modified
   * @param vector shape (3); not modified
   */
  public static double[] turn(double[][] rotation, double[] vector) {
    double[] turned = new double[AXES];
    for (int i = 0; i < AXES; i++) {
      for (int j = 0; j < AXES; j++) {
        turned[i] += rotation[i][j] * vector[j];
      }
    }
    return turned;
  }

  /**
   * R C R^T.
   *
   * @param rotation shape (3, 3); not modified
   * @param covariance shape (3, 3); not modified
   */
  public static double[][] turn(double[][] rotation, double[][] covariance) {
    double[][] half = new double[AXES][AXES];
    for (int i = 0; i < AXES; i++) {
      for (int j = 0; j < AXES; j++) {
        for (int k = 0; k < AXES; k++) {
          half[i][j] += rotation[i][k] * covariance[k][j];
        }
      }
    }
    double[][] turned = new double[AXES][];
    for (int i = 0; i < AXES; i++) {
      turned[i] = turn(rotation, half[i]);
    }
    return turned;
  }

  /** The inverse; shape (3, 3), not modified. */
  public static double[][] transposed(double[][] rotation) {
    double[][] transposed = new double[AXES][AXES];
    for (int i = 0; i < AXES; i++) {
      for (int j = 0; j < AXES; j++) {
        transposed[i][j] = rotation[j][i];
      }
    }
    return transposed;
  }
}
