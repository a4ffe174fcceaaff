package org.anisky.grid;

/**
 * The real orthonormal harmonics with 0 &lt; m &lt;= l &lt;= lMax in one row, order after order: of
 * every m first cos(m phi) with l = m, m + 1, ..., lMax, then sin(m phi) with the same degrees.
 * There are lMax (lMax + 1) of them. Functions as in {@link SphericalHarmonics#realHarmonic}.
 *
 * @param lMax the largest degree, at least 1
 */
public record OrderedHarmonics(int lMax) {
  /** Checks the degree. */
  public OrderedHarmonics {
    if (lMax < 1) {
      throw new IllegalArgumentException("lMax " + lMax + " must be at least 1");
    }
  }

  /** Number of harmonics. */
  public int size() {
    return lMax * (lMax + 1);
  }

  /** Place of cos(m phi) with l = m; its sine begins {@link #length} later. */
  public int start(int m) {
    // sum over the orders before of 2 (lMax - m' + 1)
    return (m - 1) * (2 * lMax + 2 - m);
  }

  /** Number of degrees of an order. */
  public int length(int m) {
    return lMax - m + 1;
  }

  /** The degree l of every harmonic, shape (size). */
  public int[] degrees() {
    int[] degrees = new int[size()];
    for (int m = 1; m <= lMax; m++) {
      for (int l = m; l <= lMax; l++) {
        degrees[start(m) + l - m] = l;
        degrees[start(m) + length(m) + l - m] = l;
      }
    }
    return degrees;
  }

  /**
   * sum_a f_a Y_k(a) of every harmonic.
   *
   * @param map f, shape (E); not modified
   * @return shape (size)
   */
  public double[] sums(SphericalHarmonics transform, double[] map, double pixelArea) {
    HarmonicCoefficients alm = transform.analyze(map, lMax, 0);
    double[] sums = new double[size()];
    for (int m = 1; m <= lMax; m++) {
      double scale = factor(m) / pixelArea;
      for (int l = m; l <= lMax; l++) {
        sums[start(m) + l - m] = scale * alm.real(l, m);
        sums[start(m) + length(m) + l - m] = -scale * alm.imaginary(l, m);
      }
    }
    return sums;
  }

  /**
   * Every harmonic on every ring but for its wave along it: Y_k at longitude phi is this times
   * cos(m phi) or sin(m phi).
   *
   * @return shape (size, rings)
   */
  public double[][] amplitudes(SkyGrid grid) {
    double[][] amplitudes = new double[size()][grid.rings()];
    double[] lambda = new double[lMax + 1];
    for (int m = 1; m <= lMax; m++) {
      LegendreColumn column = new LegendreColumn(m, lMax);
      for (int ring = 0; ring < grid.rings(); ring++) {
        int first = column.evaluate(grid.ringZ(ring), lambda);
        for (int l = first; l <= lMax; l++) {
          double amplitude = factor(m) * lambda[l];
          amplitudes[start(m) + l - m][ring] = amplitude;
          amplitudes[start(m) + length(m) + l - m][ring] = amplitude;
        }
      }
    }
    return amplitudes;
  }

  /** sqrt(2) (-1)^m: from lambda_lm cos(m phi) to the real harmonic. */
  static double factor(int m) {
    return (m & 1) == 0 ? Math.sqrt(2) : -Math.sqrt(2);
  }
}
