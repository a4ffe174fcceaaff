package org.anisky.reconstruction;

import java.util.Arrays;
import org.anisky.sky.GalacticAxes;

/**
 * The covariance of fitted coefficients by origin; independent, so that they add. The arrays are
 * copied in and must not be modified.
 *
 * @param counts Poisson fluctuations of the counts, shape (k, k)
 * @param reference finite statistics of the reference: of the simulation, or of a control sample
 * @param systematic what nuisance parameters add within their priors; zeros without any
 */
public record Covariances(double[][] counts, double[][] reference, double[][] systematic) {
  /** Copies the arrays. */
  public Covariances {
    counts = copy(counts);
    reference = copy(reference);
    systematic = copy(systematic);
  }

  /** Counts and reference: what more events, measured or simulated, would lessen. */
  public double[][] statistical() {
    return sum(counts, reference);
  }

  /** The whole covariance. */
  public double[][] total() {
    return sum(sum(counts, reference), systematic);
  }

  /** All times a factor. */
  public Covariances times(double factor) {
    return new Covariances(
        scaled(counts, factor), scaled(reference, factor), scaled(systematic, factor));
  }

  private static double[][] scaled(double[][] matrix, double factor) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.stream(row).map(value -> factor * value).toArray())
        .toArray(double[][]::new);
  }

  /** Those of a vector in Galactic axes, turned to equatorial axes; shape (3, 3). */
  Covariances turnedToEquatorial() {
    return new Covariances(
        GalacticAxes.toEquatorial(counts),
        GalacticAxes.toEquatorial(reference),
        GalacticAxes.toEquatorial(systematic));
  }

  /** The first coefficients alone. */
  Covariances leading(int size) {
    return new Covariances(
        leading(counts, size), leading(reference, size), leading(systematic, size));
  }

  private static double[][] leading(double[][] matrix, int size) {
    return Arrays.stream(matrix, 0, size)
        .map(row -> Arrays.copyOf(row, size))
        .toArray(double[][]::new);
  }

  private static double[][] sum(double[][] left, double[][] right) {
    double[][] result = copy(left);
    for (int k = 0; k < result.length; k++) {
      for (int l = 0; l < result.length; l++) {
        result[k][l] += right[k][l];
      }
    }
    return result;
  }

  private static double[][] copy(double[][] matrix) {
    return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
  }
}
