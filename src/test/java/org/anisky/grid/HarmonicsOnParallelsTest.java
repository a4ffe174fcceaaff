package org.anisky.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HarmonicsOnParallelsTest {
  /** Some coefficients up to lMax that fall with l. */
  private static HarmonicCoefficients coefficients(int lMax) {
    double[] real = new double[HarmonicCoefficients.size(lMax)];
    double[] imaginary = new double[real.length];
    for (int m = 0; m <= lMax; m++) {
      for (int l = m; l <= lMax; l++) {
        int place = HarmonicCoefficients.index(lMax, l, m);
        real[place] = Math.sin(1 + l + 3 * m) / (1 + l);
        imaginary[place] = m == 0 ? 0 : Math.cos(2 + l - m) / (1 + l);
      }
    }
    return HarmonicCoefficients.of(lMax, real, imaginary);
  }

  @Test
  void onTheRingsOfAGridTheValuesAreThoseOfTheTransform() {
    HarmonicCoefficients alm = coefficients(60);
    HealpixGrid grid = new HealpixGrid(16);
    double[] map = SphericalHarmonics.of(grid).synthesize(alm);
    HarmonicsOnParallels parallels = HarmonicsOnParallels.of(alm);
    for (int ring = 0; ring < grid.rings(); ring++) {
      double[] longitudes = new double[grid.ringLength(ring)];
      for (int k = 0; k < longitudes.length; k++) {
        longitudes[k] = grid.longitude(grid.ringStart(ring) + k);
      }
      double[] values = new double[longitudes.length];
      parallels.addTo(grid.ringZ(ring), longitudes, values);
      for (int k = 0; k < values.length; k++) {
        // Values are of order 10; the transform is good to 1e-12 of the largest.
        assertEquals(map[grid.ringStart(ring) + k], values[k], 1e-11);
      }
    }
  }

  @Test
  void atThePolesAllLongitudesAgree() {
    HarmonicCoefficients alm = coefficients(5);
    // Y_l0 at the North Pole is sqrt((2l + 1)/(4 pi)), at the South Pole (-1)^l times that.
    for (int sign : new int[] {1, -1}) {
      double expected = 0;
      for (int l = 0; l <= 5; l++) {
        double y = Math.sqrt((2 * l + 1) / (4 * Math.PI)) * (l % 2 == 0 ? 1 : sign);
        expected += Math.sin(1 + l) / (1 + l) * y;
      }
      double[] values = new double[3];
      HarmonicsOnParallels.of(alm).addTo(sign, new double[] {0, 1, 4}, values);
      for (double value : values) {
        assertEquals(expected, value, 1e-14);
      }
    }
  }

  @Test
  void valuesAreAddedToWhatIsThere() {
    double[] once = new double[4];
    double[] longitudes = {0.1, 2, -3, 50};
    HarmonicsOnParallels parallels = HarmonicsOnParallels.of(coefficients(3));
    parallels.addTo(0.3, longitudes, once);
    double[] twice = once.clone();
    parallels.addTo(0.3, longitudes, twice);
    assertEquals(4, Arrays.stream(once).filter(value -> value != 0).count());
    for (int k = 0; k < 4; k++) {
      assertEquals(2 * once[k], twice[k], 0);
    }
  }
}
