package org.anisky.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pixels of many points against those of single ones, from the definition of the grid. */
class HealpixLocatorTest {
  private static final int POINTS = 200_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 64, 1024, 8192})
  void pointsAllOverTheSphereHaveTheirPixels(int nside) {
    SplittableRandom random = new SplittableRandom(nside);
    double[] colatitude = new double[POINTS];
    double[] longitude = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      colatitude[k] = Math.acos(2 * random.nextDouble() - 1);
      longitude[k] = 4 * Math.PI * (2 * random.nextDouble() - 1);
    }
    check(nside, colatitude, longitude);
  }

  /**
   * Centres, corners and what lies a few roundings beside them, where the sum of powers is blind.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 64})
  void pointsOnEdgesHaveThePixelsOfTheirCosines(int nside) {
    SplittableRandom random = new SplittableRandom(nside);
    double[] colatitude = new double[POINTS];
    double[] longitude = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      double z = (double) random.nextInt(-3 * nside, 3 * nside + 1) / (3 * nside);
      colatitude[k] = Math.acos(z) + random.nextInt(-3, 4) * 1e-16;
      longitude[k] = Math.PI / (4 * nside) * random.nextInt(-8 * nside, 8 * nside + 1);
    }
    colatitude[0] = 0;
    colatitude[1] = Math.PI;
    colatitude[2] = Math.acos(2.0 / 3);
    colatitude[3] = 1e-9;
    longitude[4] = -1e-300;
    longitude[5] = -0.0;
    check(nside, colatitude, longitude);
  }

  /** Of every colatitude the cosine counts, be it beyond half a turn. */
  @Test
  void colatitudesBeyondHalfATurnHaveThePixelsOfTheirCosines() {
    double[] colatitude = {-1.3, 3.2, 4, 6.5, 30, -1e6};
    check(64, colatitude, new double[] {0.1, 1, 2, 3, 4, 5});
  }

  @Test
  void anglesThatAreNoNumbersAreRefused() {
    HealpixLocator locator = new HealpixLocator(new HealpixGrid(4), 1);
    int[] out = new int[1];
    double[] good = {0.5};
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> locator.pixels(new double[] {bad}, good, 1, out))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> locator.pixels(good, new double[] {bad}, 1, out))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void check(int nside, double[] colatitude, double[] longitude) {
    HealpixGrid grid = new HealpixGrid(nside);
    int[] pixels = new int[colatitude.length];
    new HealpixLocator(grid, pixels.length).pixels(colatitude, longitude, pixels.length, pixels);
    int[] single = new int[pixels.length];
    for (int k = 0; k < pixels.length; k++) {
      single[k] = grid.pixel(Math.cos(colatitude[k]), longitude[k]);
    }
    assertThat(pixels).isEqualTo(single);
  }
}
