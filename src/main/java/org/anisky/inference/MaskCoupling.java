package org.anisky.inference;

/**
 * How a mask W mixes the degrees of a spectrum (Hivon et al. 2002, ApJ 567, 2): the pseudo-spectrum
 * of a masked map is on average
 *
 * <pre>  pseudo_l = sum_l' M_ll' C_l'
 *   M_ll' = (2 l' + 1)/(4 pi) sum_L (2 L + 1) W_L (l l' L; 0 0 0)^2</pre>
 *
 * with W_L = sum_m |w_Lm|^2/(2 L + 1), the spectrum of the mask.
 */
public final class MaskCoupling {
  private MaskCoupling() {}

  /**
   * The matrix.
   *
   * @param mask W_L, L = 0 ... 2 lMax or more; not modified
   * @param lMax largest l and l'
   * @return shape (lMax + 1, lMax + 1)
   */
  public static double[][] matrix(double[] mask, int lMax) {
    double[][] matrix = new double[lMax + 1][lMax + 1];
    for (int l = 0; l <= lMax; l++) {
      for (int other = 0; other <= l; other++) {
        double[] squares = squares(l, other);
        double sum = 0;
        for (int k = 0; k < squares.length; k++) {
          int degree = l - other + 2 * k;
          sum += (2 * degree + 1) * mask[degree] * squares[k];
        }
        matrix[l][other] = (2 * other + 1) / (4 * Math.PI) * sum;
        matrix[other][l] = (2 * l + 1) / (4 * Math.PI) * sum;
      }
    }
    return matrix;
  }

  /**
   * (l l' L; 0 0 0)^2 for L = l - l', l - l' + 2, ..., l + l'; for others in between it is 0. With
   * 2 g = l + l' + L it is
   *
   * <pre>  (2g-2l)! (2g-2l')! (2g-2L)!/(2g+1)! [g!/((g-l)! (g-l')! (g-L)!)]^2</pre>
   *
   * (Varshalovich et al. 1988, eq. 8.5.2.32), taken from L to L + 2 by the ratio of two of them.
   *
   * @param l at least {@code other}
   */
  static double[] squares(int l, int other) {
    double[] squares = new double[other + 1];
    double value = 1.0 / (2 * l + 1);
    for (int k = 0; k < other; k++) {
      double ratio = (l - k) / (k + 1.0);
      value *= ratio * ratio * (2.0 * k + 2) * (2.0 * k + 1);
      value /= 2.0 * (l - k) * (2.0 * (l - k) - 1);
    }
    squares[0] = value;
    for (int k = 0; k < other; k++) {
      int g = l + k;
      double a = k;
      double b = g - other;
      double c = other - k;
      value *= (2 * a + 2) * (2 * a + 1) * (2 * b + 2) * (2 * b + 1);
      value /= 2 * c * (2 * c - 1) * (2.0 * g + 3) * (2.0 * g + 2);
      double root = (g + 1) * c / ((a + 1) * (b + 1));
      value *= root * root;
      squares[k + 1] = value;
    }
    return squares;
  }
}
