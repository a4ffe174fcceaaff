package org.anisky.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptanceShapeTest {
  /** Azimuth from North through East: a tilt is positive towards East, and towards North. */
  @ParameterizedTest
  @CsvSource({
    "EAST_WEST, 30, 90, 0.5",
    "EAST_WEST, 30, 270, -0.5",
    "EAST_WEST, 30, 0, 0",
    "NORTH_SOUTH, 30, 0, 0.5",
    "NORTH_SOUTH, 30, 180, -0.5",
    "NORTH_SOUTH, 30, 90, 0",
    "ZENITH, 0, 0, 0",
    "ZENITH, 60, 123, 0.5"
  })
  void signsAreThoseOfTheSky(AcceptanceShape shape, double zenith, double azimuth, double value) {
    assertThat(shape.at(Math.toRadians(zenith), Math.toRadians(azimuth)))
        .isCloseTo(value, within(1e-15));
  }
}
