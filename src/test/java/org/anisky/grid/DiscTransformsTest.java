package org.anisky.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscTransformsTest {
  /** Of sums of whole numbers up to 1000, some hundred thousand in a disc: rounding of 1e-15. */
  private static final double ROUNDING = 1e-8;

  @ParameterizedTest
  @CsvSource({"17, 36", "18, 35", "1, 7", "12, 24"})
  void sumsAreThoseOverTheCellsWithinTheRadius(int rings, int columns) {
    CylindricalGrid grid = CylindricalGrid.of(rings, columns);
    double[] values =
        new SplittableRandom(rings).ints(grid.size(), -1000, 1000).asDoubleStream().toArray();
    // An empty ring, and one around which nothing is asked for.
    Arrays.fill(values, 0, columns, rings > 1 ? 0 : values[0]);
    double[] ringZ = new double[rings];
    BitSet wanted = new BitSet();
    for (int ring = 0; ring < rings; ring++) {
      ringZ[ring] = grid.ringZ(ring);
      wanted.set(ring, ring != 4);
    }
    for (double degrees : new double[] {0, 10, 45, 90, 123.4, 180}) {
      double radius = Math.toRadians(degrees);

      double[] sums = DiscTransforms.of(ringZ, columns, radius).sum(values, wanted);

      for (int a = 0; a < sums.length; a++) {
        double expected = wanted.get(grid.ringOf(a)) ? plainSum(grid, radius, values, a) : 0;
        assertThat(sums[a])
            .as("%s, %s deg, cell %d", grid.describe(), degrees, a)
            .isCloseTo(expected, within(ROUNDING));
      }
    }
  }

  /** By the haversine of every distance. */
  private static double plainSum(SkyGrid grid, double radius, double[] values, int centre) {
    double sum = 0;
    double latitude = Math.asin(grid.z(centre));
    for (int a = 0; a < values.length; a++) {
      double other = Math.asin(grid.z(a));
      double north = Math.sin((latitude - other) / 2);
      double east = Math.sin((grid.longitude(a) - grid.longitude(centre)) / 2);
      double haversine = north * north + Math.cos(latitude) * Math.cos(other) * east * east;
      double distance = 2 * Math.asin(Math.min(1, Math.sqrt(haversine)));
      sum += distance <= radius + 1e-11 ? values[a] : 0;
    }
    return sum;
  }
}
