package org.anisky.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.MeasuredValue;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RangeDipoleTest {
  private static final List<DipoleComponent> ALL =
      List.of(DipoleComponent.D_N, DipoleComponent.D_0H, DipoleComponent.D_6H);

  /** d_N first, so that places and axes cannot be mixed up unseen. */
  private static DipoleEstimate estimate() {
    double[][] statistical = {{0.09, 0, 0}, {0, 1e-4, 0}, {0, 0, 4e-4}};
    double[][] systematic = {{0.04, 0, 0}, {0, 2.5e-5, 0}, {0, 0, 0}};
    return new DipoleEstimate(
        ALL, new double[] {-0.5, 0.03, 0.04}, statistical, Optional.of(systematic), 12, 0.002);
  }

  @Test
  void componentsKeepTheirNamesAndErrors() {
    RangeDipole dipole = RangeDipole.of(estimate());
    MeasuredValue north = dipole.component("d_N").orElseThrow();
    assertThat(north.value()).isEqualTo(-0.5);
    assertThat(north.statistical()).isCloseTo(0.3, within(1e-15));
    assertThat(north.systematic().orElseThrow()).isCloseTo(0.2, within(1e-15));
    // sqrt(0.09 + 0.04)
    assertThat(north.total()).isCloseTo(0.36055512754639896, within(1e-15));
    assertThat(dipole.testStatistic()).isEqualTo(12);
    assertThat(dipole.probability()).isEqualTo(0.002);
  }

  /**
   * The phase has cosine 0.6 and sine 0.8. Systematic covariance along it: 0.36 * 2.5e-5 = 9e-6,
   * error 0.003; across it 0.64 * 2.5e-5 = 1.6e-5, error 0.004, over the amplitude 0.05: 0.08 rad.
   */
  @Test
  void systematicErrorsAreProjectedOnAmplitudeAndPhase() {
    RangeDipole dipole = RangeDipole.of(estimate());
    assertThat(dipole.amplitude().value()).isCloseTo(0.05, within(1e-15));
    assertThat(dipole.amplitude().systematic().orElseThrow()).isCloseTo(0.003, within(1e-15));
    assertThat(dipole.phase().orElseThrow().value()).isCloseTo(Math.acos(0.6), within(1e-14));
    assertThat(dipole.phase().orElseThrow().systematic().orElseThrow())
        .isCloseTo(0.08, within(1e-14));
  }

  @Test
  void theAmplitudeOfAnIsotropicSkyIsThatOfTheEquatorialErrors() {
    double[][] plane = {{4e-4, -1e-4}, {-1e-4, 1e-4}};
    DipoleEstimate two =
        new DipoleEstimate(
            List.of(DipoleComponent.D_0H, DipoleComponent.D_6H),
            new double[] {0.1, 0},
            plane,
            1,
            0.6);
    RangeDipole dipole = RangeDipole.of(two);
    // Second row of the third covariance in testdata/reference/isotropic_amplitude.csv.
    assertThat(dipole.isotropic().orElseThrow().median()).isCloseTo(0.016789739, within(1e-8));
    assertThat(dipole.component("d_N")).isEmpty();
    assertThat(dipole.amplitude().systematic()).isEmpty();
  }

  /**
   * Errors of 1 at the fitted sky, of 3 in an isotropic one: Galactic or equatorial, the median is
   * that of the latter, 3 sqrt(2 ln 2) in the plane.
   */
  @ParameterizedTest
  @EnumSource(names = {"EQUATORIAL", "GALACTIC"})
  void aFitAgainstAReferenceTakesTheErrorsOfAnIsotropicSky(SkyFrame frame) {
    RangeDipole dipole = RangeDipole.of(multipoles(frame, 1, 9));
    assertThat(dipole.isotropic().orElseThrow().median())
        .isCloseTo(3 * Math.sqrt(2 * Math.log(2)), within(1e-6));
    assertThat(dipole.amplitude().statistical()).isCloseTo(1, within(1e-12));
  }

  private static MultipoleEstimate multipoles(
      SkyFrame frame, double variance, double isotropicVariance) {
    HealpixGrid grid = new HealpixGrid(1);
    double[] ones = new double[grid.size()];
    Arrays.fill(ones, 1);
    BitSet all = new BitSet();
    all.set(0, grid.size());
    SkyMap map = SkyMap.of(grid, frame, "counts", "events", ones, all);
    return new MultipoleEstimate(
        Multipole.upTo(1),
        new double[] {0.1, 0.2, 0.3},
        new Covariances(diagonal(variance), new double[3][3], new double[3][3]),
        new Covariances(diagonal(isotropicVariance), new double[3][3], new double[3][3]),
        List.of(),
        map,
        map,
        true);
  }

  private static double[][] diagonal(double variance) {
    return new double[][] {{variance, 0, 0}, {0, variance, 0}, {0, 0, variance}};
  }

  @Test
  void namesOfOtherAxesAndAMissingPhaseAreRefused() {
    MeasuredValue one = MeasuredValue.of(1, 1);
    assertThatThrownBy(
            () ->
                new RangeDipole(
                    DipoleAxes.GALACTIC,
                    Map.of("d_N", one),
                    one,
                    Optional.empty(),
                    1,
                    1,
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new RangeDipole(
                    DipoleAxes.EQUATORIAL, Map.of(), one, Optional.empty(), 1, 1, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
