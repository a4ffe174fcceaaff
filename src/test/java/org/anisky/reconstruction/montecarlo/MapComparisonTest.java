package org.anisky.reconstruction.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.reconstruction.GalacticDipole;
import org.anisky.reconstruction.Multipole;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;

class MapComparisonTest {
  private static final HealpixGrid GRID = new HealpixGrid(16);
  private static final double[] DIPOLE = {0.01, -0.02, 0.03};

  private static double[] constant(double value) {
    double[] values = new double[GRID.size()];
    Arrays.fill(values, value);
    return values;
  }

  private static SkyMap map(double[] values) {
    return KnownExposure.full(GRID, SkyFrame.GALACTIC, values);
  }

  /** An exposure between 100 and 300, lopsided along every axis. */
  private static double[] exposure() {
    double[] values = new double[GRID.size()];
    for (int a = 0; a < values.length; a++) {
      values[a] = 200 + 50 * GRID.z(a) + 50 * Math.cos(GRID.longitude(a) - 1);
    }
    return values;
  }

  private static double[] seen(double[] exposure) {
    double[] sky = KnownExposure.sky(GRID, DIPOLE[0], DIPOLE[1], DIPOLE[2]);
    for (int a = 0; a < sky.length; a++) {
      sky[a] *= exposure[a];
    }
    return sky;
  }

  private static void assertDipole(MultipoleEstimate fit) {
    assertThat(fit.converged()).isTrue();
    for (int k = 0; k < 3; k++) {
      assertThat(fit.dipole()[k]).isCloseTo(DIPOLE[k], within(1e-9));
    }
  }

  /** F_xx = sum of n_x^2 over N events = N/3 for every axis: sigma = sqrt(3/N). */
  @Test
  void theFullSkyErrorIsSqrtThreeOverEvents() {
    double events = 1e6;
    MultipoleEstimate fit =
        MapComparison.ofDipole()
            .fit(
                CountsMap.of("counts", map(constant(events / GRID.size()))),
                ReferenceMap.exact("reference", map(constant(1))));
    for (int k = 0; k < 3; k++) {
      // The mean of n_x^2 over the pixel centres of nside 16 is 1/3 to a few 1e-4.
      assertThat(Math.sqrt(fit.covariances().total()[k][k]))
          .isCloseTo(Math.sqrt(3 / events), within(1e-3 * Math.sqrt(3 / events)));
      assertThat(Math.sqrt(fit.isotropicDipoleCovariances().total()[k][k]))
          .isCloseTo(Math.sqrt(3 / events), within(1e-3 * Math.sqrt(3 / events)));
    }
    assertThat(fit.testStatistic()).isCloseTo(0, within(1e-9));
    assertThat(fit.probability()).isCloseTo(1, within(1e-9));
  }

  @Test
  void everyKindOfReferenceGivesBackTheSky() {
    double[] exposure = exposure();
    CountsMap counts = CountsMap.of("counts", map(seen(exposure)));
    SkyMap reference = map(exposure);
    assertDipole(MapComparison.ofDipole().fit(counts, ReferenceMap.exact("r", reference)));
    assertDipole(
        MapComparison.ofDipole()
            .fit(counts, ReferenceMap.simulated("r", reference, map(constant(7)))));
    assertDipole(
        MapComparison.ofDipole()
            .fit(counts, ReferenceMap.controlSample(CountsMap.of("r", reference))));
  }

  /** A control sample as large as the sample: the variance of a difference is twice that of one. */
  @Test
  void aControlSampleOfEqualSizeDoublesTheVariance() {
    double events = 1e6;
    SkyMap map = map(constant(events / GRID.size()));
    MultipoleEstimate fit =
        MapComparison.ofDipole()
            .fit(
                CountsMap.of("positrons", map),
                ReferenceMap.controlSample(CountsMap.of("protons", map)));
    for (int k = 0; k < 3; k++) {
      assertThat(fit.covariances().counts()[k][k]).isCloseTo(3 / events, within(3e-9));
      assertThat(fit.covariances().reference()[k][k]).isCloseTo(3 / events, within(3e-9));
      assertThat(fit.covariances().statistical()[k][k]).isCloseTo(6 / events, within(6e-9));
    }
  }

