package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;

/** Against exact fractions, and against masked harmonics transformed one by one. */
class MaskCouplingTest {
  @Test
  void squaresOfThreeJSymbolsAreThoseOfExactFractions() throws IOException {
    List<double[]> lines = SpectraReference.lines("wigner");
    assertThat(lines).hasSizeGreaterThan(150);
    for (double[] line : lines) {
      int l = (int) line[0];
      int other = (int) line[1];
      int k = ((int) line[2] - l + other) / 2;
      // A hundred factors, each rounded.
      assertThat(MaskCoupling.squares(l, other)[k])
          .as("%d %d %d", l, other, (int) line[2])
          .isCloseTo(line[3], within(1e-13 * line[3]));
    }
  }

  @Test
  void aWholeSkyMixesNothing() {
    double[] mask = new double[21];
    // W = 1 is sqrt(4 pi) Y_00.
    mask[0] = 4 * Math.PI;
    double[][] matrix = MaskCoupling.matrix(mask, 10);
    for (int l = 0; l <= 10; l++) {
      for (int other = 0; other <= 10; other++) {
        assertThat(matrix[l][other]).isCloseTo(l == other ? 1 : 0, within(1e-14));
      }
    }
  }

  @Test
  void aBandOfDeclinationsMixesAsItsMaskedHarmonicsDo() throws IOException {
    SkyMap map = bandOnly(new HealpixGrid(32), new double[12 * 32 * 32]);
    double[][] matrix = MaskCoupling.matrix(PseudoSpectrum.ofAnisotropy(map, 8).mask(), 8);
    List<double[]> lines = SpectraReference.lines("coupling");
    assertThat(lines).hasSize(81);
    for (double[] line : lines) {
      // W_L is known up to 16, all that counts; both sides are sums over pixels.
      assertThat(matrix[(int) line[0]][(int) line[1]])
          .as("%s %s", line[0], line[1])
          .isCloseTo(line[2], within(1e-3));
    }
  }

  /** I = 1 + values where -0.6 < z < 0.8. */
  static SkyMap bandOnly(HealpixGrid grid, double[] values) {
    BitSet observed = new BitSet();
    double[] intensity = values.clone();
    for (int a = 0; a < grid.size(); a++) {
      intensity[a] += 1;
      observed.set(a, grid.z(a) > -0.6 && grid.z(a) < 0.8);
    }
    return SkyMap.of(grid, SkyFrame.EQUATORIAL, "relative intensity", "1", intensity, observed);
  }
}
