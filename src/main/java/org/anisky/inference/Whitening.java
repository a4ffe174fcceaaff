package org.anisky.inference;

import java.util.stream.IntStream;
import org.anisky.statistics.LinearSystem;

/**
 * From centred sums in blocks to numbers whose sum of squares is chi-squared with (G - 1)(H - 1)
 * degrees of freedom.
 */
final class Whitening {
  private final double[] errors;

  /** Null where blocks are whitened one by one. */
  private final double[][] lower;

  private final int[] free;
  private final double[] roots;

  private Whitening(double[] errors, double[][] lower, int[] free, double[] roots) {
    this.errors = errors;
    this.lower = lower;
    this.free = free;
    this.roots = roots;
  }

  /**
   * Of plain events: the covariance n (f_g delta - f_g f_g')(q_h delta - q_h q_h') is n f_g q_h on
   * all that is centred (Pearson).
   */
  static Whitening ofCounts(Centring centring, double total) {
    double[] errors = new double[centring.size()];
    double[] roots = new double[errors.length];
    for (int b = 0; b < errors.length; b++) {
      roots[b] = Math.sqrt(total * centring.share(b));
      errors[b] = roots[b] * Math.sqrt(centring.element(b, b));
    }
    return new Whitening(errors, null, null, roots);
  }

  /**
   * Of weighted events: the covariance of all blocks but those of the last region and the last
   * interval, which follow from the others.
   *
   * @param squaredWeights sums in the blocks; not modified
   */
  static Whitening ofWeights(Centring centring, double[] squaredWeights) {
    int size = centring.size();
    int times = centring.times().length;
    double[][] scaled = new double[size][size];
    double[][] centrings = new double[size][size];
    for (int b = 0; b < size; b++) {
      for (int c = 0; c < size; c++) {
        centrings[b][c] = centring.element(b, c);
        scaled[c][b] = squaredWeights[c] * centrings[b][c];
      }
    }
    double[][] covariance = LinearSystem.product(centrings, scaled);
    double[] errors =
        IntStream.range(0, size).mapToDouble(b -> Math.sqrt(covariance[b][b])).toArray();
    int[] free =
        IntStream.range(0, size)
            .filter(b -> b / times < centring.regions().length - 1 && b % times < times - 1)
            .toArray();
    double[][] part = new double[free.length][];
    for (int k = 0; k < part.length; k++) {
      part[k] = part(covariance[free[k]], free);
    }
    double[][] lower = LinearSystem.cholesky(part).orElse(null);
    if (lower == null) {
      throw new IllegalStateException("blocks without counts");
    }
    return new Whitening(errors, lower, free, null);
  }

  private static double[] part(double[] values, int[] places) {
    return IntStream.of(places).mapToDouble(k -> values[k]).toArray();
  }

  /** One standard deviation of every centred block, events. */
  double[] errors() {
    return errors;
  }

  /**
   * Whitens.
   *
   * @param centred shape (blocks); not modified
   */
  double[] of(double[] centred) {
    if (lower == null) {
      return IntStream.range(0, centred.length).mapToDouble(b -> centred[b] / roots[b]).toArray();
    }
    double[] x = part(centred, free);
    for (int k = 0; k < x.length; k++) {
      for (int l = 0; l < k; l++) {
        x[k] -= lower[k][l] * x[l];
      }
      x[k] /= lower[k][k];
    }
    return x;
  }
}
