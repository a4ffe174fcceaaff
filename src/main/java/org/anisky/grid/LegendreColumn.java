package org.anisky.grid;

/**
 * The orthonormal associated Legendre functions lambda_lm(z) of one m and all l from m to lMax,
 * with Y_lm = lambda_lm(cos theta) exp(i m phi), Condon-Shortley phase included:
 *
 * <pre>lambda_mm = (-1)^m sqrt((2m+1)/(4 pi) prod_{k=1..m} (2k-1)/(2k)) sin^m theta
 * lambda_lm = A_l (z lambda_{l-1,m} - B_l lambda_{l-2,m})
 * A_l = sqrt((4 l^2 - 1)/(l^2 - m^2))      B_l = sqrt(((l-1)^2 - m^2)/(4 (l-1)^2 - 1))</pre>
 *
 * <p>The start underflows near the poles long before its successors do. So it is taken as a
 * logarithm, and the recursion runs on values scaled by powers of 2^600 until they are no longer
 * negligible: below 2^-300 (5e-91) they count as 0. A rounding in a step acts as one of z does:
 * lambda_lm is uncertain by up to l 2e-16 / sin theta, in fact less (2e-12 at l = 3000, z =
 * 0.9999). Immutable.
 */
final class LegendreColumn {
  private static final double LOG_SCALE = 600 * Math.log(2);

  /** Where a scaled number changes its scale: far from both ends of the double range. */
  private static final double LARGE = 0x1p300;

  private final int m;
  private final int lMax;
  private final double logStart;
  private final double[] a;
  private final double[] b;

  LegendreColumn(int m, int lMax) {
    this.m = m;
    this.lMax = lMax;
    double log = Math.log((2 * m + 1) / (4 * Math.PI));
    for (int k = 1; k <= m; k++) {
      log += Math.log1p(-0.5 / k);
    }
    this.logStart = log / 2;
    this.a = new double[lMax + 1];
    this.b = new double[lMax + 1];
    double mm = (double) m * m;
    for (int l = m + 1; l <= lMax; l++) {
      double ll = (double) l * l;
      double before = (l - 1.0) * (l - 1.0);
      a[l] = Math.sqrt((4 * ll - 1) / (ll - mm));
      b[l] = Math.sqrt((before - mm) / (4 * before - 1));
    }
  }

  /**
   * Evaluates the functions at one point.
   *
   * @param z in (-1, 1)
   * @param out receives lambda_lm at place l, for l from the returned one to lMax; modified
   * @return the first l that is not negligible; lMax + 1 if there is none
   */
  int evaluate(double z, double[] out) {
    double logValue = logStart + (m == 0 ? 0 : m * Math.log((1 - z) * (1 + z)) / 2);
    int scale = (int) Math.rint(logValue / LOG_SCALE);
    double before = 0;
    double current = Math.exp(logValue - scale * LOG_SCALE) * ((m & 1) == 0 ? 1 : -1);
    int l = m;
    while (scale < 0 && l < lMax) {
      l++;
      double next = a[l] * (z * current - b[l] * before);
      before = current;
      current = next;
      if (Math.abs(current) > LARGE) {
        before *= 0x1p-600;
        current *= 0x1p-600;
        scale++;
      }
    }
    if (scale < 0) {
      return lMax + 1;
    }
    int first = l;
    out[first] = current;
    while (l < lMax) {
      l++;
      double next = a[l] * (z * current - b[l] * before);
      before = current;
      current = next;
      out[l] = current;
    }
    return first;
  }
}
