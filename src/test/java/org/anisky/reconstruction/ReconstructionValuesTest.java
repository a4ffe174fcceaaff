package org.anisky.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.DiscSums;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.MeasuredValue;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of results: their arithmetic by hand. */
class ReconstructionValuesTest {
  private static final double ROUNDING = 1e-12;

  private static SkyMap map(SkyGrid grid, SkyFrame frame, double[] values, BitSet observed) {
    return SkyMap.of(grid, frame, "counts", "events", values, observed);
  }

  private static BitSet all(SkyGrid grid) {
    BitSet all = new BitSet();
    all.set(0, grid.size());
    return all;
  }

  private static double[][] diagonal(double... variances) {
    double[][] matrix = new double[variances.length][variances.length];
    for (int k = 0; k < variances.length; k++) {
      matrix[k][k] = variances[k];
    }
    return matrix;
  }

  /**
   * On 48 pixels: harmonics of degree 2 are orthonormal to a percent, components lie in [-1, 1].
   */
  @Test
  void multipolesAreTheComponentsOfTheDirectionAndRealHarmonics() {
    SkyGrid grid = new HealpixGrid(2);
    List<Multipole> multipoles = Multipole.upTo(2);
    assertThat(multipoles)
        .extracting(Multipole::key)
        .containsExactly("d_x", "d_y", "d_z", "a_2-2", "a_2-1", "a_20", "a_21", "a_22");
    assertThat(Multipole.withoutZero(2))
        .extracting(Multipole::key)
        .containsExactly("d_x", "d_y", "a_21", "a_2-1", "a_22", "a_2-2");
    double[][] values =
        multipoles.stream().map(multipole -> multipole.values(grid)).toArray(double[][]::new);
    double norm = Math.sqrt(15 / (16 * Math.PI));
    for (int a = 0; a < grid.size(); a++) {
      double s = Math.sqrt(1 - grid.z(a) * grid.z(a));
      double x = s * Math.cos(grid.longitude(a));
      double y = s * Math.sin(grid.longitude(a));
      double z = grid.z(a);
      assertThat(values[0][a]).isCloseTo(x, within(ROUNDING));
      assertThat(values[1][a]).isCloseTo(y, within(ROUNDING));
      assertThat(values[2][a]).isEqualTo(z);
      // Without Condon-Shortley phase; l, m = 2, -2 is 2 x y, 2, 1 is 2 x z, 2, 2 is x^2 - y^2.
      assertThat(values[3][a]).isCloseTo(norm * 2 * x * y, within(ROUNDING));
      assertThat(values[6][a]).isCloseTo(norm * 2 * x * z, within(ROUNDING));
      assertThat(values[7][a]).isCloseTo(norm * (x * x - y * y), within(ROUNDING));
    }
  }

  private static MultipoleEstimate estimate(
      SkyFrame frame, double[] dipole, double[][] counts, List<NuisanceEstimate> nuisances) {
    SkyGrid grid = new HealpixGrid(1);
    double[] ones = new double[grid.size()];
    SkyMap map = map(grid, frame, ones, all(grid));
    Covariances covariances =
        new Covariances(counts, diagonal(0.01, 0.02, 0.03), diagonal(0.1, 0.2, 0.3));
    return new MultipoleEstimate(
        Multipole.upTo(1), dipole, covariances, covariances, nuisances, map, map, true);
  }

