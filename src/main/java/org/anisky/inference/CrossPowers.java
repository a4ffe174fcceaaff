package org.anisky.inference;

import java.util.Arrays;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.statistics.LinearSystem;
import org.anisky.statistics.SemidefiniteFactor;

/**
 * The band powers that two data sets with different events have in common. With scores u, v and
 * information F, G of one Gaussian sky a, &lt;a_k a_k'&gt; = C_l delta_kk', and independent noise,
 *
 * <pre>  w = (1 + F S)^-1 u = u - K S u   K = (1 + F S)^-1 F   (z and L in the same way of v and G)
 *   q_b = w^T P_b z        &lt;q_b&gt; = sum_b' R_bb' C_b'     R_bb' = tr(P_b K P_b' L)
 *   C = R^-1 q             covariance R^-1 (R + T) R^-1    T_bb' = sum_ij (P_b)_i (P_b')_j X_ij X_ji
 * </pre>
 *
 * with S = diag(b_l^2 C_l) of each data set's own window b, P_b = diag(b_l b'_l) on the degrees of
 * the band, and X = K diag(b_l b'_l C_l) L, the part of w z^T that the sky makes. There is no noise
 * to be subtracted: what the two have in common is the sky, whatever the noise of either is. The
 * weights S only decide how modes are weighed.
 */
public final class CrossPowers {
  /** Directions of less information than this part of the largest are left out. */
  private static final double NEGLIGIBLE = 1e-6;

  private CrossPowers() {}

  /**
   * Powers in common.
   *
   * @param powers C_b, of either sign
   * @param covariance of C_b, noise and the sky's own scatter
   */
  public record Result(double[] powers, double[][] covariance) {}

  /** Scores seen through weights: w and K. */
  private record Weighed(double[] scores, double[][] filtered) {}

  /**
   * One of both.
   *
   * @param scores and information
   * @param window b_l, shape (lMax + 1); not modified
   */
  public record Side(HarmonicScores scores, double[] window) {}

  /**
   * Measures.
   *
   * @param one of both; the degrees of both are the same
   * @param weights C_b by which modes are weighed, at least 0, shape (bands); not modified
   * @param width degrees per band
   * @throws InvalidInputException when the data do not tell the bands apart
   */
  public static Result of(Side one, Side other, double[] weights, int width, Workers workers) {
    int[] degrees = one.scores.harmonics().degrees();
    int[] band = Arrays.stream(degrees).map(l -> (l - 1) / width).toArray();
    double[] shape =
        Arrays.stream(degrees).mapToDouble(l -> one.window[l] * other.window[l]).toArray();
    Weighed w = weighed(one, degrees, band, weights, workers);
    Weighed z = weighed(other, degrees, band, weights, workers);
    int bands = weights.length;
    double[] q = new double[bands];
    double[][] response = new double[bands][bands];
    double[][] common = common(w, z, shape, band, weights);
    double[][] variance = new double[bands][bands];
    for (int i = 0; i < band.length; i++) {
      q[band[i]] += shape[i] * w.scores[i] * z.scores[i];
      for (int j = 0; j < band.length; j++) {
        double both = shape[i] * shape[j];
        response[band[i]][band[j]] += both * w.filtered[i][j] * z.filtered[i][j];
        variance[band[i]][band[j]] += both * common[i][j] * common[j][i];
      }
    }
    double[][] inverse = LinearSystem.invert(response);
    if (inverse == null) {
      throw InvalidInputException.of(
          "the two fields of view do not tell all degrees up to %d apart in bands of %d; lower"
              + " --l-max or give a larger --band",
          one.scores.harmonics().lMax(), width);
    }
    for (int b = 0; b < bands; b++) {
      for (int c = 0; c < bands; c++) {
        variance[b][c] += response[b][c];
      }
    }
    return new Result(
        LinearSystem.product(inverse, q),
        LinearSystem.product(LinearSystem.product(inverse, variance), inverse));
  }

  private static Weighed weighed(
      Side side, int[] degrees, int[] band, double[] weights, Workers workers) {
    double[] variances = new double[degrees.length];
    Arrays.setAll(
        variances, k -> side.window[degrees[k]] * side.window[degrees[k]] * weights[band[k]]);
    double[][] filtered =
        SemidefiniteFactor.of(side.scores.information(), NEGLIGIBLE, workers)
            .filtered(variances, workers)
            .matrix();
    double[] u = side.scores.scores();
    double[] expected = new double[u.length];
    Arrays.setAll(expected, k -> variances[k] * u[k]);
    double[] w = LinearSystem.product(filtered, expected);
    Arrays.setAll(w, k -> u[k] - w[k]);
    return new Weighed(w, filtered);
  }

  /** X = K diag(b_l b'_l C_l) L. */
  private static double[][] common(
      Weighed w, Weighed z, double[] shape, int[] band, double[] weights) {
    double[][] scaled = new double[band.length][];
    for (int i = 0; i < scaled.length; i++) {
      double[] row = w.filtered[i].clone();
      Arrays.setAll(row, k -> row[k] * shape[k] * weights[band[k]]);
      scaled[i] = row;
    }
    return LinearSystem.product(scaled, z.filtered);
  }
}
