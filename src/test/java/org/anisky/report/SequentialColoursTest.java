package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.SkyMap;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;

class SequentialColoursTest {
  @Test
  void lightnessFallsFromZeroToTheEnd() {
    double before = Double.POSITIVE_INFINITY;
    for (int k = 0; k <= 20; k++) {
      double lightness = SkyMapPlotTest.lightness(SequentialColours.rgb(k / 20.0));
      assertThat(lightness).isLessThan(before);
      before = lightness;
    }
  }

  @Test
  void beyondTheEndsTheEndColoursStay() {
    assertThat(SequentialColours.rgb(-3)).isEqualTo(SequentialColours.rgb(0));
    assertThat(SequentialColours.rgb(3)).isEqualTo(SequentialColours.rgb(1));
  }

  @Test
  void theRangeBeginsAtZero() {
    double[] values = new double[100];
    Arrays.fill(values, 7);
    values[3] = -0.5;
    BitSet all = new BitSet();
    all.set(0, 100);
    SkyMap map =
        SkyMap.of(CylindricalGrid.of(10, 10), SkyFrame.EQUATORIAL, "n", "events", values, all);
    ColourRange range = ColourRange.of(map, ColourScale.SEQUENTIAL, OptionalDouble.empty());
    // The next pleasant number above 7 is 8; a value below zero is beyond the scale.
    assertThat(range).isEqualTo(new ColourRange(ColourScale.SEQUENTIAL, 8, true, false));
    assertThat(range.rgb(0)).isEqualTo(SequentialColours.rgb(0));
    assertThat(range.rgb(4)).isEqualTo(SequentialColours.rgb(0.5));
  }
}
