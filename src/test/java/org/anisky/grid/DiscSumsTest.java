package org.anisky.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscSumsTest {
  static Stream<SkyGrid> grids() {
    return Stream.of(
        new HealpixGrid(1),
        new HealpixGrid(2),
        new HealpixGrid(8),
        CylindricalGrid.of(1, 1),
        CylindricalGrid.of(1, 7),
        CylindricalGrid.of(17, 36),
        new CylindricalGrid(18, 35, 0),
        new CylindricalGrid(12, 24, 0.3));
  }

  @ParameterizedTest
  @MethodSource("grids")
  void sumsAreThoseOfPlainLoopsOverAngularDistances(SkyGrid grid) {
    // Whole numbers: the running sums are exact, so that a pixel too many or too few always shows.
    double[] values = wholeNumbers(grid.size());
    for (double degrees : new double[] {0, 0.5, 10, 30, 45, 60, 90, 123.4, 170, 180}) {
      double radius = Math.toRadians(degrees);

      assertThat(DiscSums.of(grid, radius).sum(values))
          .as("%s, %s deg", grid.describe(), degrees)
          .containsExactly(plainSums(grid, radius, values));
    }
  }

  @ParameterizedTest
  @MethodSource("grids")
  void countsAreThoseOfPlainLoops(SkyGrid grid) {
    BitSet mask = new BitSet();
    double[] ones = new double[grid.size()];
    SplittableRandom random = new SplittableRandom(5);
    for (int pixel = 0; pixel < grid.size(); pixel++) {
      if (random.nextInt(3) == 0) {
        mask.set(pixel);
        ones[pixel] = 1;
      }
    }
    double radius = Math.toRadians(25);
    double[] expected = plainSums(grid, radius, ones);

    int[] counts = DiscSums.of(grid, radius).count(mask);

    assertThat(IntStream.of(counts).asDoubleStream().toArray()).containsExactly(expected);
  }

  @Test
  void discsAreThoseOfHealpy() {
    for (String[] row : ReferenceTable.rows("discs_healpy.csv")) {
      HealpixGrid grid = new HealpixGrid(Integer.parseInt(row[0]));
      int pixel = Integer.parseInt(row[1]);
      DiscSums discs = DiscSums.of(grid, Math.toRadians(Double.parseDouble(row[2])));
      BitSet all = new BitSet();
      all.set(0, grid.size());
      double[] numbers = IntStream.range(0, grid.size()).mapToDouble(a -> a % 1000).toArray();
      String where = String.join(",", row);

      assertThat(discs.count(all)[pixel]).as(where).isEqualTo(Integer.parseInt(row[3]));
      assertThat(discs.sum(numbers)[pixel]).as(where).isEqualTo(Double.parseDouble(row[4]));
    }
  }

  @Test
  void aCentreOnTheBorderCounts() {
    // The equator of nside 64 has a centre every 360/256 deg: exactly 32 steps are 45 deg.
    HealpixGrid grid = new HealpixGrid(64);
    int equator = grid.ringStart(127);
    double[] east = new double[grid.size()];
    east[equator + 40] = 1;

    double[] sums = DiscSums.of(grid, Math.PI / 4).sum(east);

    assertThat(sums[equator + 8]).isEqualTo(1);
    assertThat(sums[equator + 72]).isEqualTo(1);
    assertThat(sums[equator + 7]).isZero();
    assertThat(sums[equator + 73]).isZero();
  }

  @Test
  void aDiscOfRadiusZeroIsThePixelAndOneOfHalfATurnTheSky() {
    for (SkyGrid grid : new SkyGrid[] {new HealpixGrid(32), CylindricalGrid.of(90, 180)}) {
      double[] values = wholeNumbers(grid.size());

      assertThat(DiscSums.of(grid, 0).sum(values)).containsExactly(values);
      assertThat(DiscSums.of(grid, Math.PI).sum(values)).containsOnly(Arrays.stream(values).sum());
    }
  }

  @Test
  void theMapIsNotModified() {
    double[] values = wholeNumbers(768);
    double[] copy = values.clone();

    DiscSums.of(new HealpixGrid(8), 0.3).sum(values);

    assertThat(values).containsExactly(copy);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, 3.2, Double.NaN, Double.POSITIVE_INFINITY})
  void impossibleRadiiAreRefused(double radius) {
    assertThatThrownBy(() -> DiscSums.of(new HealpixGrid(1), radius))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[0, pi]");
  }

  @Test
  void mapsOfAnotherGridAreRefused() {
    DiscSums discs = DiscSums.of(new HealpixGrid(1), 1);
    BitSet mask = new BitSet();
    mask.set(12);

    assertThatThrownBy(() -> discs.sum(new double[11]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> discs.count(mask)).isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] wholeNumbers(int size) {
    return new SplittableRandom(size).ints(size, -1000, 1000).asDoubleStream().toArray();
  }

  /** Angles from cross and dot products; borders as in the definition, 1e-11 rad wide. */
  private static double[] plainSums(SkyGrid grid, double radius, double[] values) {
    double[][] n = new double[grid.size()][];
    for (int a = 0; a < n.length; a++) {
      double z = grid.z(a);
      double s = Math.sqrt((1 - z) * (1 + z));
      n[a] = new double[] {s * Math.cos(grid.longitude(a)), s * Math.sin(grid.longitude(a)), z};
    }
    double[] sums = new double[n.length];
    for (int a = 0; a < n.length; a++) {
      for (int b = 0; b < n.length; b++) {
        double x = n[a][1] * n[b][2] - n[a][2] * n[b][1];
        double y = n[a][2] * n[b][0] - n[a][0] * n[b][2];
        double z = n[a][0] * n[b][1] - n[a][1] * n[b][0];
        double dot = n[a][0] * n[b][0] + n[a][1] * n[b][1] + n[a][2] * n[b][2];
        if (Math.atan2(Math.sqrt(x * x + y * y + z * z), dot) <= radius + 1e-11) {
          sums[a] += values[b];
        }
      }
    }
    return sums;
  }
}
