package org.anisky.reconstruction.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.anisky.InvalidInputException;
import org.anisky.counts.ReferenceKind;
import org.anisky.counts.SkyCounts;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.reconstruction.Multipole;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two ranges of energy fitted together, without noise. */
class JointRangesTest {
  private static final HealpixGrid GRID = new HealpixGrid(8);
  private static final double[] DIPOLE = {0.02, -0.05, 0.1};
  private static final double[] SKY = KnownExposure.sky(GRID, DIPOLE[0], DIPOLE[1], DIPOLE[2]);

  private static SkyMap map(IntToDoubleFunction value, IntPredicate observed) {
    double[] values = new double[GRID.size()];
    BitSet pixels = new BitSet();
    for (int a = 0; a < values.length; a++) {
      values[a] = value.applyAsDouble(a);
      pixels.set(a, observed.test(a));
    }
    return SkyMap.of(GRID, SkyFrame.GALACTIC, "counts", "events", values, pixels);
  }

  private static ReferenceMap reference(
      ReferenceKind kind, IntToDoubleFunction exposure, IntPredicate observed) {
    SkyMap map = map(exposure, observed);
    return switch (kind) {
      case EXACT -> ReferenceMap.exact("r", map);
      case SIMULATED ->
          ReferenceMap.simulated(
              "r", map, map(a -> 0.1 * Math.sqrt(exposure.applyAsDouble(a)), observed));
      case SCRAMBLED, DIRECT_INTEGRATION -> throw new AssertionError(kind);
      case CONTROL_SAMPLE -> ReferenceMap.controlSample(CountsMap.of("r", map));
    };
  }

  private static MapSample range(
      ReferenceKind kind, double scale, IntToDoubleFunction exposure, IntPredicate observed) {
    return MapSample.of(
        "s",
        CountsMap.of("n", map(a -> scale * exposure.applyAsDouble(a) * SKY[a], observed)),
        reference(kind, exposure, observed));
  }

  private static void assertTruth(MultipoleEstimate fit) {
    assertThat(fit.converged()).isTrue();
    for (int k = 0; k < 3; k++) {
      assertThat(fit.dipole()[k]).isCloseTo(DIPOLE[k], within(1e-9));
    }
  }

  private static List<MapSample> tilted(ReferenceKind kind) {
    return List.of(
        range(kind, 3, a -> 10 * (1 + 0.5 * GRID.z(a)), a -> true),
        range(kind, 0.7, a -> 40 * (1 - 0.5 * GRID.z(a)), a -> true));
  }

  @ParameterizedTest
  @EnumSource(
      value = ReferenceKind.class,
      names = {"EXACT", "SIMULATED", "CONTROL_SAMPLE"})
  void rangesOfDifferentExposuresGiveBackTheDipole(ReferenceKind kind) {
    assertTruth(MapComparison.ofDipole().fit("both", tilted(kind)));
  }

  @ParameterizedTest
  @EnumSource(
      value = ReferenceKind.class,
      names = {"EXACT", "SIMULATED", "CONTROL_SAMPLE"})
  void rangesThatSeeOneHalfOfTheSkyEachGiveBackTheDipole(ReferenceKind kind) {
    assertTruth(
        MapComparison.ofDipole()
            .fit(
                "both",
                List.of(
                    range(kind, 3, a -> 10, a -> GRID.z(a) > 0),
                    range(kind, 0.7, a -> 40, a -> GRID.z(a) < 0))));
  }

  /** Counts are sums, and with fitted scales 3 and 0.7 so is the reference. */
  @Test
  void theMapsAreThoseOfAllEventsWhereOneRangeIsObserved() {
    MultipoleEstimate fit =
        MapComparison.ofDipole()
            .fit(
                "both",
                List.of(
                    range(ReferenceKind.EXACT, 3, a -> 10, a -> a > 1),
                    range(ReferenceKind.EXACT, 0.7, a -> 40, a -> a != 0 && a != 2)));
    assertThat(fit.counts().isObserved(0)).isFalse();
    assertThat(fit.isotropic().value(1)).isCloseTo(0.7 * 40, within(1e-6));
    assertThat(fit.isotropic().value(2)).isCloseTo(3 * 10, within(1e-6));
    assertThat(fit.isotropic().value(3)).isCloseTo(3 * 10 + 0.7 * 40, within(1e-6));
    assertThat(fit.counts().value(3)).isCloseTo((30 + 28) * SKY[3], within(1e-9));
  }

  /** The template of the dipole itself leaves the prior as error: once, and not by sqrt(2) less. */
  @Test
  void aNuisanceParameterMovesAllRangesTogether() {
    SkyMap template = map(a -> new Multipole(1, 1).values(GRID)[a], a -> true);
    MultipoleEstimate fit =
        new MapComparison(1, List.of(new MapNuisance("tilt", template, 0.01)))
            .fit("both", tilted(ReferenceKind.EXACT));
    assertThat(fit.nuisances()).hasSize(1);
    assertThat(fit.nuisances().get(0).detector()).isEqualTo("both");
    // Of a sky with a dipole of 0.1 the template is that of the dipole but for 1 + d.n.
    assertThat(fit.isotropicDipoleCovariances().systematic()[0][0]).isCloseTo(1e-4, within(1e-12));
    assertThat(fit.nuisances().get(0).error()).isCloseTo(0.01, within(1e-3));
  }

  /** Purity 1/2 on 60 events per pixel and 12 plain ones: 42 weights, 15 + 12 = 27 squares. */
  @Test
  void eventsOfAllRangesAreCounted() {
    CountsMap events = CountsMap.of("n", map(a -> 60, a -> true));
    MapSample weighted =
        new MapSample(
            "s",
            events,
            events.weightedBy("p", map(a -> 0.5, a -> true)),
            reference(ReferenceKind.EXACT, a -> 1, a -> true));
    MapSample plain =
        MapSample.of(
            "s",
            CountsMap.of("n", map(a -> 12, a -> true)),
            reference(ReferenceKind.EXACT, a -> 1, a -> true));
    Reconstruction result =
        MapComparison.ofDipole().reconstruct("both", List.of(weighted, plain), 0.2);
    SkyCounts counted = (SkyCounts) result.data();
    double pixels = GRID.size();
    assertThat(counted.events()).isEqualTo(72 * pixels);
    assertThat(counted.weighted()).isEqualTo(42 * pixels);
    assertThat(counted.effective()).isCloseTo(42 * 42 * pixels / 27, within(1e-6));
  }

  @Test
  void rangesOfDifferentPixelsAreRefused() {
    HealpixGrid fine = new HealpixGrid(16);
    SkyMap other = KnownExposure.full(fine, SkyFrame.GALACTIC, new double[fine.size()]);
    MapSample second =
        MapSample.of("s", CountsMap.of("fine.fits", other), ReferenceMap.exact("r", other));
    MapSample first = tilted(ReferenceKind.EXACT).get(0);
    assertThatThrownBy(() -> MapComparison.ofDipole().fit("both", List.of(first, second)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("fine.fits is on HEALPix nside 16 but n on HEALPix nside 8; they must agree");
  }

  @Test
  void nuisancesOfOneNameAreRefused() {
    MapNuisance nuisance = new MapNuisance("tilt", map(a -> 1, a -> true), 0.01);
    assertThatThrownBy(() -> new MapComparison(1, List.of(nuisance, nuisance)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("two nuisances are named 'tilt'; every one needs a name of its own");
  }
}
