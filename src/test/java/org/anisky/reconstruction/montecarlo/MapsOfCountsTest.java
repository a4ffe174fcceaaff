package org.anisky.reconstruction.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.ReferenceKind;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Progress;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;

/** Counts, weights and references of twelve pixels, and what does not belong together. */
class MapsOfCountsTest {
  private static final SkyGrid GRID = new HealpixGrid(1);

  private static double[] values(double every, double first) {
    double[] values = new double[GRID.size()];
    Arrays.fill(values, every);
    values[0] = first;
    return values;
  }

  private static SkyMap map(double every, double first) {
    return KnownExposure.full(GRID, SkyFrame.EQUATORIAL, values(every, first));
  }

  private static SkyMap without(SkyMap map, int pixel) {
    BitSet observed = map.observed();
    observed.clear(pixel);
    double[] clean = map.values();
    clean[pixel] = 0;
    return SkyMap.of(map.grid(), map.frame(), map.quantity(), map.unit(), clean, observed);
  }

  private static void assertRefused(Runnable what, String message) {
    assertThatThrownBy(what::run).isInstanceOf(InvalidInputException.class).hasMessage(message);
  }

  /** Eleven pixels of 4 events and one of 6: 50; with squares of 8 and 12 the factor is 2. */
  @Test
  void countsAndSquaredWeightsAreSummed() {
    CountsMap plain = CountsMap.of("counts", map(4, 6));
    assertThat(plain.total()).isEqualTo(50);
    assertThat(plain.varianceFactor()).isEqualTo(1);
    assertThat(plain.squaredWeight(0)).isEqualTo(6);
    assertThat(plain.isWhole()).isTrue();
    CountsMap weighted = new CountsMap("counts", map(4, 6), Optional.of(map(8, 12)));
    assertThat(weighted.varianceFactor()).isEqualTo(2);
    assertThat(weighted.totalSquaredWeights()).isEqualTo(100);
    assertThat(CountsMap.of("counts", map(4, 6.5)).isWhole()).isFalse();
  }

  /** A half of every event: half the weights, a quarter of their squares. */
  @Test
  void purityWeighsEveryEvent() {
    CountsMap pure = CountsMap.of("counts", map(4, 6)).weightedBy("purity", map(0.5, 1));
    assertThat(pure.counts().value(1)).isEqualTo(2);
    assertThat(pure.squaredWeight(1)).isEqualTo(1);
    assertThat(pure.counts().value(0)).isEqualTo(6);
    assertThat(pure.squaredWeight(0)).isEqualTo(6);
    CountsMap twice = pure.weightedBy("purity", map(0.5, 0));
    assertThat(twice.squaredWeight(1)).isEqualTo(0.25);
    assertThat(twice.counts().value(0)).isZero();
    CountsMap counts = CountsMap.of("counts", map(4, 6));
    assertRefused(
        () -> counts.weightedBy("purity", map(0.5, 1.5)),
        "purity: pixel 0 has purity 1.5; it must be in [0, 1]");
    assertRefused(
        () -> counts.weightedBy("purity", map(0.5, -0.1)),
        "purity: pixel 0 has purity -0.1; it must be in [0, 1]");
    assertRefused(
        () -> counts.weightedBy("purity", without(map(0.5, 1), 3)),
        "purity: pixel 3 has no purity, but there are counts in counts");
  }

  @Test
  void countsThatCannotBeAreRefused() {
    assertRefused(
        () -> CountsMap.of("counts", map(4, -1)),
        "counts: pixel 0: count is -1.0; it must be finite and >= 0");
    assertRefused(
        () -> new CountsMap("counts", map(4, 6), Optional.of(without(map(8, 12), 5))),
        "counts: pixel 5 has a count but no sum of squared weights");
    assertRefused(
        () -> new CountsMap("counts", map(4, 6), Optional.of(map(8, 0))),
        "counts: pixel 0: sum of weights is 6.0 but sum of squared weights 0.0; both must be 0 or"
            + " both positive");
    assertRefused(
        () -> new CountsMap("counts", map(4, 6), Optional.of(map(8, -1))),
        "counts: pixel 0: sum of squared weights is -1.0; it must be finite and >= 0");
    SkyMap galactic = KnownExposure.full(GRID, SkyFrame.GALACTIC, values(8, 12));
    assertRefused(
        () -> new CountsMap("counts", map(4, 6), Optional.of(galactic)),
        "counts (squared weights) is in the galactic frame but counts in the equatorial frame; they"
            + " must agree");
  }

