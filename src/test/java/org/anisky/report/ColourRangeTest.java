package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.SkyMap;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;

class ColourRangeTest {
  private static SkyMap map(double[] values, int observed) {
    BitSet mask = new BitSet();
    mask.set(0, observed);
    return SkyMap.of(
        CylindricalGrid.of(10, values.length / 10), SkyFrame.EQUATORIAL, "dI", "1", values, mask);
  }

  @Test
  void aHandfulOfExtremePixelsDoesNotSetTheRange() {
    double[] values = new double[1000];
    Arrays.fill(values, 0.9);
    Arrays.fill(values, 0, 5, 50);
    // 5 of 1000 are 0.5 percent: the 995th magnitude is still 0.9, and the next pleasant number 1.
    assertThat(ColourRange.of(map(values, 1000), ColourScale.DIVERGING, OptionalDouble.empty()))
        .isEqualTo(new ColourRange(ColourScale.DIVERGING, 1, false, true));
    values[5] = -50;
    assertThat(ColourRange.of(map(values, 1000), ColourScale.DIVERGING, OptionalDouble.empty()))
        .isEqualTo(new ColourRange(ColourScale.DIVERGING, 50, false, false));
  }

  @Test
  void unobservedPixelsDoNotCount() {
    double[] values = new double[100];
    Arrays.fill(values, 0, 50, -0.0021);
    Arrays.fill(values, 50, 100, Double.NaN);
    assertThat(ColourRange.of(map(values, 50), ColourScale.DIVERGING, OptionalDouble.empty()))
        .isEqualTo(new ColourRange(ColourScale.DIVERGING, 0.0025, false, false));
  }

  @Test
  void aGivenRangeIsKeptAndTellsWhichEndIsExceeded() {
    double[] values = new double[100];
    values[0] = -7;
    assertThat(ColourRange.of(map(values, 100), ColourScale.DIVERGING, OptionalDouble.of(5)))
        .isEqualTo(new ColourRange(ColourScale.DIVERGING, 5, true, false));
  }

  @Test
  void aMapWithoutAnySignalHasARangeToo() {
    assertThat(
            ColourRange.of(map(new double[100], 100), ColourScale.DIVERGING, OptionalDouble.empty())
                .limit())
        .isEqualTo(1);
    assertThat(
            ColourRange.of(map(new double[100], 0), ColourScale.DIVERGING, OptionalDouble.empty())
                .limit())
        .isEqualTo(1);
  }

  @Test
  void aSinglePixelWithASignalSetsTheRangeOfAnOtherwiseEmptyMap() {
    double[] values = new double[1000];
    values[3] = 0.3;
    assertThat(
            ColourRange.of(map(values, 1000), ColourScale.DIVERGING, OptionalDouble.empty())
                .limit())
        .isEqualTo(0.3);
  }

  @Test
  void anObservedPixelThatIsNotANumberIsRefused() {
    double[] values = new double[100];
    values[7] = Double.NaN;
    assertThatThrownBy(
            () -> ColourRange.of(map(values, 100), ColourScale.DIVERGING, OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }
}
