package org.anisky.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;

class SkyMapTest {
  private static final CylindricalGrid FOUR = CylindricalGrid.of(2, 2);
  private static final SkyFrame FRAME = SkyFrame.values()[0];

  @Test
  void aMapTellsWhatItWasMadeOf() {
    SkyMap map = map(new double[] {1, 2, Double.NaN, 4}, mask(0, 1, 3));

    assertThat(map.grid()).isEqualTo(FOUR);
    assertThat(map.frame()).isEqualTo(FRAME);
    assertThat(map.quantity()).isEqualTo("relative intensity");
    assertThat(map.unit()).isEqualTo("1");
    assertThat(map.observedPixels()).isEqualTo(3);
    assertThat(map.value(3)).isEqualTo(4);
    assertThat(map.isObserved(3)).isTrue();
    assertThat(map.isObserved(2)).isFalse();
  }

  @Test
  void anUnobservedPixelHasNoValue() {
    SkyMap map = map(new double[] {1, 2, 3, 4}, mask(0, 1, 3));

    assertThatThrownBy(() -> map.value(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("relative intensity: pixel 2 was not observed");
  }

  @Test
  void nothingOutsideCanChangeAMap() {
    double[] values = {1, 2, 3, 4};
    BitSet observed = mask(0, 1);
    SkyMap map = map(values, observed);
    values[0] = 9;
    observed.set(2);
    map.values()[1] = 9;
    map.observed().clear();

    assertThat(map.values()).containsExactly(1, 2, 3, 4);
    assertThat(map.observed()).isEqualTo(mask(0, 1));
  }

  @Test
  void valuesAndMaskMustFitTheGrid() {
    assertThatThrownBy(() -> map(new double[3], mask(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("relative intensity: 3 values for 4 pixels");
    assertThatThrownBy(() -> map(new double[4], mask(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("relative intensity: mask of 5 pixels for 4");
  }

  @Test
  void inSumsUnobservedPixelsAreZero() {
    assertThat(map(new double[] {1, Double.NaN, 3, 4}, mask(0, 3)).valuesOrZero())
        .containsExactly(1, 0, 0, 4);
  }

  @Test
  void anObservedPixelMustBeANumber() {
    assertThatThrownBy(() -> map(new double[] {1, Double.NaN, 3, 4}, mask(0, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("relative intensity: observed pixel 1 is NaN");
  }

  private static SkyMap map(double[] values, BitSet observed) {
    return SkyMap.of(FOUR, FRAME, "relative intensity", "1", values, observed);
  }

  private static BitSet mask(int... pixels) {
    BitSet mask = new BitSet();
    for (int pixel : pixels) {
      mask.set(pixel);
    }
    return mask;
  }
}
