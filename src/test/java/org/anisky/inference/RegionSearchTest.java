package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.junit.jupiter.api.Test;

/** Maps of Z that are drawn by hand. */
class RegionSearchTest {
  private static final SkyGrid GRID = new HealpixGrid(64);

  /** 52.4 arc minutes. */
  private static final double PIXEL = Math.sqrt(GRID.pixelArea());

  private static int pixel(double rightAscension, double declination) {
    return GRID.pixel(Math.sin(Math.toRadians(declination)), Math.toRadians(rightAscension));
  }

  private static SignificanceMap map(double radius, double[] z) {
    double[] tenth = Arrays.stream(z).map(value -> 0.1 * value).toArray();
    double[] errors = new double[z.length];
    Arrays.fill(errors, 0.1);
    double[] counts = new double[z.length];
    double[] expected = new double[z.length];
    for (int a = 0; a < z.length; a++) {
      counts[a] = 1000 + a;
      expected[a] = 900 + a;
    }
    return new SignificanceMap(
        GRID,
        new Kernel.TopHat(Math.toRadians(radius)),
        NullHypothesis.ISOTROPIC,
        z,
        tenth,
        errors,
        counts,
        expected);
  }

  private static double[] nothing() {
    double[] z = new double[GRID.size()];
    Arrays.fill(z, 0.1);
    // Places that cannot be tested are no regions.
    for (int a = 0; a < 100; a++) {
      z[a] = Double.NaN;
    }
    return z;
  }

  private static List<MeasuredRegion> search(IsotropicToys toys, SignificanceMap... scans) {
    return new RegionSearch(List.of(scans), toys, 3).all();
  }

  /** Within 10 deg of a peak in a scan of 10 deg, and within 20 in one of 20, nothing is told. */
  @Test
  void aRegionHidesItsSurroundingsByTheLargerOfBothRadii() {
    double[] narrow = nothing();
    double[] wide = nothing();
    narrow[pixel(100, 20)] = 6;
    narrow[pixel(100, 28)] = 5.9; // hidden: 8 deg away
    narrow[pixel(100, 35)] = 4.5; // 15 deg away, told in the narrow scan
    wide[pixel(100, 5)] = 5.5; // hidden: 15 deg away in the scan of 20 deg
    wide[pixel(100, -30)] = -5; // told
    narrow[pixel(100, -15)] = -4; // hidden by the wide one, 15 deg away
    narrow[pixel(280, 0)] = -3.1; // told
    narrow[pixel(10, 0)] = 2.9; // below the threshold
    List<MeasuredRegion> regions = search(IsotropicToys.NONE, map(10, narrow), map(20, wide));
    assertThat(regions)
        .extracting(MeasuredRegion::name)
        .containsExactly("hot 1", "cold 1", "hot 2", "cold 2");
    assertThat(regions).extracting(MeasuredRegion::z).containsExactly(6.0, -5.0, 4.5, -3.1);
    assertThat(regions)
        .extracting(region -> Math.round(Math.toDegrees(region.radius())))
        .containsExactly(10L, 20L, 10L, 10L);
    MeasuredRegion first = regions.get(0);
    int peak = pixel(100, 20);
    assertThat(first.kernel()).isEqualTo("top-hat");
    assertThat(first.counts()).isEqualTo(1000 + peak);
    assertThat(first.expected()).isEqualTo(900 + peak);
    assertThat(first.excess()).isCloseTo(0.6, within(1e-12));
    assertThat(first.error()).isEqualTo(0.1);
    assertThat(first.peak().rightAscension()).isEqualTo(GRID.longitude(peak));
    assertThat(Math.sin(first.peak().declination())).isCloseTo(GRID.z(peak), within(1e-12));
    assertThat(first.global()).isEmpty();
  }

  /** Z = 6 exp(-r^2/(2 s^2)), s = 10 deg, of either sign, around a place of one's own. */
  private static double[] bump(double sign, double rightAscension, double declination) {
    double[] z = new double[GRID.size()];
    double sin = Math.sin(Math.toRadians(declination));
    double cos = Math.cos(Math.toRadians(declination));
    for (int a = 0; a < z.length; a++) {
      double cosine =
          sin * GRID.z(a)
              + cos
                  * Math.sqrt(1 - GRID.z(a) * GRID.z(a))
                  * Math.cos(GRID.longitude(a) - Math.toRadians(rightAscension));
      double part = Math.acos(Math.max(-1, Math.min(1, cosine))) / Math.toRadians(10);
      z[a] = sign * 6 * Math.exp(-part * part / 2);
    }
    return z;
  }

  /**
   * Z^2 falls by 2.3 within s (ln(36/33.7))^1/2 = 2.57 deg, and Z is 3 at s (2 ln 2)^1/2 = 11.8
   * deg, of which a kernel of 4 deg sees 8. Near 24 h the mean of right ascensions would be
   * nonsense.
   */
  @Test
  void theCentroidIsTheMiddleOfWhatIsAsHigh() {
    for (double sign : new double[] {1, -1}) {
      for (double kernel : new double[] {10, 4}) {
        MeasuredRegion region =
            search(IsotropicToys.NONE, map(kernel, bump(sign, 359.8, -40.3))).get(0);
        assertThat(region.name()).isEqualTo(sign > 0 ? "hot 1" : "cold 1");
        MeasuredRegion.Centroid centroid = region.centroid().orElseThrow();
        // Some 26 pixels, their mean off by a tenth of one or two.
        assertThat(centroid.position().declination())
            .isCloseTo(Math.toRadians(-40.3), within(0.3 * PIXEL));
        double east = centroid.position().rightAscension() - Math.toRadians(359.8);
        assertThat(Math.IEEEremainder(east, 2 * Math.PI) * Math.cos(Math.toRadians(40.3)))
            .isCloseTo(0, within(0.3 * PIXEL));
        assertThat(centroid.position().rightAscension()).isBetween(0.0, 2 * Math.PI);
        assertThat(centroid.error()).isCloseTo(Math.toRadians(2.57), within(0.15 * PIXEL));
        assertThat(centroid.extent())
            .isCloseTo(Math.toRadians(kernel == 4 ? 8 : 11.77), within(0.1 * PIXEL));
      }
    }
  }

  /** 200 toys, of which 20 reach 6: 21 in 201. */
  @Test
  void toysSayHowOftenChanceDoesAsWell() {
    double[][] extremes = new double[200][2];
    for (int toy = 0; toy < extremes.length; toy++) {
      extremes[toy] = new double[] {3, toy < 20 ? -6.5 : -4};
    }
    IsotropicToys toys = new IsotropicToys("", List.of("top-hat 10 deg"), extremes);
    MeasuredRegion region = search(toys, map(10, bump(-1, 100, 10))).get(0);
    assertThat(region.global().orElseThrow().pValue()).isCloseTo(21 / 201.0, within(1e-12));
  }
}
