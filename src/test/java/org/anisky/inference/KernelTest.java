package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.anisky.InvalidInputException;
import org.anisky.grid.HealpixGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTest {
  private static final Kernel DISC = new Kernel.TopHat(Math.toRadians(10));
  private static final Kernel BELL = new Kernel.Gaussian(Math.toRadians(10));

  @Test
  void aDiscIsOneWithinItsRadiusAndABellFallsToFourOfThem() {
    assertThat(DISC.weight(Math.toRadians(10))).isEqualTo(1);
    assertThat(DISC.weight(Math.toRadians(10.001))).isZero();
    assertThat(DISC.reach()).isEqualTo(Math.toRadians(10));
    assertThat(DISC.describe()).isEqualTo("top-hat 10 deg");
    assertThat(BELL.weight(0)).isEqualTo(1);
    assertThat(BELL.weight(Math.toRadians(10))).isCloseTo(Math.exp(-0.5), within(1e-15));
    assertThat(BELL.weight(Math.toRadians(20))).isCloseTo(Math.exp(-2), within(1e-15));
    assertThat(BELL.weight(4 * Math.toRadians(10))).isCloseTo(Math.exp(-8), within(1e-15));
    assertThat(BELL.weight(Math.toRadians(40.001))).isZero();
    assertThat(BELL.reach()).isEqualTo(4 * Math.toRadians(10));
    assertThat(new Kernel.Gaussian(1).reach()).isEqualTo(Math.PI);
    assertThat(BELL.describe()).isEqualTo("gaussian 10 deg");
    assertThat(KernelShape.TOP_HAT.of(0.2)).isEqualTo(new Kernel.TopHat(0.2));
    assertThat(KernelShape.GAUSSIAN.of(0.2)).isEqualTo(new Kernel.Gaussian(0.2));
  }

  /** A pixel is within its own kernel, and what another sees of it it sees of the other. */
  @Test
  void aroundAPixelAreThosePixelsThatAreNear() {
    HealpixGrid grid = new HealpixGrid(4);
    for (int centre : new int[] {0, 77, 191}) {
      double[] disc = new Kernel.TopHat(Math.toRadians(30)).around(grid, centre);
      double[] bell = new Kernel.Gaussian(Math.toRadians(30)).around(grid, centre);
      assertThat(disc[centre]).isEqualTo(1);
      assertThat(bell[centre]).isEqualTo(1);
      for (int a = 0; a < disc.length; a++) {
        // Chords: 2 sin(angle/2), free of the sums under test.
        double dx = x(grid, a) - x(grid, centre);
        double dy = y(grid, a) - y(grid, centre);
        double dz = grid.z(a) - grid.z(centre);
        double angle = 2 * Math.asin(Math.min(1, Math.sqrt(dx * dx + dy * dy + dz * dz) / 2));
        assertThat(disc[a]).isEqualTo(angle <= Math.toRadians(30) + 1e-9 ? 1 : 0);
        double expected = Math.exp(-Math.pow(angle / Math.toRadians(30), 2) / 2);
        assertThat(bell[a]).isCloseTo(angle <= 4 * Math.toRadians(30) ? expected : 0, within(1e-6));
      }
    }
  }

  private static double x(HealpixGrid grid, int a) {
    return Math.sqrt(1 - grid.z(a) * grid.z(a)) * Math.cos(grid.longitude(a));
  }

  private static double y(HealpixGrid grid, int a) {
    return Math.sqrt(1 - grid.z(a) * grid.z(a)) * Math.sin(grid.longitude(a));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Math.PI, Double.NaN})
  void radiiOutsideOfHalfATurnAreRefused(double radius) {
    assertThatThrownBy(() -> new Kernel.TopHat(radius))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("radius of a disc: ")
        .hasMessageEndingWith(" deg is outside (0, 180)");
    assertThatThrownBy(() -> new Kernel.Gaussian(radius))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("standard deviation of a Gaussian kernel: ");
  }
}
