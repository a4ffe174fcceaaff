package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.anisky.grid.HealpixGrid;
import org.anisky.sky.EquatorialDirection;
import org.junit.jupiter.api.Test;

class SkyRegionTest {
  private static boolean contains(SkyRegion region, double rightAscension, double declination) {
    return region.contains(Math.sin(Math.toRadians(declination)), Math.toRadians(rightAscension));
  }

  private static SkyRegion disc(double rightAscension, double declination, double radius) {
    return new SkyRegion.Disc(
        "disc", EquatorialDirection.ofDegrees(rightAscension, declination), Math.toRadians(radius));
  }

  private static SkyRegion box(double from, double width, double south, double north) {
    return new SkyRegion.Box(
        "box",
        Math.toRadians(from),
        Math.toRadians(width),
        Math.toRadians(south),
        Math.toRadians(north));
  }

  private static void assertDegrees(double[] radians, double... degrees) {
    assertThat(Arrays.stream(radians).map(Math::toDegrees).toArray())
        .containsExactly(degrees, within(1e-12));
  }

  @Test
  void aDiscHoldsWhatIsWithinItsRadius() {
    SkyRegion disc = disc(350, 60, 20);
    assertThat(contains(disc, 350, 80)).isTrue();
    assertThat(contains(disc, 350, 40)).isTrue();
    assertThat(contains(disc, 350, 80.001)).isFalse();
    assertThat(contains(disc, 350, 39.999)).isFalse();
    // 20 deg of right ascension at 60 deg are acos(3/4 + cos(20 deg)/4) = 9.96 deg.
    assertThat(contains(disc, 10, 60)).isTrue();
    assertThat(contains(disc, 170, 60)).isFalse();
    // sin(20 deg) = cos(declination) 2 sin(half the turn): 40.6 deg of right ascension.
    assertThat(contains(disc, 350 + 40.6, 60)).isTrue();
    assertThat(contains(disc, 350 + 40.8, 60)).isFalse();
    assertDegrees(disc.declinations(), 40, 80);
    assertDegrees(disc(0, 80, 20).declinations(), 60, 90);
    assertDegrees(disc(0, -80, 20).declinations(), -90, -60);
  }

  @Test
  void aBoxHoldsWhatIsBetweenItsBordersAcrossZeroHours() {
    SkyRegion box = box(350, 20, -10, 30);
    for (double rightAscension : new double[] {350, 355, 0, 9.999, 360, 369}) {
      assertThat(contains(box, rightAscension, 10)).as("%s", rightAscension).isTrue();
    }
    for (double rightAscension : new double[] {349.9, 10.1, 180, 90}) {
      assertThat(contains(box, rightAscension, 10)).as("%s", rightAscension).isFalse();
    }
    assertThat(contains(box, 0, -10)).isTrue();
    assertThat(contains(box, 0, 30)).isTrue();
    assertThat(contains(box, 0, -10.001)).isFalse();
    assertThat(contains(box, 0, 30.001)).isFalse();
    assertThat(Math.toDegrees(box.centre().declination())).isCloseTo(10, within(1e-12));
    assertThat(Math.sin(box.centre().rightAscension())).isCloseTo(0, within(1e-12));
    assertThat(Math.toDegrees(box(340, 50, 0, 1).centre().rightAscension()))
        .isCloseTo(5, within(1e-12));
    assertThat(Math.toDegrees(box.radius())).isCloseTo(20, within(1e-12));
    assertDegrees(box.declinations(), -10, 30);
  }

  /** Solid angles: 2 pi (1 - cos r), and width times the difference of the sines. */
  @Test
  void templatesCoverTheSolidAngle() {
    HealpixGrid grid = new HealpixGrid(64);
    // Pixels of 0.9 deg on a border of 2 pi 0.34 rad: 140 of them, half of them by chance.
    double pixels = Arrays.stream(disc(200, -40, 20).template(grid)).sum();
    assertThat(pixels * grid.pixelArea())
        .isCloseTo(2 * Math.PI * (1 - Math.cos(Math.toRadians(20))), within(0.005));
    double ofBox = Arrays.stream(box(350, 90, -30, 30).template(grid)).sum();
    assertThat(ofBox * grid.pixelArea()).isCloseTo(Math.PI / 2, within(0.02));
  }
}
