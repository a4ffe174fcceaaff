package org.anisky.inference;

import java.util.Arrays;

/** Legendre coefficients of kernels: b_l = 2 pi int B(angle) P_l(cos angle) sin(angle) d angle. */
final class LegendreOfKernel {
  /** Coefficients below this part of b_0 are left out. */
  private static final double NEGLIGIBLE = 1e-8;

  private static final int MOST = 1024;

  /** Points per standard deviation of the trapezoidal rule, which converges geometrically. */
  private static final int POINTS_PER_SIGMA = 64;

  private static final double FARTHEST = 9;

  private LegendreOfKernel() {}

  /**
   * Of exp(-angle^2/(2 sigma^2)).
   *
   * @param sigma rad
   * @return b_0 ... b_lMax, sr
   */
  static double[] gaussian(double sigma) {
    double end = Math.min(Math.PI, FARTHEST * sigma);
    int points = Math.max(4096, (int) Math.ceil(POINTS_PER_SIGMA * end / sigma));
    double step = end / points;
    double[] result = new double[MOST + 1];
    for (int k = 1; k <= points; k++) {
      double angle = k * step;
      double x = angle / sigma;
      double weight =
          2
              * Math.PI
              * StrictMath.exp(-x * x / 2)
              * StrictMath.sin(angle)
              * step
              * (k == points ? 0.5 : 1);
      double z = StrictMath.cos(angle);
      double before = 1;
      double current = z;
      result[0] += weight;
      result[1] += weight * z;
      for (int l = 2; l <= MOST; l++) {
        double next = ((2 * l - 1) * z * current - (l - 1) * before) / l;
        before = current;
        current = next;
        result[l] += weight * current;
      }
    }
    int lMax = 1;
    for (int l = 2; l <= MOST; l++) {
      if (Math.abs(result[l]) > NEGLIGIBLE * result[0]) {
        lMax = l;
      }
    }
    return Arrays.copyOf(result, lMax + 1);
  }
}