  /** An error of 10 percent in a pixel is worth 100 counts; with 100 events again twice. */
  @Test
  void aSimulatedMapWithErrorsAddsTheirVariance() {
    MultipoleEstimate fit =
        MapComparison.ofDipole()
            .fit(
                CountsMap.of("counts", map(constant(100))),
                ReferenceMap.simulated("r", map(constant(5)), map(constant(0.5))));
    double ofCounts = 3 / (100.0 * GRID.size());
    assertThat(fit.covariances().reference()[0][0]).isCloseTo(ofCounts, within(1e-3 * ofCounts));
  }

  /** Weights 1/2 on all: as many events as before, sum w^2/sum w = 1/2. */
  @Test
  void constantWeightsChangeNothing() {
    double[] exposure = exposure();
    double[] weighted = seen(exposure);
    double[] squares = seen(exposure);
    for (int a = 0; a < weighted.length; a++) {
      weighted[a] *= 0.5;
      squares[a] *= 0.25;
    }
    ReferenceMap reference = ReferenceMap.exact("r", map(exposure));
    MultipoleEstimate plain =
        MapComparison.ofDipole().fit(CountsMap.of("counts", map(seen(exposure))), reference);
    MultipoleEstimate fit =
        MapComparison.ofDipole()
            .fit(new CountsMap("counts", map(weighted), Optional.of(map(squares))), reference);
    assertDipole(fit);
    assertThat(fit.covariances().total()[1][1])
        .isCloseTo(plain.covariances().total()[1][1], within(1e-15));
    assertThat(fit.isotropicDipoleCovariances().total()[0][2])
        .isCloseTo(plain.isotropicDipoleCovariances().total()[0][2], within(1e-15));
    assertThat(fit.counts().value(7)).isCloseTo(weighted[7], within(1e-9));
    double[] sky = KnownExposure.sky(GRID, DIPOLE[0], DIPOLE[1], DIPOLE[2]);
    assertThat(fit.isotropic().value(7)).isCloseTo(weighted[7] / sky[7], within(1e-6));
  }