  /** (0.6, -0.8, 0) x 0.5: errors along it are 0.36 of the first and 0.64 of the second. */
  @Test
  void aGalacticDipoleIsReadTowardsTheCentreAndRotationAndPole() {
    NuisanceEstimate nuisance = new NuisanceEstimate("site", "slope", 0, 1, 1);
    GalacticDipole dipole =
        GalacticDipole.of(
            estimate(
                SkyFrame.GALACTIC,
                new double[] {0.3, -0.4, 0},
                diagonal(0.99, 1.98, 2.97),
                List.of(nuisance)));
    assertThat(dipole.forwardBackward().value()).isEqualTo(0.3);
    assertThat(dipole.eastWest().value()).isEqualTo(-0.4);
    assertThat(dipole.northSouth().value()).isEqualTo(0);
    assertThat(dipole.forwardBackward().statistical()).isCloseTo(1, within(ROUNDING));
    assertThat(dipole.eastWest().statistical()).isCloseTo(Math.sqrt(2), within(ROUNDING));
    assertThat(dipole.northSouth().statistical()).isCloseTo(Math.sqrt(3), within(ROUNDING));
    assertThat(dipole.northSouth().systematic().orElseThrow())
        .isCloseTo(Math.sqrt(0.3), within(ROUNDING));
    MeasuredValue delta = dipole.delta();
    assertThat(delta.value()).isCloseTo(0.5, within(ROUNDING));
    assertThat(delta.statistical()).isCloseTo(Math.sqrt(0.36 + 0.64 * 2), within(ROUNDING));
    assertThat(delta.systematic().orElseThrow())
        .isCloseTo(Math.sqrt(0.1 * 0.36 + 0.2 * 0.64), within(ROUNDING));
    assertThat(dipole.largestComponent()).isEqualTo(0.4);
    assertThat(dipole.longitude()).isCloseTo(2 * Math.PI - Math.atan(4 / 3.0), within(ROUNDING));
    assertThat(dipole.latitude()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 1, 0, 45", "0, 1, -1, 90, -45", "-1, 0, 0, 180, 0", "0, -2, 0, 270, 0"})
  void itPointsWhereItsComponentsAdd(
      double x, double y, double z, double longitude, double latitude) {
    GalacticDipole dipole =
        GalacticDipole.of(
            estimate(SkyFrame.GALACTIC, new double[] {x, y, z}, diagonal(1, 1, 1), List.of()));
    assertThat(Math.toDegrees(dipole.longitude())).isCloseTo(longitude, within(ROUNDING));
    assertThat(Math.toDegrees(dipole.latitude())).isCloseTo(latitude, within(ROUNDING));
    assertThat(dipole.delta().systematic()).isEmpty();
    assertThat(dipole.largestComponent())
        .isEqualTo(Math.max(1, Math.max(Math.abs(y), Math.abs(z))));
  }

  /** Of no length it has the error towards the centre, and of other axes it is refused. */
  @Test
  void aDipoleOfNoLengthHasAnError() {
    GalacticDipole dipole =
        GalacticDipole.of(
            estimate(SkyFrame.GALACTIC, new double[3], diagonal(3.99, 1, 1), List.of()));
    assertThat(dipole.delta().statistical()).isCloseTo(2, within(ROUNDING));
    MultipoleEstimate equatorial =
        estimate(SkyFrame.EQUATORIAL, new double[3], diagonal(1, 1, 1), List.of());
    assertThatThrownBy(() -> GalacticDipole.of(equatorial))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** d^T C^-1 d = 0.09/1.1 + 0.16/2.2: all three origins together. */
  @Test
  void aFitAgainstAReferenceIsTestedWithTheWholeCovariance() {
    NuisanceEstimate nuisance = new NuisanceEstimate("site", "slope", 0, 1, 1);
    MultipoleEstimate estimate =
        estimate(
            SkyFrame.EQUATORIAL,
            new double[] {0.3, -0.4, 0},
            diagonal(0.99, 1.98, 2.97),
            List.of(nuisance));
    double statistic = 0.09 / 1.1 + 0.16 / 2.2;
    assertThat(estimate.testStatistic()).isCloseTo(statistic, within(ROUNDING));
    DipoleEstimate dipole = estimate.equatorialDipole();
    assertThat(dipole.testStatistic()).isCloseTo(statistic, within(ROUNDING));
    assertThat(dipole.probability()).isBetween(0.9, 1.0);
    assertThat(dipole.error(DipoleComponent.D_6H).orElseThrow())
        .isCloseTo(Math.sqrt(2), within(ROUNDING));
    assertThat(dipole.systematicError(DipoleComponent.D_N).orElseThrow())
        .isCloseTo(Math.sqrt(0.3), within(ROUNDING));
    assertThat(estimate.limits().isotropicSystematic().orElseThrow()[1][1]).isEqualTo(0.2);
    Covariances twice = estimate.covariances().times(2);
    assertThat(twice.total()[2][2]).isCloseTo(2 * 3.3, within(ROUNDING));
    assertThat(twice.statistical()[0][0]).isCloseTo(2, within(ROUNDING));
    MultipoleEstimate other = estimate.with(diagonal(5, 5, 5));
    assertThat(other.covariances().counts()[1][1]).isEqualTo(5);
    assertThat(other.covariances().reference()[1][1]).isEqualTo(0.02);
    assertThat(other.isotropicCovariances().counts()[1][1]).isEqualTo(1.98);
  }

  /** Turned to other axes a vector keeps its length and its statistic. */
  @Test
  void aGalacticFitIsTurnedToEquatorialAxes() {
    MultipoleEstimate estimate =
        estimate(SkyFrame.GALACTIC, new double[] {0, 0, 0.3}, diagonal(1, 2, 3), List.of());
    DipoleEstimate dipole = estimate.equatorialDipole();
    // The Galactic North Pole: right ascension 192.859 deg, declination 27.128 deg.
    assertThat(Math.toDegrees(dipole.phase())).isCloseTo(192.859, within(1e-3));
    assertThat(Math.asin(dipole.value(DipoleComponent.D_N).orElseThrow() / 0.3))
        .isCloseTo(Math.toRadians(27.128), within(1e-4));
    assertThat(dipole.full().orElseThrow().amplitude().value()).isCloseTo(0.3, within(ROUNDING));
    // Along that direction the variance is that of the third axis, counts and reference.
    assertThat(dipole.full().orElseThrow().amplitude().statistical())
        .isCloseTo(Math.sqrt(3.03), within(1e-9));
    assertThat(dipole.systematicCovariance()).isEmpty();
    assertThat(estimate.limits().isotropicSystematic()).isEmpty();
  }

  /** 12 pixels: counts over reference where there is one, and in discs of all the sky. */
  @Test
  void mapsOverTheReferenceAreKnownWhereItIs() {
    SkyGrid grid = new HealpixGrid(1);
    double[] counts = new double[12];
    double[] reference = new double[12];
    for (int a = 0; a < 12; a++) {
      counts[a] = a;
      reference[a] = a < 2 ? 0 : 4;
    }
    BitSet observed = all(grid);
    observed.clear(11);
    Covariances none = new Covariances(diagonal(1, 1, 1), diagonal(0, 0, 0), diagonal(0, 0, 0));
    MultipoleEstimate estimate =
        new MultipoleEstimate(
            Multipole.upTo(1),
            new double[3],
            none,
            none,
            List.of(),
            map(grid, SkyFrame.EQUATORIAL, counts, observed),
            map(grid, SkyFrame.EQUATORIAL, reference, observed),
            true);
    SkyMap ratio = estimate.relativeIntensity();
    SkyMap smooth = estimate.smoothedAnisotropy(DiscSums.of(grid, Math.PI));
    for (int a = 0; a < 12; a++) {
      boolean known = a >= 2 && a < 11;
      assertThat(ratio.isObserved(a)).isEqualTo(known);
      assertThat(smooth.isObserved(a)).isEqualTo(known);
      if (known) {
        assertThat(ratio.value(a)).isEqualTo(a / 4.0);
        // 0 + 1 + ... + 10 = 55 over nine times 4.
        assertThat(smooth.value(a)).isCloseTo(55 / 36.0 - 1, within(ROUNDING));
      }
    }
  }

  /** Statistical and systematic errors add in squares; one alone is the whole. */
  @Test
  void errorsOfPublishedNumbersAddWhereBothAreTold() {
    double nan = Double.NaN;
    PublishedDipole.Value both = new PublishedDipole.Value(1, 0.3, 1.2, 0.4);
    assertThat(both.totalLow()).isCloseTo(0.5, within(ROUNDING));
    assertThat(both.totalHigh()).isCloseTo(Math.hypot(1.2, 0.4), within(ROUNDING));
    assertThat(new PublishedDipole.Value(1, 0.3, 0.6, nan).totalLow()).isEqualTo(0.3);
    assertThat(new PublishedDipole.Value(1, 0.3, 0.6, nan).totalHigh()).isEqualTo(0.6);
    assertThat(new PublishedDipole.Value(1, nan, nan, 0.4).totalHigh()).isEqualTo(0.4);
    assertThat(new PublishedDipole.Value(1, nan, nan, nan).totalLow()).isNaN();
    assertThat(PublishedDipole.Component.PROJECTED.key()).isEqualTo("projected");
  }

  /** Six rings: the first sees the three northern ones, the second the third and the fourth. */
  @Test
  void bandsEndHalfWayBetweenRings() {
    SkyGrid grid = CylindricalGrid.of(6, 4);
    SkyMap north = rings(grid, 0, 3);
    SkyMap middle = rings(grid, 2, 4);
    SkyMap both = rings(grid, 0, 4);
    ReconstructedSky sky =
        new ReconstructedSky(
            both,
            both,
            both,
            both,
            both,
            List.of(north, middle),
            both,
            both,
            both,
            0.1,
            null,
            List.of(),
            List.of(),
            "none",
            0,
            0,
            null);
    SkyCoverage coverage = SkyCoverage.of(sky);
    assertThat(coverage.skyFraction()).isCloseTo(4 / 6.0, within(ROUNDING));
    assertThat(coverage.bands())
        .extracting(DeclinationBand::detectors)
        .containsExactly(List.of(1), List.of(0, 1), List.of(0));
    for (int band = 0; band < 3; band++) {
      int ring = new int[] {3, 2, 1}[band];
      double half = (grid.ringZ(ring) + grid.ringZ(ring + 1)) / 2;
      assertThat(coverage.bands().get(band).from()).isCloseTo(Math.asin(half), within(ROUNDING));
    }
    assertThat(coverage.bands().get(0).to()).isEqualTo(coverage.bands().get(1).from());
    assertThat(coverage.bands().get(2).to()).isEqualTo(Math.PI / 2);
    SkyMap whole = rings(grid, 0, 6);
    ReconstructedSky ofWhole =
        new ReconstructedSky(
            whole,
            whole,
            whole,
            whole,
            whole,
            List.of(whole),
            whole,
            whole,
            whole,
            0.1,
            null,
            List.of(),
            List.of(),
            "none",
            0,
            0,
            null);
    assertThat(SkyCoverage.of(ofWhole).bands())
        .containsExactly(new DeclinationBand(-Math.PI / 2, Math.PI / 2, List.of(0)));
  }

  /** One pixel of a ring is enough for the ring. */
  private static SkyMap rings(SkyGrid grid, int first, int end) {
    BitSet observed = new BitSet();
    for (int ring = first; ring < end; ring++) {
      observed.set(grid.ringStart(ring), grid.ringStart(ring) + grid.ringLength(ring));
    }
    if (first == 2) {
      observed.clear(grid.ringStart(2), grid.ringStart(3) - 1);
    }
    return map(grid, SkyFrame.EQUATORIAL, new double[grid.size()], observed);
  }
}
