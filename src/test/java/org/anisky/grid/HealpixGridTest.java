package org.anisky.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.anisky.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealpixGridTest {
  /** healpy forms z by another sequence of roundings: a few units in the last place of 1. */
  private static final double Z_ROUNDING = 4 * Math.ulp(1.0);

  /** The same for longitudes up to 2 pi. */
  private static final double LONGITUDE_ROUNDING = 4 * Math.ulp(2 * Math.PI);

  @Test
  void theAnchorDirectionLiesInItsKnownPixel() {
    HealpixGrid grid = new HealpixGrid(64);

    assertThat(grid.pixel(Math.cos(1), 2)).isEqualTo(11217);
    assertThat(grid.ringToNest(11217)).isEqualTo(6341);
    assertThat(grid.nestToRing(6341)).isEqualTo(11217);
  }

  @Test
  void pixelsAndCentresAgreeWithHealpy() {
    List<String[]> rows = ReferenceTable.rows("healpix.csv");
    assertThat(rows).hasSize(6 * 85);
    for (String[] row : rows) {
      HealpixGrid grid = new HealpixGrid(Integer.parseInt(row[0]));
      double theta = Double.parseDouble(row[1]);
      double phi = Double.parseDouble(row[2]);
      int ring = Integer.parseInt(row[3]);
      int nest = Integer.parseInt(row[4]);
      String where = String.join(",", row);

      assertThat(grid.pixel(Math.cos(theta), phi)).as(where).isEqualTo(ring);
      assertThat(grid.ringToNest(ring)).as(where).isEqualTo(nest);
      assertThat(grid.nestToRing(nest)).as(where).isEqualTo(ring);
      assertThat(grid.z(ring)).as(where).isCloseTo(Double.parseDouble(row[5]), within(Z_ROUNDING));
      assertThat(grid.longitude(ring))
          .as(where)
          .isCloseTo(Double.parseDouble(row[6]), within(LONGITUDE_ROUNDING));
    }
  }

  @Test
  void theTwelveBasePixelsHaveTheSameNumberInBothOrders() {
    HealpixGrid grid = new HealpixGrid(1);

    for (int pixel = 0; pixel < 12; pixel++) {
      assertThat(grid.ringToNest(pixel)).isEqualTo(pixel);
      assertThat(grid.nestToRing(pixel)).isEqualTo(pixel);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 64, 256})
  void nestedOrderIsAPermutationThatGoesThereAndBack(int nside) {
    HealpixGrid grid = new HealpixGrid(nside);
    BitSet reached = new BitSet();

    for (int pixel = 0; pixel < grid.size(); pixel++) {
      int nest = grid.ringToNest(pixel);
      reached.set(nest);
      assertThat(grid.nestToRing(nest)).isEqualTo(pixel);
    }
    assertThat(reached.nextClearBit(0)).isEqualTo(grid.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 64, 256})
  void everyCentreLiesInItsOwnPixel(int nside) {
    HealpixGrid grid = new HealpixGrid(nside);

    for (int pixel = 0; pixel < grid.size(); pixel++) {
      assertThat(grid.pixel(grid.z(pixel), grid.longitude(pixel))).isEqualTo(pixel);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 64, 8192})
  void ringsFollowEachOtherFromNorthToSouth(int nside) {
    HealpixGrid grid = new HealpixGrid(nside);
    int next = 0;

    for (int ring = 0; ring < grid.rings(); ring++) {
      assertThat(grid.ringStart(ring)).isEqualTo(next);
      next += grid.ringLength(ring);
      assertThat(grid.ringOf(grid.ringStart(ring))).isEqualTo(ring);
      assertThat(grid.ringOf(next - 1)).isEqualTo(ring);
      assertThat(grid.ringZ(ring)).isEqualTo(-grid.ringZ(grid.rings() - 1 - ring));
    }
    assertThat(next).isEqualTo(grid.size()).isEqualTo(12 * nside * nside);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 64, 8192})
  void polesAndFullTurnsBelongToTheFirstPixelOfTheirRing(int nside) {
    HealpixGrid grid = new HealpixGrid(nside);

    assertThat(grid.pixel(1, 0)).isZero();
    assertThat(grid.pixel(1, 2 * Math.PI)).isZero();
    assertThat(grid.pixel(Math.nextUp(1.0), -1e-30)).isZero();
    assertThat(grid.pixel(-1, 0)).isEqualTo(grid.size() - 4);
    // Longitude 3 pi / 4 lies in the second of the four pixels around a pole, 10 turns on as well.
    assertThat(grid.pixel(-1, 0.75 * Math.PI)).isEqualTo(grid.size() - 3);
    assertThat(grid.pixel(-1, 20.75 * Math.PI)).isEqualTo(grid.size() - 3);
    assertThat(grid.pixel(-1, -19.25 * Math.PI)).isEqualTo(grid.size() - 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 64, 8192})
  void pointsOnTheBordersOfBeltAndCapsFallIntoAPixelThatTouchesThem(int nside) {
    HealpixGrid grid = new HealpixGrid(nside);
    double width = Math.sqrt(grid.pixelArea());
    double[] heights = {
      2.0 / 3.0,
      Math.nextUp(2.0 / 3.0),
      Math.nextDown(2.0 / 3.0),
      0.0,
      Math.nextUp(2.0 / 3.0 + 1e-9)
    };

    for (double height : heights) {
      for (int eighth = 0; eighth < 32; eighth++) {
        for (int step = -2; step <= 2; step++) {
          double longitude = eighth * Math.PI / 16;
          longitude += step * Math.ulp(longitude + 1);
          for (double z : new double[] {height, -height}) {
            int pixel = grid.pixel(z, longitude);
            // The corners of a pixel are less than 1.3 widths from its centre (0.84 rad at nside
            // 1).
            assertThat(separation(z, longitude, grid.z(pixel), grid.longitude(pixel)))
                .as("z %s, longitude %s", z, longitude)
                .isLessThan(1.3 * width);
          }
        }
      }
    }
  }

  @Test
  void whatIsNotANumberIsRefused() {
    HealpixGrid grid = new HealpixGrid(64);

    for (double bad : new double[] {Double.NaN}) {
      assertThatThrownBy(() -> grid.pixel(bad, 1)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> grid.pixel(0.1, bad)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> grid.pixel(0.1, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 3, 63, 16384, Integer.MIN_VALUE})
  void nsideMustBeAPowerOfTwoUpTo8192(int nside) {
    assertThatThrownBy(() -> new HealpixGrid(nside))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nside " + nside);
  }

  private static double separation(double z1, double longitude1, double z2, double longitude2) {
    double s1 = Math.sqrt(Math.max(0, 1 - z1 * z1));
    double s2 = Math.sqrt(Math.max(0, 1 - z2 * z2));
    double dx = s1 * Math.cos(longitude1) - s2 * Math.cos(longitude2);
    double dy = s1 * Math.sin(longitude1) - s2 * Math.sin(longitude2);
    return 2 * Math.asin(Math.min(1, Math.sqrt(dx * dx + dy * dy + (z1 - z2) * (z1 - z2)) / 2));
  }
}
