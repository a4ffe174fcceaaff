package org.anisky.inference;

import java.util.Arrays;
import org.anisky.grid.HarmonicCoefficients;
import org.anisky.grid.SkyMap;
import org.anisky.grid.SphericalHarmonics;
import org.anisky.statistics.LinearSystem;

/**
 * The pseudo-spectrum of a map, 0 where not observed: 1/(2 l + 1) sum_m |a_lm|^2 of all m, as
 * healpy.anafast gives it, and what the mask makes of it. In a map whose m = 0 modes are fixed by
 * convention these add (almost) nothing, and the spectrum of an isotropic field comes out a factor
 * 2 l/(2 l + 1) low; nothing here corrects for that.
 *
 * @param powers pseudo C_l, l = 0 ... lMax
 * @param mask spectrum W_L of the mask, L = 0 ... 2 lMax
 * @param skyFraction observed part of the sky
 */
public record PseudoSpectrum(double[] powers, double[] mask, double skyFraction) {

  /** The spectrum of a map minus one, dI = I - 1. */
  public static PseudoSpectrum ofAnisotropy(SkyMap relativeIntensity, int lMax) {
    double[] anisotropy = relativeIntensity.valuesOrZero();
    double[] observed = new double[anisotropy.length];
    for (int a = 0; a < anisotropy.length; a++) {
      if (relativeIntensity.isObserved(a)) {
        anisotropy[a] -= 1;
        observed[a] = 1;
      }
    }
    SphericalHarmonics transform = SphericalHarmonics.of(relativeIntensity.grid());
    return new PseudoSpectrum(
        spectrum(transform.analyze(anisotropy, lMax)),
        spectrum(transform.analyze(observed, 2 * lMax)),
        Arrays.stream(observed).sum() / observed.length);
  }

  /** 1/(2 l + 1) sum_m |a_lm|^2, l = 0 ... lMax. */
  public static double[] spectrum(HarmonicCoefficients alm) {
    double[] powers = new double[alm.lMax() + 1];
    for (int l = 0; l < powers.length; l++) {
      double sum = alm.real(l, 0) * alm.real(l, 0);
      for (int m = 1; m <= l; m++) {
        sum += 2 * alm.real(l, m) * alm.real(l, m);
        sum += 2 * alm.imaginary(l, m) * alm.imaginary(l, m);
      }
      powers[l] = sum / (2 * l + 1);
    }
    return powers;
  }

  /** The mean pseudo-spectrum of white noise with a variance per observed pixel. */
  public static double whiteNoise(SkyMap variance) {
    double area = variance.grid().pixelArea();
    double sum = 0;
    for (double value : variance.valuesOrZero()) {
      sum += value;
    }
    return area * area * sum / (4 * Math.PI);
  }

  /**
   * The spectrum without the mixing of the mask and without noise: M^-1 (pseudo - noise), over l =
   * 1 ... lMax; null when M is singular to working precision.
   *
   * @param noise level of the pseudo-spectrum
   * @return l = 0 ... lMax, 0 at l = 0
   */
  public double[] decoupled(double noise) {
    int lMax = powers.length - 1;
    double[][] matrix = MaskCoupling.matrix(mask, lMax);
    // M_ll'/(2 l' + 1) is symmetric and positive; it acts on (2 l' + 1) C_l'.
    double[][] symmetric = new double[lMax][lMax];
    double[] right = new double[lMax];
    for (int l = 1; l <= lMax; l++) {
      for (int other = 1; other <= lMax; other++) {
        symmetric[l - 1][other - 1] = matrix[l][other] / (2 * other + 1);
      }
      right[l - 1] = powers[l] - noise;
    }
    double[][] inverse = LinearSystem.invert(symmetric);
    if (inverse == null) {
      return null;
    }
    double[] solved = LinearSystem.product(inverse, right);
    double[] result = new double[lMax + 1];
    for (int l = 1; l <= lMax; l++) {
      result[l] = solved[l - 1] / (2 * l + 1);
    }
    return result;
  }
}
