package org.anisky.grid;

/**
 * A harmonic expansion evaluated along parallels of any latitude, away from the rings of a grid. On
 * one parallel it is a Fourier series in longitude,
 *
 * <pre>f(z, phi) = sum_m Re(G_m(z) exp(i m phi))    G_m = (2 if m > 0) sum_l a_lm lambda_lm(z)
 * </pre>
 *
 * whose coefficients are summed once per parallel and whose values then cost lMax multiplications
 * each. Sines and cosines of the longitudes are {@link StrictMath}'s. Immutable and safe to share
 * between threads.
 */
public final class HarmonicsOnParallels {
  private final int lMax;
  private final HarmonicCoefficients alm;
  private final LegendreColumn[] columns;

  private HarmonicsOnParallels(HarmonicCoefficients alm) {
    this.alm = alm;
    lMax = alm.lMax();
    columns = new LegendreColumn[lMax + 1];
    for (int m = 0; m <= lMax; m++) {
      columns[m] = new LegendreColumn(m, lMax);
    }
  }

  /** The expansion with given coefficients. */
  public static HarmonicsOnParallels of(HarmonicCoefficients alm) {
    return new HarmonicsOnParallels(alm);
  }

  /**
   * Adds the values on one parallel.
   *
   * @param z sine of the latitude, in [-1, 1]
   * @param longitudes rad; not modified
   * @param values the value at each longitude is added to its place; modified
   */
  public void addTo(double z, double[] longitudes, double[] values) {
    double[] real = new double[lMax + 1];
    double[] imaginary = new double[lMax + 1];
    int mMax = series(z, real, imaginary);
    for (int k = 0; k < longitudes.length; k++) {
      double cos = StrictMath.cos(longitudes[k]);
      double sin = StrictMath.sin(longitudes[k]);
      // Horner's rule in exp(i phi).
      double re = real[mMax];
      double im = imaginary[mMax];
      for (int m = mMax - 1; m >= 0; m--) {
        double turned = re * cos - im * sin + real[m];
        im = re * sin + im * cos + imaginary[m];
        re = turned;
      }
      values[k] += re;
    }
  }

  /** G_m on a parallel; returns the largest m that is not zero there. */
  private int series(double z, double[] real, double[] imaginary) {
    // At the poles every m > 0 vanishes.
    int orders = Math.abs(z) < 1 ? lMax : 0;
    double[] lambda = new double[lMax + 1];
    for (int m = 0; m <= orders; m++) {
      int first = columns[m].evaluate(z, lambda);
      double re = 0;
      double im = 0;
      for (int l = first; l <= lMax; l++) {
        re += lambda[l] * alm.real(l, m);
        im += lambda[l] * alm.imaginary(l, m);
      }
      real[m] = m == 0 ? re : 2 * re;
      imaginary[m] = m == 0 ? 0 : 2 * im;
    }
    return orders;
  }
}