  /** n events of which p are of the kind looked for: weights p leave the signal's sky. */
  @Test
  void purityWeightsLeaveTheSignal() {
    double[] exposure = exposure();
    double[] purity = new double[GRID.size()];
    double[] events = seen(exposure);
    for (int a = 0; a < purity.length; a++) {
      purity[a] = 0.7 + 0.2 * GRID.z(a);
      events[a] /= purity[a];
    }
    CountsMap counts = CountsMap.of("counts", map(events)).weightedBy("purity", map(purity));
    assertDipole(MapComparison.ofDipole().fit(counts, ReferenceMap.exact("r", map(exposure))));
    assertThat(counts.squaredWeights().orElseThrow().value(3))
        .isCloseTo(events[3] * purity[3] * purity[3], within(1e-9));
    assertThatThrownBy(
            () -> CountsMap.of("counts", map(events)).weightedBy("purity.fits", map(constant(1.5))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("purity.fits: pixel 0 has purity 1.5; it must be in [0, 1]");
  }

  /** A template of cos b cos l itself cannot be told from the dipole: the prior is the error. */
  @Test
  void aTemplateOfTheDipoleAddsItsPrior() {
    double[] template = new Multipole(1, 1).values(GRID);
    MultipoleEstimate fit =
        new MapComparison(1, List.of(new MapNuisance("tilt", map(template), 0.01)))
            .fit(
                CountsMap.of("counts", map(constant(1000))),
                ReferenceMap.exact("r", map(constant(1))));
    assertThat(fit.covariances().systematic()[0][0]).isCloseTo(1e-4, within(1e-12));
    assertThat(fit.covariances().systematic()[2][2]).isCloseTo(0, within(1e-12));
  }

  /** d_y = towards l = 90 deg is rho_EW, d_z is rho_NS, d_x (Galactic centre) is rho_FB. */
  @Test
  void aKnownGalacticDipoleHasItsPublishedNames() {
    double[] exposure = exposure();
    MultipoleEstimate fit =
        MapComparison.ofDipole()
            .fit(
                CountsMap.of("counts", map(seen(exposure))),
                ReferenceMap.exact("r", map(exposure)));
    GalacticDipole dipole = GalacticDipole.of(fit);
    assertThat(dipole.forwardBackward().value()).isCloseTo(0.01, within(1e-9));
    assertThat(dipole.eastWest().value()).isCloseTo(-0.02, within(1e-9));
    assertThat(dipole.northSouth().value()).isCloseTo(0.03, within(1e-9));
    // sqrt(0.0001 + 0.0004 + 0.0009)
    assertThat(dipole.delta().value()).isCloseTo(Math.sqrt(0.0014), within(1e-9));
    double[][] c = fit.covariances().statistical();
    assertThat(dipole.eastWest().statistical()).isEqualTo(Math.sqrt(c[1][1]));
    assertThat(dipole.northSouth().statistical()).isEqualTo(Math.sqrt(c[2][2]));
    assertThat(dipole.forwardBackward().statistical()).isEqualTo(Math.sqrt(c[0][0]));
    assertThat(dipole.delta().systematic()).isEmpty();
    // All three errors are near sqrt(3/6e5) = 2.2e-3 here, and so is that of any direction.
    assertThat(dipole.delta().statistical()).isBetween(2.0e-3, 2.5e-3);
  }

  @Test
  void mapsThatDoNotFitTogetherAreRefused() {
    CountsMap counts = CountsMap.of("counts.fits", map(constant(5)));
    HealpixGrid coarse = new HealpixGrid(8);
    double[] few = new double[coarse.size()];
    assertThatThrownBy(
            () ->
                MapComparison.ofDipole()
                    .fit(
                        counts,
                        ReferenceMap.exact(
                            "reference.fits", KnownExposure.full(coarse, SkyFrame.GALACTIC, few))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "reference.fits is on HEALPix nside 8 but counts.fits on HEALPix nside 16; they must"
                + " agree");
    assertThatThrownBy(
            () ->
                MapComparison.ofDipole()
                    .fit(
                        counts,
                        ReferenceMap.exact(
                            "reference.fits",
                            KnownExposure.full(GRID, SkyFrame.EQUATORIAL, constant(5)))))
        .hasMessage(
            "reference.fits is in the equatorial frame but counts.fits in the galactic frame; they"
                + " must agree");
    assertThatThrownBy(
            () ->
                CountsMap.of(
                    "local.fits", KnownExposure.full(GRID, SkyFrame.LOCAL_HORIZON, constant(5))))
        .hasMessage(
            "local.fits: the map is in the local-horizon frame; it must be equatorial or galactic");
  }

  @Test
  void countsWhereTheReferenceIsZeroAreRefused() {
    double[] reference = constant(2);
    reference[17] = 0;
    CountsMap counts = CountsMap.of("counts.fits", map(constant(5)));
    assertThatThrownBy(
            () ->
                MapComparison.ofDipole()
                    .fit(counts, ReferenceMap.exact("reference.fits", map(reference))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "counts.fits: pixel 17 has 5.0 events but the reference reference.fits is 0 there; it"
                + " must be positive wherever there are events");
    BitSet without = new BitSet();
    without.set(18, GRID.size());
    SkyMap partial = SkyMap.of(GRID, SkyFrame.GALACTIC, "reference", "1", constant(2), without);
    assertThatThrownBy(
            () ->
                MapComparison.ofDipole()
                    .fit(counts, ReferenceMap.controlSample(CountsMap.of("control.fits", partial))))
        .hasMessage(
            "counts.fits: pixel 0 has 5.0 events but the reference control.fits is 0 there; it must"
                + " be positive wherever there are events");
  }

  @Test
  void valuesThatAreNoCountsAreRefused() {
    double[] negative = constant(5);
    negative[3] = -1;
    assertThatThrownBy(() -> CountsMap.of("counts.fits", map(negative)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("counts.fits: pixel 3: count is -1.0; it must be finite and >= 0");
    assertThatThrownBy(() -> ReferenceMap.exact("reference.fits", map(negative)))
        .hasMessage("reference.fits: pixel 3: reference is -1.0; it must be finite and >= 0");
    assertThatThrownBy(
            () ->
                MapComparison.ofDipole()
                    .fit(
                        CountsMap.of("counts.fits", map(constant(0))),
                        ReferenceMap.exact("r", map(constant(1)))))
        .hasMessage("counts.fits: the map has no events");
    double[] errors = constant(1);
    errors[9] = 0;
    assertThatThrownBy(
            () ->
                MapComparison.ofDipole()
                    .fit(
                        CountsMap.of("counts.fits", map(constant(5))),
                        ReferenceMap.simulated("r.fits", map(constant(5)), map(errors))))
        .hasMessage(
            "r.fits: pixel 9 has value 5.0 with error 0; every pixel of a reference with errors"
                + " needs one");
  }
}
