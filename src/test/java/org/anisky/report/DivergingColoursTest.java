package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DivergingColoursTest {
  @Test
  void eachArmGetsDarkerWithMagnitude() {
    for (int sign : new int[] {-1, 1}) {
      double before = 101;
      for (int k = 0; k <= 20; k++) {
        double lightness = SkyMapPlotTest.lightness(DivergingColours.rgb(sign * k / 20.0));
        assertThat(lightness).isLessThan(before);
        before = lightness;
      }
    }
  }

  @Test
  void negativeIsBlueZeroIsNearlyWhitePositiveIsRed() {
    int negative = DivergingColours.rgb(-0.8);
    int positive = DivergingColours.rgb(0.8);
    assertThat(negative & 0xff).isGreaterThan(2 * (negative >> 16));
    assertThat(positive >> 16).isGreaterThan(2 * (positive & 0xff));
    int zero = DivergingColours.rgb(0);
    assertThat(zero >> 16).isEqualTo(zero & 0xff).isGreaterThan(245);
  }

  @Test
  void valuesBeyondTheRangeKeepTheEndColours() {
    assertThat(DivergingColours.rgb(-7)).isEqualTo(DivergingColours.rgb(-1));
    assertThat(DivergingColours.rgb(7)).isEqualTo(DivergingColours.rgb(1));
  }

  @Test
  void neighbouringColoursDifferLittle() {
    for (int k = -256; k < 256; k++) {
      int a = DivergingColours.rgb(k / 256.0);
      int b = DivergingColours.rgb((k + 1) / 256.0);
      for (int shift = 0; shift <= 16; shift += 8) {
        // A jump would look like an edge in a smooth map; 3 of 255 is not seen.
        assertThat(Math.abs((a >> shift & 0xff) - (b >> shift & 0xff))).isLessThanOrEqualTo(3);
      }
    }
  }
}
