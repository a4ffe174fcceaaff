package org.anisky.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anisky.InvalidInputException;
import org.anisky.grid.HarmonicCoefficients;
import org.junit.jupiter.api.Test;

class SkyPowerSpectrumTest {
  private static final RandomStreams STREAMS = RandomStreams.of(11);

  @Test
  void theLawOfTurbulenceHasItsHandComputedValues() {
    SkyPowerSpectrum spectrum = SkyPowerSpectrum.ofTurbulence(1e-7, 1, 30);
    // 18/(3 2 3) = 1; 18/(5 3 4) = 0.3; 18/(21 11 12) = 18/2772.
    assertEquals(1e-7, spectrum.value(1), 1e-22);
    assertEquals(3e-8, spectrum.value(2), 1e-22);
    assertEquals(1e-7 * 18 / 2772, spectrum.value(10), 1e-24);
    assertEquals(0, spectrum.value(31), 0);
    assertEquals(0, SkyPowerSpectrum.ofTurbulence(1, 2, 5).value(1), 0);
  }

  /** sum_m |a_lm|^2 over -l..l of the real coefficients: twice that of the complex m > 0. */
  private static double power(HarmonicCoefficients alm, int l) {
    double sum = alm.real(l, 0) * alm.real(l, 0);
    for (int m = 1; m <= l; m++) {
      sum += 2 * alm.real(l, m) * alm.real(l, m);
      sum += 2 * alm.imaginary(l, m) * alm.imaginary(l, m);
    }
    return sum;
  }

  @Test
  void aRealisationHasThePowerOfItsSpectrum() {
    SkyPowerSpectrum spectrum = SkyPowerSpectrum.ofTurbulence(1e-7, 3, 150);
    HarmonicCoefficients alm = spectrum.realise(STREAMS).coefficients();
    double chi2 = 0;
    int coefficients = 0;
    for (int l = 3; l <= 150; l++) {
      chi2 += power(alm, l) / spectrum.value(l);
      coefficients += 2 * l + 1;
    }
    // Chi-squared of 22792 degrees of freedom; 5 sigma is a false alarm once in 1.7e6 seeds.
    assertTrue(Math.abs(chi2 - coefficients) < 5 * Math.sqrt(2.0 * coefficients), "chi2 " + chi2);
    assertEquals(0, power(alm, 1), 0);
    assertEquals(0, power(alm, 2), 0);
  }

  @Test
  void coefficientsAreNormalAndIndependent() {
    HarmonicCoefficients alm =
        SkyPowerSpectrum.of(200, new double[] {1}).realise(STREAMS).coefficients();
    // The real coefficients of m = 1..200: fourth moments 3 +- sqrt(96/400), neighbours' product
    // 0 +- 1/sqrt(199), real times imaginary 0 +- 1/sqrt(200). 4 sigma: 3 tests, once in 5000.
    double fourth = 0;
    double neighbours = 0;
    double parts = 0;
    for (int m = 1; m <= 200; m++) {
      double re = Math.sqrt(2) * alm.real(200, m);
      double im = Math.sqrt(2) * alm.imaginary(200, m);
      fourth += (Math.pow(re, 4) + Math.pow(im, 4)) / 400;
      parts += re * im / 200;
      if (m > 1) {
        neighbours += re * Math.sqrt(2) * alm.real(200, m - 1) / 199;
      }
    }
    assertEquals(3, fourth, 4 * Math.sqrt(96.0 / 400));
    assertEquals(0, parts, 4 / Math.sqrt(200));
    assertEquals(0, neighbours, 4 / Math.sqrt(199));
  }

  @Test
  void moreDegreesKeepTheLowerOnes() {
    HarmonicCoefficients few =
        SkyPowerSpectrum.ofTurbulence(1e-7, 1, 4).realise(STREAMS).coefficients();
    HarmonicCoefficients many =
        SkyPowerSpectrum.ofTurbulence(1e-7, 2, 40).realise(STREAMS).coefficients();
    for (int l = 2; l <= 4; l++) {
      for (int m = 0; m <= l; m++) {
        assertEquals(few.real(l, m), many.real(l, m), 0);
        assertEquals(few.imaginary(l, m), many.imaginary(l, m), 0);
      }
    }
  }

  @Test
  void anotherSeedIsAnotherSky() {
    SkyPowerSpectrum spectrum = SkyPowerSpectrum.ofTurbulence(1e-7, 1, 4);
    assertNotEquals(
        spectrum.realise(RandomStreams.of(1)).coefficients(),
        spectrum.realise(RandomStreams.of(2)).coefficients());
  }

  @Test
  void impossibleSpectraAreRefused() {
    refused(() -> SkyPowerSpectrum.ofTurbulence(1, 0, 3), "smallest degree 0");
    refused(() -> SkyPowerSpectrum.ofTurbulence(1, 4, 3), "largest degree 3 is below");
    refused(() -> SkyPowerSpectrum.ofTurbulence(Double.NaN, 1, 3), "C_l at l = 1 is NaN");
    refused(() -> SkyPowerSpectrum.of(5, new double[] {1, -1}), "C_l at l = 6 is -1.0");
  }

  private static void refused(Runnable attempt, String message) {
    assertThatThrownBy(attempt::run)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }
}
