package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayGridTest {
  /** Twelve columns of 30 deg, of any ring. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "29.9, 0",
    "30.1, 1",
    "359.9, 11",
    "-0.1, 11",
    "360.1, 0",
    "725, 0",
    "-400, 10"
  })
  void theColumnIsThatOfTheLongitude(double degrees, int column) {
    DayGrid grid = new DayGrid(CylindricalGrid.of(4, 12), 12);
    assertThat(grid.size()).isEqualTo(48);
    assertThat(grid.cell(-0.9, Math.toRadians(degrees)) % 12).isEqualTo(column);
    assertThat(grid.cell(0.9, Math.toRadians(degrees)) % 12).isEqualTo(column);
  }

  /** On HEALPix, whose rings have other lengths, the ring is that of the pixel. */
  @Test
  void theRingIsThatOfThePixel() {
    SkyGrid sky = new HealpixGrid(4);
    DayGrid grid = new DayGrid(sky, 16);
    assertThat(grid.size()).isEqualTo(15 * 16);
    for (int a = 0; a < sky.size(); a++) {
      int cell = grid.cell(sky.z(a), sky.longitude(a));
      assertThat(cell / 16).isEqualTo(sky.ringOf(a));
      assertThat(cell % 16).isEqualTo((int) (sky.longitude(a) / (2 * Math.PI) * 16));
    }
  }
}
