package org.anisky.inference;

/** Products of packed spectra of real data, as {@link org.anisky.grid.RealFourier} packs them. */
final class Packed {
  private Packed() {}

  /**
   * The product of two spectra, that of the circular convolution of their data.
   *
   * @param a packed, from place {@code atA} on; not modified
   * @param b packed, from place {@code atB} on; not modified
   * @param out receives the packed product; modified
   */
  static void product(double[] a, int atA, double[] b, int atB, double[] out) {
    int n = out.length;
    out[0] = a[atA] * b[atB];
    for (int k = 1; k + 1 < n; k += 2) {
      double re = a[atA + k] * b[atB + k] - a[atA + k + 1] * b[atB + k + 1];
      out[k + 1] = a[atA + k] * b[atB + k + 1] + a[atA + k + 1] * b[atB + k];
      out[k] = re;
    }
    if (n % 2 == 0) {
      out[n - 1] = a[atA + n - 1] * b[atB + n - 1];
    }
  }

  /**
   * Adds the product of a spectrum with a real one, that of even data.
   *
   * @param a packed, from place {@code atA} on; not modified
   * @param even real part per frequency, shape (n/2 + 1); not modified
   * @param out packed, shape (n); modified
   */
  static void addEven(double[] a, int atA, double[] even, double[] out) {
    int n = out.length;
    out[0] += a[atA] * even[0];
    for (int k = 1, m = 1; k + 1 < n; k += 2, m++) {
      out[k] += a[atA + k] * even[m];
      out[k + 1] += a[atA + k + 1] * even[m];
    }
    if (n % 2 == 0) {
      out[n - 1] += a[atA + n - 1] * even[n / 2];
    }
  }

  /**
   * Adds the product of two spectra.
   *
   * @param a packed, from place {@code atA} on; not modified
   * @param b packed, shape (n); not modified
   * @param out packed, shape (n); modified
   */
  static void addProduct(double[] a, int atA, double[] b, double[] out) {
    int n = out.length;
    out[0] += a[atA] * b[0];
    for (int k = 1; k + 1 < n; k += 2) {
      double re = a[atA + k];
      double im = a[atA + k + 1];
      out[k] += re * b[k] - im * b[k + 1];
      out[k + 1] += re * b[k + 1] + im * b[k];
    }
    if (n % 2 == 0) {
      out[n - 1] += a[atA + n - 1] * b[n - 1];
    }
  }
}
