package org.anisky.inference;

import java.util.function.IntFunction;
import org.anisky.InvalidInputException;

/**
 * What fitting harmonics takes from the score of a template. With G_k = F Y_k the information of a
 * harmonic per pixel, rate and acceptance profiled, and V_kl = sum_a Y_k G_l = L L^T, the maps H =
 * L^-1 G have
 *
 * <pre>
 *   u_j = sum of L^-1 times the scores of Y      U_B - sum_j u_j sum_a B_a H_j      V_B - sum_j (sum_a B_a H_j)^2
 * </pre>
 *
 * for score and variance of a template B when the harmonics are fitted. Not modified once made.
 */
final class RemovedHarmonics {
  /** What is left of a harmonic after those before it must be more than this part of it. */
  private static final double INDEPENDENT = 1e-6;

  private final double[][] lower;
  private final double[][] maps;
  private final double[][] basis;

  /**
   * @param basis Y_k per pixel, shape (k, E); kept
   * @param information G_k per pixel, shape (k, E); becomes H
   * @throws InvalidInputException when the data do not tell the harmonics apart
   */
  RemovedHarmonics(double[][] basis, IntFunction<double[]> information) {
    this.basis = basis;
    int size = basis.length;
    maps = new double[size][];
    lower = new double[size][size];
    for (int k = 0; k < size; k++) {
      maps[k] = information.apply(k);
    }
    for (int k = 0; k < size; k++) {
      double whole = product(basis[k], maps[k]);
      for (int j = 0; j < k; j++) {
        // Rows before k are whitened: Y_k H_j is L_kj.
        lower[k][j] = product(basis[k], maps[j]);
        subtract(maps[k], lower[k][j], maps[j]);
      }
      double left = product(basis[k], maps[k]);
      if (!(left > INDEPENDENT * whole)) {
        throw new InvalidInputException(
            "null hypothesis l-max: these data do not tell the multipoles apart; a smaller degree"
                + " is needed");
      }
      lower[k][k] = Math.sqrt(left);
      for (int a = 0; a < maps[k].length; a++) {
        maps[k][a] /= lower[k][k];
      }
    }
  }

  private static double product(double[] x, double[] y) {
    double sum = 0;
    for (int a = 0; a < x.length; a++) {
      sum += x[a] * y[a];
    }
    return sum;
  }

  private static void subtract(double[] from, double factor, double[] what) {
    for (int a = 0; a < from.length; a++) {
      from[a] -= factor * what[a];
    }
  }

  /**
   * Takes from a map of residuals what the harmonics explain, to first order.
   *
   * @param residual n - mu0, shape (E); modified
   */
  void subtractFrom(double[] residual) {
    int size = basis.length;
    double[] score = new double[size];
    for (int k = 0; k < size; k++) {
      score[k] = product(basis[k], residual);
      for (int j = 0; j < k; j++) {
        score[k] -= lower[k][j] * score[j];
      }
      score[k] /= lower[k][k];
    }
    for (int k = 0; k < size; k++) {
      subtract(residual, score[k], maps[k]);
    }
  }

  /**
   * Takes from the information of a template what the harmonics explain of it.
   *
   * @param template B_a, shape (E); not modified
   * @param information F B, shape (E); modified
   */
  void projectOff(double[] template, double[] information) {
    for (double[] map : maps) {
      subtract(information, product(template, map), map);
    }
  }

  /**
   * What the fit takes from the variance of templates.
   *
   * @param sums of the templates
   * @return events, around every pixel
   */
  double[] variance(KernelSums sums) {
    double[] variance = new double[maps[0].length];
    for (double[] map : maps) {
      double[] part = sums.sum(map);
      for (int a = 0; a < variance.length; a++) {
        variance[a] += part[a] * part[a];
      }
    }
    return variance;
  }
}
