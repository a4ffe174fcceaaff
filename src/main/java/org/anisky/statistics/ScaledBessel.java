package org.anisky.statistics;

/**
 * Modified Bessel functions of the first kind, exp(-z) I_n(z) for n = 0, 1 and z at least 0, to 13
 * digits: the power series below {@value #ASYMPTOTIC}, where no term is negative, above it the
 * asymptotic one (Abramowitz and Stegun, 9.6.10 and 9.7.1).
 */
final class ScaledBessel {
  private static final double ASYMPTOTIC = 25;

  private ScaledBessel() {}

  /** exp(-z) I_0(z). */
  static double i0(double z) {
    return z < ASYMPTOTIC ? series(z, 0) : asymptotic(z, 0);
  }

  /** exp(-z) I_1(z). */
  static double i1(double z) {
    return z < ASYMPTOTIC ? series(z, 1) : asymptotic(z, 1);
  }

  private static double series(double z, int order) {
    double quarter = z * z / 4;
    double term = order == 0 ? 1 : z / 2;
    double sum = term;
    for (int k = 1; term > sum * Math.ulp(1.0); k++) {
      term *= quarter / (k * (double) (k + order));
      sum += term;
    }
    return sum * Math.exp(-z);
  }

  private static double asymptotic(double z, int order) {
    double square = 4.0 * order * order;
    double term = 1;
    double sum = 1;
    for (int k = 1; Math.abs(term) > Math.ulp(1.0) && k < ASYMPTOTIC; k++) {
      double odd = 2 * k - 1;
      term *= -(square - odd * odd) / (k * 8 * z);
      sum += term;
    }
    return sum / Math.sqrt(2 * Math.PI * z);
  }
}
