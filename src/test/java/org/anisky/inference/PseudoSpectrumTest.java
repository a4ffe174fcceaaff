package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.anisky.grid.HarmonicCoefficients;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SphericalHarmonics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PseudoSpectrumTest {
  @ParameterizedTest
  @CsvSource({"8, 12", "16, 20", "64, 40"})
  void isThatOfHealpyForTheSameIterations(int nside, int lMax) throws IOException {
    HealpixGrid grid = new HealpixGrid(nside);
    double[] values = new double[grid.size()];
    for (int p = 0; p < values.length; p++) {
      values[p] = (7919L * p % 1000) / 1000.0 - 0.5;
    }
    double[] powers =
        PseudoSpectrum.ofAnisotropy(MaskCouplingTest.bandOnly(grid, values), lMax).powers();
    List<double[]> lines =
        SpectraReference.lines("anafast").stream().filter(line -> line[0] == nside).toList();
    assertThat(lines).hasSize(lMax + 1);
    for (double[] line : lines) {
      assertThat(powers[(int) line[2]]).isCloseTo(line[3], within(1e-10 * line[3]));
    }
  }

  @Test
  void theMeanOfManyMaskedSkiesIsDecoupled() {
    // One degree, all orders alike: the sum over m of the pseudo-spectra of (2 l' + 1) unit
    // harmonics is M_ll' (2 l' + 1) C with C = 1/(2 l' + 1) each, so that M C is exact.
    HealpixGrid grid = new HealpixGrid(32);
    int lMax = 8;
    int degree = 3;
    double[] sum = new double[lMax + 1];
    double[] mask = null;
    double fraction = 0;
    for (int m = -degree; m <= degree; m++) {
      double[] values = SphericalHarmonics.realHarmonic(grid, degree, m);
      PseudoSpectrum one =
          PseudoSpectrum.ofAnisotropy(MaskCouplingTest.bandOnly(grid, values), lMax);
      for (int l = 0; l <= lMax; l++) {
        sum[l] += one.powers()[l];
      }
      mask = one.mask();
      fraction = one.skyFraction();
    }
    // The band holds (0.8 + 0.6)/2 of the sphere, but for pixels.
    assertThat(fraction).isCloseTo(0.7, within(0.01));
    double noise = 0.25;
    double[] noisy = Arrays.stream(sum).map(x -> x + noise).toArray();
    double[] decoupled = new PseudoSpectrum(noisy, mask, fraction).decoupled(noise);
    for (int l = 1; l <= lMax; l++) {
      // Degrees above 8 are not in the matrix; the pixels' sums are good to 1e-3.
      assertThat(decoupled[l]).as("%d", l).isCloseTo(l == degree ? 1 : 0, within(0.01));
    }
  }

  @Test
  void eachOrderCountsTwiceButTheZeroth() {
    // l = 1: a_10 = 2, a_11 = 1 + 3i: (4 + 2 (1 + 9))/3 = 8.
    double[] real = {0, 2, 1};
    double[] imaginary = {0, 0, 3};
    assertThat(PseudoSpectrum.spectrum(HarmonicCoefficients.of(1, real, imaginary)))
        .containsExactly(0, 8);
  }

  @Test
  void whiteNoiseGivesItsVariancePerSteradian() {
    HealpixGrid grid = new HealpixGrid(4);
    double[] minusOnePlusVariance = new double[grid.size()];
    Arrays.fill(minusOnePlusVariance, 2 - 1);
    // 192 pixels of variance 2 and area 4 pi/192: (4 pi/192)^2 (192 x 2)/(4 pi) = 4 pi 2/192.
    assertThat(
            PseudoSpectrum.whiteNoise(
                org.anisky.grid.SkyMap.of(
                    grid,
                    org.anisky.sky.SkyFrame.EQUATORIAL,
                    "variance",
                    "1",
                    Arrays.stream(minusOnePlusVariance).map(x -> x + 1).toArray(),
                    all(grid.size()))))
        .isCloseTo(4 * Math.PI * 2 / 192, within(1e-15));
  }

  private static java.util.BitSet all(int size) {
    java.util.BitSet all = new java.util.BitSet();
    all.set(0, size);
    return all;
  }
}
