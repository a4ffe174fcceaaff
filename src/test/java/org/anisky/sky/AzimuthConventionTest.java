package org.anisky.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AzimuthConventionTest {
  /** Sums of multiples of pi/2 up to 2 pi. */
  private static final double ROUNDING = 2e-15;

  /** Columns: what the angle reads in a direction of azimuth 0, 90, 180, 270 deg, deg. */
  @ParameterizedTest
  @CsvSource({
    "NORTH_EAST,   0,  90, 180, 270",
    "NORTH_WEST,   0, 270, 180,  90",
    "SOUTH_EAST, 180,  90,   0, 270",
    "SOUTH_WEST, 180, 270,   0,  90",
    "EAST_NORTH,  90,   0, 270, 180",
    "EAST_SOUTH, 270,   0,  90, 180",
    "WEST_NORTH,  90, 180, 270,   0",
    "WEST_SOUTH, 270, 180,  90,   0",
  })
  void axesAreWhereTheNameSays(
      AzimuthConvention convention, double north, double east, double south, double west) {
    double[] readings = {north, east, south, west};
    for (int quarter = 0; quarter < 4; quarter++) {
      double azimuth = quarter * Math.PI / 2;
      double reading = Math.toRadians(readings[quarter]);
      assertSameDirection(convention.toAzimuth(reading), azimuth);
      assertSameDirection(convention.fromAzimuth(azimuth), reading);
    }
  }

  private static void assertSameDirection(double angle, double expected) {
    assertThat(Math.IEEEremainder(angle - expected, 2 * Math.PI)).isCloseTo(0, within(ROUNDING));
  }

  @Test
  void conventionsOfTheFieldsLocalMapsAreTheirFormulas() {
    double azimuth = 0.7;
    assertSameDirection(AzimuthConvention.NORTH_WEST.fromAzimuth(azimuth), 2 * Math.PI - azimuth);
    assertSameDirection(AzimuthConvention.SOUTH_EAST.fromAzimuth(azimuth), Math.PI - azimuth);
    assertSameDirection(AzimuthConvention.EAST_NORTH.fromAzimuth(azimuth), Math.PI / 2 - azimuth);
  }

  @ParameterizedTest
  @EnumSource(AzimuthConvention.class)
  void thereAndBackReturnsTheAngle(AzimuthConvention convention) {
    for (double angle = -7; angle < 7; angle += 0.37) {
      assertThat(convention.fromAzimuth(convention.toAzimuth(angle)))
          .isCloseTo(angle, within(ROUNDING));
    }
  }

  @Test
  void keysAreLowerCaseWithHyphens() {
    assertThat(AzimuthConvention.NORTH_WEST.key()).isEqualTo("north-west");
    assertThat(TimeFrame.ANTI_SIDEREAL.key()).isEqualTo("anti-sidereal");
    assertThat(SkyFrame.LOCAL_HOUR_ANGLE.key()).isEqualTo("local-hour-angle");
  }
}
