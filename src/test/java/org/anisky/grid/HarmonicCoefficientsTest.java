package org.anisky.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HarmonicCoefficientsTest {
  /** lMax 2 in healpy's order: (l, m) = 00, 10, 20, 11, 21, 22. */
  private static final HarmonicCoefficients ALM =
      HarmonicCoefficients.of(
          2, new double[] {1, 2, 3, 4, 5, 6}, new double[] {0, 0, 0, 14, 15, 16});

  @Test
  void coefficientsAreInTheOrderOfHealpy() {
    assertThat(HarmonicCoefficients.size(2)).isEqualTo(6);
    assertThat(ALM.real(2, 0)).isEqualTo(3);
    assertThat(ALM.real(1, 1)).isEqualTo(4);
    assertThat(ALM.real(2, 1)).isEqualTo(5);
    assertThat(ALM.imaginary(2, 2)).isEqualTo(16);
  }

  @Test
  void sumsAddRealAndImaginaryParts() {
    HarmonicCoefficients twice = ALM.plus(ALM);

    assertThat(twice.real()).containsExactly(2, 4, 6, 8, 10, 12);
    assertThat(twice.imaginary()).containsExactly(0, 0, 0, 28, 30, 32);
    assertThat(ALM.real(0, 0)).isEqualTo(1);
  }

  @Test
  void arraysAreCopiedInAndOut() {
    double[] real = {1};
    HarmonicCoefficients monopole = HarmonicCoefficients.of(0, real, new double[1]);
    real[0] = 5;
    monopole.real()[0] = 7;

    assertThat(monopole.real(0, 0)).isEqualTo(1);
    assertThat(monopole)
        .isEqualTo(HarmonicCoefficients.of(0, new double[] {1}, new double[1]))
        .hasSameHashCodeAs(HarmonicCoefficients.of(0, new double[] {1}, new double[1]))
        .isNotEqualTo(HarmonicCoefficients.of(0, new double[] {2}, new double[1]));
  }

  @Test
  void whatIsNoSetOfCoefficientsIsRefused() {
    assertThatThrownBy(() -> HarmonicCoefficients.of(1, new double[4], new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HarmonicCoefficients.of(1, new double[3], new double[] {0, 1e-3, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("l = 1, m = 0");
    assertThatThrownBy(() -> ALM.real(3, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ALM.real(1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ALM.real(1, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ALM.plus(HarmonicCoefficients.of(0, new double[1], new double[1])))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
