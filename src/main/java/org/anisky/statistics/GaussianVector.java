package org.anisky.statistics;

import java.util.Optional;

/**
 * A measured vector of two or three components with Gaussian errors, as intervals of its length and
 * direction need it: x = d + L z with the Cholesky factor L of the covariance and z of independent
 * standard normal components. Immutable; the arrays must not be modified.
 *
 * @param values x, shape (k)
 * @param factor L, shape (k, k), lower
 * @param whitened L^-1 x, shape (k)
 */
record GaussianVector(double[] values, double[][] factor, double[] whitened) {
  /**
   * With its covariance.
   *
   * @param values shape (k), k of 2 or 3; not modified
   * @param covariance shape (k, k); not modified
   * @return empty when the covariance is not positive definite and finite, or a value not finite
   */
  static Optional<GaussianVector> of(double[] values, double[][] covariance) {
    AmplitudeLaw.of(values.length);
    if (!(length(values) < Double.POSITIVE_INFINITY)) {
      return Optional.empty();
    }
    return LinearSystem.cholesky(covariance)
        .map(factor -> new GaussianVector(values.clone(), factor, solve(factor, values)));
  }

  int components() {
    return values.length;
  }

  /** The measured amplitude. */
  double amplitude() {
    return length(values);
  }

  /** The measured direction; along the first axis for a vector of no length. */
  double[] direction() {
    double amplitude = amplitude();
    double[] direction = new double[values.length];
    if (amplitude == 0) {
      direction[0] = 1;
      return direction;
    }
    for (int k = 0; k < direction.length; k++) {
      direction[k] = values[k] / amplitude;
    }
    return direction;
  }

  /** The error of the amplitude were its direction known to be this one: (n^T C^-1 n)^-1/2. */
  double errorAlong(double[] direction) {
    return 1 / length(solve(factor, direction));
  }

  /** (x - d)^T C^-1 (x - d) for the true vector d = amplitude n. */
  double distance(double amplitude, double[] direction) {
    double[] apart = solve(factor, direction);
    double square = 0;
    for (int k = 0; k < apart.length; k++) {
      double difference = whitened[k] - amplitude * apart[k];
      square += difference * difference;
    }
    return square;
  }

  /** |L u|. */
  double spread(double[] u) {
    double square = 0;
    for (int k = 0; k < u.length; k++) {
      double sum = 0;
      for (int l = 0; l <= k; l++) {
        sum += factor[k][l] * u[l];
      }
      square += sum * sum;
    }
    return Math.sqrt(square);
  }

  /** About how many times the largest error of a direction is the least; 1 for equal errors. */
  double eccentricity() {
    double trace = 0;
    double determinant = 1;
    int size = values.length;
    for (int k = 0; k < size; k++) {
      for (int l = 0; l <= k; l++) {
        trace += factor[k][l] * factor[k][l];
      }
      determinant *= factor[k][k] * factor[k][k];
    }
    return Math.max(1, Math.sqrt(Math.pow(trace / size, size) / determinant));
  }

  static double length(double[] vector) {
    double square = 0;
    for (double component : vector) {
      square += component * component;
    }
    return Math.sqrt(square);
  }

  private static double[] solve(double[][] factor, double[] right) {
    double[] solution = new double[right.length];
    for (int k = 0; k < right.length; k++) {
      double sum = right[k];
      for (int l = 0; l < k; l++) {
        sum -= factor[k][l] * solution[l];
      }
      solution[k] = sum / factor[k][k];
    }
    return solution;
  }
}
