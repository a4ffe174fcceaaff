package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;

class MultipoleRemovalTest {
  private static final HealpixGrid GRID = new HealpixGrid(8);

  private static BitSet above(double z) {
    BitSet observed = new BitSet();
    for (int a = 0; a < GRID.size(); a++) {
      observed.set(a, GRID.z(a) > z);
    }
    return observed;
  }

  private static SkyMap map(double[] values, BitSet observed) {
    return SkyMap.of(GRID, SkyFrame.EQUATORIAL, "relative intensity", "1", values, observed);
  }

  /** Falls to the South by a factor of ten, so that weights are not all alike. */
  private static SkyMap exposure(BitSet observed) {
    double[] values = new double[GRID.size()];
    for (int a = 0; a < values.length; a++) {
      values[a] = 100 * (1.2 + GRID.z(a));
    }
    return map(values, observed);
  }

  /** x, y and x y are harmonics of degree 1, 1 and 2; z x y is one of degree 3. */
  private static double[] sky(double octupole) {
    double[] values = new double[GRID.size()];
    for (int a = 0; a < values.length; a++) {
      double s = Math.sqrt(1 - GRID.z(a) * GRID.z(a));
      double x = s * Math.cos(GRID.longitude(a));
      double y = s * Math.sin(GRID.longitude(a));
      values[a] = 1 + 0.01 * x - 0.02 * y + 0.03 * x * y + octupole * GRID.z(a) * x * y;
    }
    return values;
  }

  @Test
  void whatIsRemovedIsGoneFromAPartOfTheSkyToo() {
    for (double south : new double[] {-2, -0.3}) {
      BitSet observed = above(south);
      SkyMap rest = MultipoleRemoval.of(map(sky(0), observed), exposure(observed), 2);
      assertThat(rest.observed()).isEqualTo(observed);
      assertThat(rest.quantity()).isEqualTo("relative intensity");
      for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
        assertThat(rest.value(a)).isCloseTo(1, within(1e-12));
      }
    }
  }

  /** What is left is orthogonal, under the exposure, to what was taken: the least of squares. */
  @Test
  void whatIsLeftHasNothingOfWhatWasTaken() {
    BitSet observed = above(-0.3);
    SkyMap exposure = exposure(observed);
    SkyMap rest = MultipoleRemoval.of(map(sky(0.05), observed), exposure, 1);
    double alongX = 0;
    double alongY = 0;
    double squares = 0;
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      double s = Math.sqrt(1 - GRID.z(a) * GRID.z(a));
      double left = exposure.value(a) * (rest.value(a) - 1);
      alongX += left * s * Math.cos(GRID.longitude(a));
      alongY += left * s * Math.sin(GRID.longitude(a));
      squares += left * left;
    }
    assertThat(alongX).isCloseTo(0, within(1e-10));
    assertThat(alongY).isCloseTo(0, within(1e-10));
    assertThat(squares).isPositive();
  }

  @Test
  void aSkyOfThreePixelsDoesNotTellMultipolesApart() {
    BitSet few = new BitSet();
    few.set(300, 303);
    assertThat(MultipoleRemoval.of(map(sky(0), few), exposure(few), 2)).isNull();
  }
}
