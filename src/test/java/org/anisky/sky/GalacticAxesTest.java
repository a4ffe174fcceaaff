package org.anisky.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GalacticAxesTest {
  /** astropy goes by way of FK5, whose axes differ from ICRS by 0.02 arcsec: 1.1e-7 rad. */
  private static final double ASTROPY = 1.5e-7;

  @Test
  void directionsAreThoseOfAstropy() {
    ReferenceTable table = ReferenceTable.read("galactic_axes.csv");
    assertThat(table.size()).isEqualTo(12);
    for (int row = 0; row < table.size(); row++) {
      double[] icrs = GalacticAxes.toEquatorial(vector(table, row, "galactic"));
      double[] expected = vector(table, row, "icrs");
      for (int k = 0; k < 3; k++) {
        assertThat(icrs[k]).as("row %d", row).isCloseTo(expected[k], within(ASTROPY));
      }
    }
  }

  private static double[] vector(ReferenceTable table, int row, String frame) {
    return new double[] {
      table.number(row, frame + "_x"),
      table.number(row, frame + "_y"),
      table.number(row, frame + "_z")
    };
  }

  /** R C R^T by astropy and numpy, from the header of the file. */
  @Test
  void aCovarianceTurnsWithTheAxes() {
    double[][] turned =
        GalacticAxes.toEquatorial(
            new double[][] {{4.0, 1.0, -0.5}, {1.0, 3.0, 0.25}, {-0.5, 0.25, 2.0}});
    double[][] expected = {
      {1.933962887, -0.843434451, -0.160964891},
      {-0.843434451, 4.371767478, 0.139221166},
      {-0.160964891, 0.139221166, 2.694269635}
    };
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertThat(turned[i][j]).isCloseTo(expected[i][j], within(10 * ASTROPY));
      }
    }
  }

  /** The North Galactic pole is at right ascension 192.85948 deg, declination 27.12825 deg. */
  @Test
  void theGalacticPoleIsInComaBerenices() {
    double[] pole = GalacticAxes.toEquatorial(new double[] {0, 0, 1});
    assertThat(Math.toDegrees(Math.asin(pole[2]))).isCloseTo(27.12825, within(1e-6));
    assertThat(Math.toDegrees(Math.atan2(pole[1], pole[0])) + 360)
        .isCloseTo(192.85948, within(1e-6));
  }
}
