package org.anisky.grid;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.anisky.Workers;

/**
 * The products sum_a W_a y_k(a) y_k'(a) of all {@link OrderedHarmonics} with a map of weights W,
 * where y is Y or, with damping factors rho_m, what a day's rotation leaves of it: the real and
 * imaginary parts of rho_m Y_lm. On rings the sum over longitude is one Fourier coefficient of W,
 *
 * <pre>  P = conj(rho_m) rho_m' sum_r lambda_lm lambda_l'm' W_r(m - m')      (conj y, y')
 *   Q = conj(rho_m rho_m') sum_r lambda_lm lambda_l'm' W_r(m + m')      (conj y, conj y')
 *   cos cos' = Re P + Re Q     sin sin' = Re P - Re Q
 *   sin cos' = -Im P - Im Q    cos sin' = Im P - Im Q                  (times (-1)^(m + m'))</pre>
 *
 * so that the cost is (number of harmonics)^2 times rings, not pixels. W_r(M) = sum_k W exp(-i M
 * phi_k) is exact for every M: rings with few pixels included.
 */
public final class HarmonicCouplings {
  private final SkyGrid grid;
  private final OrderedHarmonics harmonics;
  private final double[] real;
  private final double[] imaginary;
  private final double[] rhoReal;
  private final double[] rhoImaginary;

  /** lambda_lm at the rings that have weights, per m: shape (rings, l - m). */
  private final double[][][] lambda;

  private final int[] rings;

  private HarmonicCouplings(
      SkyGrid grid, OrderedHarmonics harmonics, double[] map, double[][] rho) {
    this.grid = grid;
    this.harmonics = harmonics;
    rhoReal = rho[0];
    rhoImaginary = rho[1];
    int mMax = 2 * harmonics.lMax();
    real = new double[grid.rings() * (mMax + 1)];
    imaginary = new double[real.length];
    new RingSpectra(grid).fromMap(map, mMax, real, imaginary);
    rings = IntStream.range(0, grid.rings()).filter(ring -> real[ring * (mMax + 1)] != 0).toArray();
    lambda = new double[harmonics.lMax() + 1][][];
  }

  /**
   * Adds scale times the products.
   *
   * @param map W, shape (E), at least 0; not modified
   * @param rho damping by order, shape (2: real and imaginary part, lMax + 1); not modified
   * @param matrix shape (size, size); modified
   */
  public static void add(
      SkyGrid grid,
      OrderedHarmonics harmonics,
      double[] map,
      double[][] rho,
      double scale,
      double[][] matrix,
      Workers workers) {
    HarmonicCouplings couplings = new HarmonicCouplings(grid, harmonics, map, rho);
    workers.run(harmonics.lMax(), k -> couplings.tabulate(k + 1));
    workers.run(
        harmonics.lMax(),
        k -> {
          for (int other = 1; other <= k + 1; other++) {
            couplings.add(k + 1, other, scale, matrix);
          }
        });
  }

  /** No damping. */
  public static double[][] undamped(int lMax) {
    double[][] rho = new double[2][lMax + 1];
    Arrays.fill(rho[0], 1);
    return rho;
  }

  private void tabulate(int m) {
    LegendreColumn column = new LegendreColumn(m, harmonics.lMax());
    double[] values = new double[harmonics.lMax() + 1];
    lambda[m] = new double[rings.length][harmonics.length(m)];
    for (int r = 0; r < rings.length; r++) {
      int first = column.evaluate(grid.ringZ(rings[r]), values);
      for (int l = first; l <= harmonics.lMax(); l++) {
        lambda[m][r][l - m] = OrderedHarmonics.factor(m) / Math.sqrt(2) * values[l];
      }
    }
  }

  /** The blocks of two orders, m >= other, and their mirror images. */
  private void add(int m, int other, double scale, double[][] matrix) {
    int rows = harmonics.length(m);
    int columns = harmonics.length(other);
    double[][] cosCos = new double[rows][columns];
    double[][] sinSin = new double[rows][columns];
    double[][] sinCos = new double[rows][columns];
    double[][] cosSin = new double[rows][columns];
    int orders = 2 * harmonics.lMax() + 1;
    for (int r = 0; r < rings.length; r++) {
      double[] p = times(conjugate(m), rho(other), at(rings[r] * orders + m - other));
      double[] q = times(conjugate(m), conjugate(other), at(rings[r] * orders + m + other));
      double cc = scale * (p[0] + q[0]);
      double ss = scale * (p[0] - q[0]);
      double sc = scale * (-p[1] - q[1]);
      double cs = scale * (p[1] - q[1]);
      double[] right = lambda[other][r];
      for (int row = 0; row < rows; row++) {
        double left = lambda[m][r][row];
        addRow(cosCos[row], left * cc, right);
        addRow(sinSin[row], left * ss, right);
        addRow(sinCos[row], left * sc, right);
        addRow(cosSin[row], left * cs, right);
      }
    }
    int start = harmonics.start(m);
    int otherStart = harmonics.start(other);
    put(cosCos, start, otherStart, matrix, m != other);
    put(sinSin, start + rows, otherStart + columns, matrix, m != other);
    put(sinCos, start + rows, otherStart, matrix, m != other);
    put(cosSin, start, otherStart + columns, matrix, m != other);
  }

  private static void addRow(double[] sums, double factor, double[] values) {
    for (int l = 0; l < sums.length; l++) {
      sums[l] += factor * values[l];
    }
  }

  private static void put(
      double[][] block, int row, int column, double[][] matrix, boolean mirrored) {
    for (int i = 0; i < block.length; i++) {
      for (int j = 0; j < block[i].length; j++) {
        matrix[row + i][column + j] += block[i][j];
        if (mirrored) {
          matrix[column + j][row + i] += block[i][j];
        }
      }
    }
  }

  private double[] at(int place) {
    return new double[] {real[place], imaginary[place]};
  }

  private double[] rho(int m) {
    return new double[] {rhoReal[m], rhoImaginary[m]};
  }

  private double[] conjugate(int m) {
    return new double[] {rhoReal[m], -rhoImaginary[m]};
  }

  private static double[] times(double[] a, double[] b, double[] c) {
    double re = a[0] * b[0] - a[1] * b[1];
    double im = a[0] * b[1] + a[1] * b[0];
    return new double[] {re * c[0] - im * c[1], re * c[1] + im * c[0]};
  }
}
