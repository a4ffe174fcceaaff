package org.anisky.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.anisky.sky.SkyAxes;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Rotations of a page against directions that everybody knows. */
class PageAxesTest {
  private static final Offset<Double> TINY = within(1e-12);

  private static double[] turn(double[] m, double... v) {
    return new double[] {
      m[0] * v[0] + m[1] * v[1] + m[2] * v[2],
      m[3] * v[0] + m[4] * v[1] + m[5] * v[2],
      m[6] * v[0] + m[7] * v[1] + m[8] * v[2]
    };
  }

  /** The pole stands over North at the height of the latitude; hour angle 6 h is West. */
  @Test
  void theHorizonHasThePoleInTheNorth() {
    double latitude = Math.toRadians(30);
    double[] horizon = PageAxes.horizon(latitude);
    assertThat(turn(horizon, 0, 0, 1))
        .containsExactly(new double[] {Math.cos(latitude), 0, Math.sin(latitude)}, TINY);
    // Right ascension - sidereal time = -6 h, on the equator.
    assertThat(turn(horizon, 0, -1, 0)).containsExactly(new double[] {0, 1, 0}, TINY);
    // The zenith has the declination of the latitude and is on the meridian.
    assertThat(turn(horizon, Math.cos(latitude), 0, Math.sin(latitude)))
        .containsExactly(new double[] {0, 0, 1}, TINY);
  }

  /** In 2023 the equinox is 23.5 years of 50.3 arcsec a year from that of J2000: 0.328 deg. */
  @Test
  void theEquinoxOfDateMovesAgainstTheStars() {
    double[][] fromIcrs = PageAxes.fromIcrs("2023-07-02T12:00:00Z");
    double rightAscension = Math.toDegrees(Math.atan2(fromIcrs[1][0], fromIcrs[0][0]));
    assertThat(rightAscension)
        .isCloseTo(23.5 * 50.29 / 3600 * Math.cos(Math.toRadians(23.44)), within(0.001));
    assertThat(PageAxes.fromIcrs("unknown")).isEqualTo(PageAxes.UNIT);
  }

  /** Sagittarius A* (J2000 266.4168, -29.0078) lies 0.07 deg from l = 0, b = 0. */
  @Test
  void theGalacticCentreIsWhereItIs() {
    double[] turned = PageAxes.turned(PageAxes.UNIT, SkyAxes.GALACTIC::fromIcrs);
    double a = Math.toRadians(266.4168);
    double d = Math.toRadians(-29.0078);
    double[] galactic =
        turn(turned, Math.cos(d) * Math.cos(a), Math.cos(d) * Math.sin(a), Math.sin(d));
    assertThat(Math.toDegrees(Math.acos(galactic[0]))).isCloseTo(0.07, within(0.01));
  }
}
