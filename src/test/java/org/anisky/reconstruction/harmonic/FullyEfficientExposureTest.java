package org.anisky.reconstruction.harmonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FullyEfficientExposureTest {
  @Test
  void onTheEquatorWithTheWholeSkyTheExposureIsCosDec() {
    // am = acos(0) = pi/2 for every declination: w = cos dec.
    FullyEfficientExposure exposure = new FullyEfficientExposure(0, Math.PI / 2);
    assertThat(exposure.at(0.6) / exposure.at(0)).isCloseTo(0.8, within(1e-12));
    // Mean of cos dec with density cos dec per solid angle: (2/3 * 2) / (pi/2).
    double expected = (4.0 / 3.0) / (Math.PI / 2);
    assertThat(exposure.meanCosDeclination()).isCloseTo(expected, within(1e-6));
  }

  @Test
  void nothingIsSeenBeyondTheLargestZenithAngle() {
    FullyEfficientExposure exposure =
        new FullyEfficientExposure(Math.toRadians(-35.2), Math.toRadians(80));
    assertThat(exposure.at(Math.sin(Math.toRadians(44.9)))).isZero();
    assertThat(exposure.at(Math.sin(Math.toRadians(44.7)))).isPositive();
    // At the pole of its own hemisphere every shower is seen: w = pi sin(l) sin(dec).
    assertThat(exposure.at(-0.9999999))
        .isCloseTo(Math.PI * Math.sin(Math.toRadians(35.2)), within(1e-3));
  }
}
