package org.anisky.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;

class ResamplingTest {
  private static SkyMap map(SkyGrid grid, int unobserved) {
    double[] values = new double[grid.size()];
    BitSet observed = new BitSet();
    for (int p = 0; p < values.length; p++) {
      values[p] = 10 * p;
      observed.set(p, p != unobserved);
    }
    return SkyMap.of(grid, SkyFrame.GALACTIC, "flux", "1/sr", values, observed);
  }

  @Test
  void aPixelTakesTheCellUnderItsCentre() {
    // Three rings, edges z = -1/3 and 1/3, times four columns of 90 deg. At nside 1 the centres
    // are z = 2/3, longitude 45, 135, 225, 315 deg (cells 0 to 3), z = 0, longitude 0, 90, 180,
    // 270 deg (cells 4 to 7, a cell owns its western edge) and z = -2/3 (cells 8 to 11).
    SkyMap resampled = Resampling.nearest(map(CylindricalGrid.of(3, 4), 6), new HealpixGrid(1));
    assertThat(resampled.frame()).isEqualTo(SkyFrame.GALACTIC);
    assertThat(resampled.quantity()).isEqualTo("flux");
    assertThat(resampled.unit()).isEqualTo("1/sr");
    for (int p = 0; p < 12; p++) {
      assertThat(resampled.isObserved(p)).isEqualTo(p != 6);
      if (p != 6) {
        assertThat(resampled.value(p)).isEqualTo(10 * p);
      }
    }
  }

  @Test
  void theSameGridChangesNothing() {
    SkyMap map = map(new HealpixGrid(8), 17);
    SkyMap same = Resampling.nearest(map, new HealpixGrid(8));
    assertThat(same.observed()).isEqualTo(map.observed());
    for (int p = 0; p < 768; p++) {
      assertThat(p == 17 ? 0 : same.value(p)).isEqualTo(p == 17 ? 0 : 10 * p);
    }
  }
}
