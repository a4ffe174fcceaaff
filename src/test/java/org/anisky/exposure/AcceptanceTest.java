package org.anisky.exposure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.BitSet;
import org.anisky.InvalidInputException;
import org.anisky.counts.LocalSky;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;

class AcceptanceTest {
  private static final LocalSky SKY =
      LocalSky.of(
          Observatory.ofDegrees("site", 19, -97), new HealpixGrid(8), FieldOfView.ofDegrees(60));

  /** Rounding of a few operations on numbers of order one. */
  private static final double ROUNDING = 1e-15;

  @Test
  void theFormulaHasItsHandComputedValues() {
    AcceptanceFormula flat = new AcceptanceFormula(1, 0.2, Math.toRadians(10));
    // Zenith 60 deg, azimuth 80 deg: 1/2 (1 + 0.2 (sqrt(3)/2) sin^2(90 deg)) = 0.58660254...
    assertEquals(0.5866025403784439, flat.at(Math.toRadians(60), Math.toRadians(80)), 2 * ROUNDING);
    // Azimuth -10 deg: sin^2(0) = 0.
    assertEquals(0.5, flat.at(Math.toRadians(60), Math.toRadians(-10)), ROUNDING);
    // Azimuth 20 deg: sin^2(30 deg) = 1/4, and 1/2 (1 + 0.2 (sqrt(3)/2)/4) = 0.52165063...
    assertEquals(0.521650635094611, flat.at(Math.toRadians(60), Math.toRadians(20)), 2 * ROUNDING);
    assertEquals(1, flat.at(0, 1.234), 0);
    // cos^3(60 deg) = 1/8; zenith power 0 is flat.
    assertEquals(0.125, new AcceptanceFormula(3, 0, 0).at(Math.toRadians(60), 1), ROUNDING);
    assertEquals(1, new AcceptanceFormula(0, 0, 0).at(1.5, 1), 0);
  }

  @Test
  void thereIsNoAcceptanceBelowTheHorizon() {
    assertEquals(0, new AcceptanceFormula(2, 0, 0).at(Math.toRadians(91), 0));
  }

  @Test
  void relativeAcceptanceSumsToOneAndKeepsRatios() {
    AcceptanceFormula shape = new AcceptanceFormula(1, 0, 0);
    double[] acceptance = shape.on(SKY, "site").acceptance();
    assertEquals(SKY.size(), acceptance.length);
    assertEquals(1, Arrays.stream(acceptance).sum(), 1e-13);
    int last = SKY.size() - 1;
    assertEquals(
        Math.cos(SKY.zenith(0)) / Math.cos(SKY.zenith(last)),
        acceptance[0] / acceptance[last],
        1e-13);
  }

  @Test
  void aMapIsLookedUpInItsOwnAzimuthConvention() {
    // Four base pixels around the zenith: 0..3 at longitudes 45, 135, 225, 315 deg.
    double[] values = {1, 2, 3, 4, 9, 9, 9, 9, 9, 9, 9, 9};
    SkyMap map = map(values, 12);
    double zenith = Math.toRadians(20);
    double northEast = Math.toRadians(45);
    // North-west longitude of the North-East is -45 = 315 deg; east-north longitude is 45 deg.
    assertEquals(
        4, new SampledAcceptanceMap(map, AzimuthConvention.NORTH_WEST).at(zenith, northEast));
    assertEquals(
        1, new SampledAcceptanceMap(map, AzimuthConvention.EAST_NORTH).at(zenith, northEast));
    assertEquals(
        1, new SampledAcceptanceMap(map, AzimuthConvention.NORTH_EAST).at(zenith, northEast));
    assertEquals(
        2, new SampledAcceptanceMap(map, AzimuthConvention.SOUTH_EAST).at(zenith, northEast));
  }

  @Test
  void aMapServesACylindricalLocalSkyToo() {
    double[] values = new double[12];
    Arrays.fill(values, 3);
    LocalSky cylinder =
        LocalSky.of(
            Observatory.ofDegrees("site", 19, 0),
            CylindricalGrid.of(18, 36),
            FieldOfView.ofDegrees(60));
    double[] acceptance =
        new SampledAcceptanceMap(map(values, 12), AzimuthConvention.NORTH_WEST)
            .on(cylinder, "site")
            .acceptance();
    assertEquals(1.0 / cylinder.size(), acceptance[0], 1e-15);
  }

  @Test
  void aMapThatEndsInViewIsRefused() {
    double[] values = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    Acceptance partial = new SampledAcceptanceMap(map(values, 4), AzimuthConvention.NORTH_WEST);
    assertThatThrownBy(() -> partial.on(SKY, "site").acceptance())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("acceptance map 'acceptance' has no value at zenith")
        .hasMessageContaining("which is in view");
  }

  @Test
  void negativeAndVanishingAcceptancesAreRefused() {
    double[] values = {1, -1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    assertThatThrownBy(
            () ->
                new SampledAcceptanceMap(map(values, 12), AzimuthConvention.NORTH_WEST)
                    .on(SKY, "site")
                    .acceptance())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is -1.0; it must be finite and >= 0");
    assertThatThrownBy(
            () ->
                new SampledAcceptanceMap(map(new double[12], 12), AzimuthConvention.NORTH_WEST)
                    .on(SKY, "site")
                    .acceptance())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("the simulated acceptance is 0 in all");
  }

  @Test
  void parametersOutsideTheirRangesAreRefused() {
    for (double power : new double[] {-0.1, Double.NaN}) {
      assertThatThrownBy(() -> new AcceptanceFormula(power, 0, 0))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("power " + power);
    }
    assertThatThrownBy(() -> new AcceptanceFormula(1, -1.5, 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("azimuth modulation -1.5");
    assertThatThrownBy(() -> new AcceptanceFormula(1, 0, Double.NaN))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("azimuth phase");
  }

  private static SkyMap map(double[] values, int observedPixels) {
    BitSet observed = new BitSet();
    observed.set(0, observedPixels);
    return SkyMap.of(
        new HealpixGrid(1), SkyFrame.LOCAL_HORIZON, "acceptance", "1", values, observed);
  }
}
