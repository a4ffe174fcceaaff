package org.anisky.reconstruction.directintegration;

import org.anisky.counts.DetectorCounts;
import org.anisky.grid.CylindricalGrid;

/**
 * Direct integration over windows, of cos dec cos ra and cos dec sin ra, straight from its
 * definition: loops over bins, windows and pixels, and derivatives by small changes of counts.
 */
final class PlainWindows {
  private static final double STEP = 1e-3;

  private final double[][] n;
  private final double[][] squares;
  private final double[][][] functions;
  private final int width;
  private final WindowForm form;

  /** d_0h and d_6h. */
  final double[] estimate = new double[2];

  /** Of the estimate. */
  final double[][] covariance = new double[2][2];

  /**
   * @param width of the windows, bins
   * @param rings of the sky's grid, which has as many columns as there are bins
   */
  PlainWindows(DetectorCounts counts, int width, WindowForm form, int rings) {
    this.width = width;
    this.form = form;
    n = table(counts);
    squares = counts.isWeighted() ? new double[n.length][] : null;
    CylindricalGrid sky = CylindricalGrid.of(rings, n.length);
    functions = new double[2][n.length][counts.sky().size()];
    for (int tau = 0; tau < n.length; tau++) {
      for (int i = 0; i < counts.sky().size(); i++) {
        double z = Math.sin(counts.sky().directionAtSiderealZero(i).declination());
        double longitude =
            counts.sky().directionAtSiderealZero(i).rightAscension() + counts.binning().centre(tau);
        int a = sky.pixel(z, longitude);
        double cosDec = Math.sqrt(1 - sky.z(a) * sky.z(a));
        functions[0][tau][i] = cosDec * Math.cos(sky.longitude(a));
        functions[1][tau][i] = cosDec * Math.sin(sky.longitude(a));
      }
      if (squares != null) {
        squares[tau] = counts.squaredWeights(tau);
      }
    }
    solve();
  }

  /** Counts that a test can change. */
  static double[][] table(DetectorCounts counts) {
    double[][] table = new double[counts.binning().bins()][];
    for (int tau = 0; tau < table.length; tau++) {
      table[tau] = counts.bin(tau).clone();
    }
    return table;
  }

  /** The weight of bin {@code other} in the window of bin tau. */
  private double weight(int tau, int other) {
    if (form == WindowForm.FIXED) {
      return tau / width == other / width ? 1 : 0;
    }
    int distance = Math.floorMod(other - tau, n.length);
    distance = Math.min(distance, n.length - distance);
    return 2 * distance < width ? 1 : 2 * distance == width ? 0.5 : 0;
  }

  /** b_{tau i}, the background of a bin. */
  private double[] background(int tau) {
    double[] local = new double[n[0].length];
    double sum = 0;
    double rate = 0;
    for (int i = 0; i < local.length; i++) {
      rate += n[tau][i];
      for (int other = 0; other < n.length; other++) {
        local[i] += weight(tau, other) * n[other][i];
      }
      sum += local[i];
    }
    for (int i = 0; i < local.length; i++) {
      local[i] *= rate / sum;
    }
    return local;
  }

  /** Scores of both functions, n minus background cell by cell. */
  private double[] scores() {
    double[] scores = new double[2];
    for (int tau = 0; tau < n.length; tau++) {
      double[] background = background(tau);
      for (int i = 0; i < background.length; i++) {
        for (int k = 0; k < 2; k++) {
          scores[k] += functions[k][tau][i] * (n[tau][i] - background[i]);
        }
      }
    }
    return scores;
  }

  private void solve() {
    double[] right = scores();
    double[][] moments = new double[2][2];
    double[][] variance = new double[2][2];
    for (int tau = 0; tau < n.length; tau++) {
      double[] background = background(tau);
      for (int i = 0; i < background.length; i++) {
        n[tau][i] += STEP;
        double[] up = scores();
        n[tau][i] -= 2 * STEP;
        double[] down = scores();
        n[tau][i] += STEP;
        double square = squares == null ? background[i] : squares[tau][i];
        for (int k = 0; k < 2; k++) {
          for (int l = 0; l < 2; l++) {
            moments[k][l] += background[i] * functions[k][tau][i] * functions[l][tau][i];
            variance[k][l] += square * (up[k] - down[k]) * (up[l] - down[l]) / (4 * STEP * STEP);
          }
        }
      }
    }
    double determinant = moments[0][0] * moments[1][1] - moments[0][1] * moments[1][0];
    double[][] inverse = {
      {moments[1][1] / determinant, -moments[0][1] / determinant},
      {-moments[1][0] / determinant, moments[0][0] / determinant}
    };
    for (int k = 0; k < 2; k++) {
      estimate[k] = inverse[k][0] * right[0] + inverse[k][1] * right[1];
      for (int j = 0; j < 2; j++) {
        for (int l = 0; l < 2; l++) {
          for (int m = 0; m < 2; m++) {
            covariance[k][j] += inverse[k][l] * variance[l][m] * inverse[m][j];
          }
        }
      }
    }
  }
}
