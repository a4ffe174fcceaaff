package org.anisky.statistics;

import java.util.Arrays;

/** The test of Kolmogorov and Smirnov of numbers that should be uniform in [0, 1]. */
public final class KolmogorovSmirnov {
  private static final int TERMS = 100;

  /** Below this argument the sum below is 1 within 1e-12. */
  private static final double CERTAIN = 0.18;

  private KolmogorovSmirnov() {}

  /**
   * Probability of at least the largest distance between their distribution and a uniform one, by
   * the asymptotic law with the argument (sqrt(n) + 0.12 + 0.11/sqrt(n)) D (Stephens 1970, J. R.
   * Stat. Soc. B 32, 115), good to a percent from n = 5 on.
   *
   * @param numbers at least one; not modified
   * @return NaN when one is not a number
   */
  public static double uniform(double[] numbers) {
    return uniform(numbers, numbers.length);
  }

  /**
   * The same when the numbers are less certain than their number says: p-values counted over the
   * same m toys are uniform like n m/(n + m) numbers.
   *
   * @param effective number
   */
  public static double uniform(double[] numbers, double effective) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int size = sorted.length;
    double distance = 0;
    for (int k = 0; k < size; k++) {
      distance =
          Math.max(distance, Math.max((k + 1.0) / size - sorted[k], sorted[k] - (double) k / size));
    }
    double root = Math.sqrt(effective);
    return survival((root + 0.12 + 0.11 / root) * distance);
  }

  /** 2 sum (-1)^(k - 1) exp(-2 k^2 x^2). */
  private static double survival(double x) {
    if (x < CERTAIN) {
      return 1;
    }
    double sum = 0;
    for (int k = 1; k <= TERMS; k++) {
      sum += (k % 2 == 0 ? -2 : 2) * Math.exp(-2.0 * k * k * x * x);
    }
    return Math.min(1, Math.max(0, sum));
  }
}
