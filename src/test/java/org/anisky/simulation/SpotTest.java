package org.anisky.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.anisky.InvalidInputException;
import org.anisky.simulation.Spot.Shape;
import org.anisky.sky.EquatorialDirection;
import org.junit.jupiter.api.Test;

class SpotTest {
  private static double anisotropy(Spot spot, double rightAscension, double declination) {
    double[] value = new double[1];
    spot.addTo(
        Math.sin(Math.toRadians(declination)),
        new double[] {Math.toRadians(rightAscension)},
        value);
    return value[0];
  }

  private static Spot spot(double ra, double dec, double radius, double amplitude, Shape shape) {
    return new Spot(
        EquatorialDirection.ofDegrees(ra, dec), Math.toRadians(radius), amplitude, shape);
  }

  @Test
  void aTopHatIsFlatInsideAndNothingOutside() {
    Spot spot = spot(355, 60, 10, 0.3, Shape.TOP_HAT);
    assertEquals(0.3, anisotropy(spot, 355, 60), 0);
    assertEquals(0.3, anisotropy(spot, 355, 69.999), 0);
    assertEquals(0, anisotropy(spot, 355, 70.001), 0);
    assertEquals(0.3, anisotropy(spot, 355, 50.001), 0);
    assertEquals(0, anisotropy(spot, 355, 49.999), 0);
    // At declination 60 deg, 20 deg of right ascension are 2 asin(sin(10) cos(60)) = 9.962 deg and
    // 20.1 deg are 10.012 deg; across right ascension 0.
    assertEquals(0.3, anisotropy(spot, 15, 60), 0);
    assertEquals(0, anisotropy(spot, 15.1, 60), 0);
    assertEquals(0.3, anisotropy(spot, 15 - 720, 60), 0);
  }

  @Test
  void aTopHatMayHoldAPoleOrTheWholeSky() {
    Spot pole = spot(0, 85, 10, 1, Shape.TOP_HAT);
    assertEquals(1, anisotropy(pole, 123, 90), 0);
    assertEquals(1, anisotropy(pole, 180, 85.001), 0);
    assertEquals(0, anisotropy(pole, 180, 84.999), 0);
    assertEquals(1, anisotropy(spot(20, 30, 180, 1, Shape.TOP_HAT), 200, -30), 0);
  }

  @Test
  void aGaussianFallsWithTheAngle() {
    Spot spot = spot(10, -20, 5, 2e-3, Shape.GAUSSIAN);
    assertEquals(2e-3, anisotropy(spot, 10, -20), 1e-18);
    // One and three standard deviations: exp(-1/2), exp(-9/2).
    assertEquals(2e-3 * Math.exp(-0.5), anisotropy(spot, 10, -25), 1e-16);
    assertEquals(2e-3 * Math.exp(-4.5), anisotropy(spot, 10, -5), 1e-16);
    assertEquals(0, anisotropy(spot, 10, 26), 0);
  }

  @Test
  void theDipoleOfATopHatIsThreeQuartersOfTheSquaredSine() {
    // A hemisphere: d = (3/2) A integral_0^(pi/2) cos sin = 3/4 A, towards the centre.
    SkyDipole hemisphere = spot(90, 0, 90, 0.4, Shape.TOP_HAT).dipole();
    assertEquals(0.3, hemisphere.d6h(), 1e-15);
    assertEquals(0, hemisphere.d0h(), 1e-15);
    // Radius 30 deg: 3/4 sin^2 = 3/16; centre at declination 30 deg, right ascension 180 deg.
    SkyDipole spot = spot(180, 30, 30, 1, Shape.TOP_HAT).dipole();
    assertEquals(-3.0 / 16 * Math.sqrt(3) / 2, spot.d0h(), 1e-15);
    assertEquals(3.0 / 32, spot.dNorth(), 1e-15);
    assertEquals(0, spot(1, 2, 180, 1, Shape.TOP_HAT).dipole().dNorth(), 1e-15);
  }

  @Test
  void theDipoleOfAGaussianIsItsIntegral() {
    // 0.15 integral_0^pi exp(-t^2/(2 s^2)) cos t sin t dt by mpmath's quad, s = 3, 20, 120 deg.
    double[][] cases = {
      {3, 4.097335817849574e-4}, {20, 1.557804392894564e-2}, {120, 2.915174304306563e-2}
    };
    for (double[] row : cases) {
      SkyDipole dipole = spot(200, 40, row[0], 0.1, Shape.GAUSSIAN).dipole();
      // Simpson's rule with 2000 intervals: relative 1e-11 at most.
      assertEquals(row[1] * Math.sin(Math.toRadians(40)), dipole.dNorth(), 1e-11 * row[1]);
      assertEquals(
          row[1] * Math.cos(Math.toRadians(40)) * Math.cos(Math.toRadians(200)),
          dipole.d0h(),
          1e-11 * row[1]);
    }
  }

  @Test
  void impossibleSpotsAreRefused() {
    for (double radius : new double[] {0, -1, 181, Double.NaN}) {
      assertThatThrownBy(() -> spot(0, 0, radius, 1, Shape.TOP_HAT))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("is outside (0, 180]");
    }
    assertThatThrownBy(() -> spot(0, 0, 5, Double.NaN, Shape.TOP_HAT))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("amplitude NaN must be finite");
  }
}
