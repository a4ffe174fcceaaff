package org.anisky.grid;

import java.util.Arrays;

/**
 * Coefficients a_lm of a real function on the sphere, f = sum a_lm Y_lm, with 0 &lt;= m &lt;= l
 * &lt;= lMax. Order and convention are healpy's: m = 0 with all its l first, then m = 1, ...;
 * orthonormal Y_lm with the Condon-Shortley phase; a_{l,-m} = (-1)^m conj(a_lm) is not kept.
 * Immutable.
 */
public final class HarmonicCoefficients {
  private final int lMax;
  private final double[] real;
  private final double[] imaginary;

  private HarmonicCoefficients(int lMax, double[] real, double[] imaginary) {
    this.lMax = lMax;
    this.real = real;
    this.imaginary = imaginary;
  }

  /**
   * Coefficients from copied arrays.
   *
   * @param lMax at least 0
   * @param real Re a_lm at {@link #index}, shape (size(lMax)); not modified
   * @param imaginary Im a_lm, the same shape; 0 for m = 0, where a real function has none; not
   *     modified
   */
  public static HarmonicCoefficients of(int lMax, double[] real, double[] imaginary) {
    if (lMax < 0 || real.length != size(lMax) || imaginary.length != size(lMax)) {
      throw new IllegalArgumentException(
          real.length + " real and " + imaginary.length + " imaginary parts for lMax " + lMax);
    }
    for (int l = 0; l <= lMax; l++) {
      if (imaginary[l] != 0) {
        throw new IllegalArgumentException(
            "Im a_lm is " + imaginary[l] + " at l = " + l + ", m = 0; it must be 0");
      }
    }
    return new HarmonicCoefficients(lMax, real.clone(), imaginary.clone());
  }

  /** Number of coefficients up to lMax: (lMax + 1)(lMax + 2)/2. */
  public static int size(int lMax) {
    return Math.multiplyExact(lMax + 1, lMax + 2) / 2;
  }

  /** Place of (l, m), 0 &lt;= m &lt;= l &lt;= lMax: m (2 lMax + 1 - m)/2 + l. */
  public static int index(int lMax, int l, int m) {
    if (!(0 <= m && m <= l && l <= lMax)) {
      throw new IllegalArgumentException("no place for l = " + l + ", m = " + m + ", lMax " + lMax);
    }
    return m * (2 * lMax + 1 - m) / 2 + l;
  }

  /** The largest l. */
  public int lMax() {
    return lMax;
  }

  /** Re a_lm. */
  public double real(int l, int m) {
    return real[index(lMax, l, m)];
  }

  /** Im a_lm. */
  public double imaginary(int l, int m) {
    return imaginary[index(lMax, l, m)];
  }

  /** All Re a_lm, copied. */
  public double[] real() {
    return real.clone();
  }

  /** All Im a_lm, copied. */
  public double[] imaginary() {
    return imaginary.clone();
  }

  /** The sum with coefficients of the same lMax. */
  public HarmonicCoefficients plus(HarmonicCoefficients other) {
    if (other.lMax != lMax) {
      throw new IllegalArgumentException("lMax " + other.lMax + " added to lMax " + lMax);
    }
    double[] sumReal = real.clone();
    double[] sumImaginary = imaginary.clone();
    for (int i = 0; i < sumReal.length; i++) {
      sumReal[i] += other.real[i];
      sumImaginary[i] += other.imaginary[i];
    }
    return new HarmonicCoefficients(lMax, sumReal, sumImaginary);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HarmonicCoefficients that
        && lMax == that.lMax
        && Arrays.equals(real, that.real)
        && Arrays.equals(imaginary, that.imaginary);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(real) + Arrays.hashCode(imaginary);
  }

  @Override
  public String toString() {
    return "HarmonicCoefficients[lMax=" + lMax + "]";
  }
}