  @Test
  void errorsOfAReferenceMustBelongToIt() {
    ReferenceMap simulated = ReferenceMap.simulated("reference", map(4, 6), map(0.5, 2));
    assertThat(simulated.variance(0)).isEqualTo(4);
    assertThat(simulated.variance(1)).isEqualTo(0.25);
    assertRefused(
        () -> ReferenceMap.simulated("reference", map(4, 6), map(0.5, -2)),
        "reference: pixel 0: error is -2.0; it must be finite and >= 0");
    assertThatThrownBy(
            () ->
                ReferenceMap.simulated(
                    "reference",
                    map(4, 6),
                    KnownExposure.full(new HealpixGrid(2), SkyFrame.EQUATORIAL, new double[48])))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("reference (error) is on ");
    assertThatThrownBy(
            () ->
                new ReferenceMap(
                    "reference",
                    map(4, 6),
                    ReferenceKind.SIMULATED,
                    Optional.of(KnownExposure.full(GRID, SkyFrame.GALACTIC, values(1, 1)))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("reference (variance) is in the galactic frame");
    assertRefused(
        () -> ReferenceMap.exact("reference", map(4, Double.POSITIVE_INFINITY)),
        "reference: pixel 0: reference is Infinity; it must be finite and >= 0");
  }

  /** cos z at latitude 30 deg: 1 in the zenith, and 0 beyond the largest zenith angle. */
  @Test
  void aSiteAcceptsByThePowerOfTheCosineOfTheZenithAngle() {
    DataBackground.Site site = new DataBackground.Site(Math.toRadians(30), Math.toRadians(60), 2);
    assertThat(site.acceptance(0.5, 0)).isCloseTo(1, within(1e-12));
    // On the equator in the South: 30 deg from the zenith.
    assertThat(site.acceptance(0, 0)).isCloseTo(0.75, within(1e-12));
    // Six hours later on the horizon, and below it behind the pole.
    assertThat(site.acceptance(0, Math.PI / 2)).isZero();
    assertThat(site.acceptance(0.5, Math.PI)).isZero();
    // The pole itself is 59 or 61 deg away all day long.
    DataBackground.Site north = new DataBackground.Site(Math.toRadians(31), Math.toRadians(60), 2);
    assertThat(north.acceptance(1, 2))
        .isCloseTo(Math.pow(Math.sin(Math.toRadians(31)), 2), within(1e-12));
    assertThat(new DataBackground.Site(Math.toRadians(29), Math.toRadians(60), 2).acceptance(1, 2))
        .isZero();
  }

  /** At 60 deg the secant is 2. */
  @Test
  void slopesWithZenithAngleAreZeroInTheZenith() {
    double zenith = Math.toRadians(60);
    assertThat(ZenithTemplate.ONE_MINUS_COSINE.at(zenith)).isCloseTo(0.5, within(1e-12));
    assertThat(ZenithTemplate.SECANT_MINUS_ONE.at(zenith)).isCloseTo(1, within(1e-12));
    assertThat(ZenithTemplate.LOG_SECANT.at(zenith)).isCloseTo(Math.log(2), within(1e-12));
    for (ZenithTemplate template : ZenithTemplate.values()) {
      assertThat(template.at(0)).isCloseTo(0, within(1e-15));
    }
  }

  @Test
  void aNuisanceNeedsAPrior() {
    assertThat(new MapNuisance("tilt", map(1, 2), 0.1).sigma()).isEqualTo(0.1);
    for (double sigma : new double[] {0, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
      assertRefused(
          () -> new MapNuisance("tilt", map(1, 2), sigma),
          "nuisance 'tilt': standard deviation " + sigma + " of the prior must be finite and > 0");
    }
  }

  /** Bin 7 of 24 with a twenty-fourth of the live time of 2400 events: 100 are missed. */
  @Test
  void liveTimeWithoutEventsIsRemarked() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 2400);
    SyntheticDetector dead = detector.withGap(7, 8);
    double[] flat = SyntheticDetector.dipole(detector.equatorialGrid(), 0, 0);
    String remark = "site: 1 of 24 sidereal bins have live time but no events";
    assertThat(warnings(detector, dead, flat)).contains(remark);
    assertThat(warnings(dead, dead, flat)).doesNotContain(remark);
    assertThat(warnings(detector, detector, flat)).doesNotContain(remark);
    // Of 240 events ten are missed: chance leaves a bin so once in 22,000.
    SyntheticDetector few = SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 240);
    assertThat(warnings(few, few.withGap(7, 8), flat)).doesNotContain(remark);
  }

  private static List<String> warnings(
      SyntheticDetector live, SyntheticDetector seen, double[] sky) {
    return KnownExposure.reconstructor(NuisancePriors.NONE, 1, "site", KnownExposure.of(live))
        .reconstruct(
            KnownExposure.data(seen.asimov("site", sky)), Workers.single(), Progress.SILENT)
        .warnings();
  }
}
