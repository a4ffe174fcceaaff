package org.anisky.reconstruction.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.Workers;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Multipole;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.NuisanceEstimate;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.junit.jupiter.api.Test;

/** Counts without fluctuations, seen with the true exposure, give back the whole sky. */
class MonteCarloClosureTest {
  private static final double[] DIPOLE = {8e-4, 6e-4, -2e-3};

  /** The fit stops at 1e-9 of its errors, which are below 1e-3; n itself is rounded to 1e-16. */
  private static final double CLOSURE = 1e-9;

  private static void assertClosure(MultipoleEstimate fit) {
    assertThat(fit.converged()).isTrue();
    for (int k = 0; k < 3; k++) {
      assertThat(fit.dipole()[k]).isCloseTo(DIPOLE[k], within(CLOSURE));
    }
  }

  private static double[] sky(SyntheticDetector detector) {
    return KnownExposure.sky(detector.equatorialGrid(), DIPOLE[0], DIPOLE[1], DIPOLE[2]);
  }

  @Test
  void theCylinderGivesBackAllThreeComponents() {
    SyntheticDetector site = SyntheticDetector.onCylinder(19, 60, 30, 60, 60, 1e8);
    assertClosure(
        KnownExposure.reconstructor(NuisancePriors.NONE, 1, "site", KnownExposure.of(site))
            .fit(site.asimovData(sky(site)), Workers.single()));
  }

  @Test
  void twoDetectorsOnHealpixGiveBackAllThreeComponents() {
    SyntheticDetector north = SyntheticDetector.onHealpix(19, 57, 8, 36, 1e8);
    SyntheticDetector south = SyntheticDetector.onHealpix(-90, 65, 8, 36, 3e8);
    assertClosure(
        KnownExposure.reconstructor(
                new NuisancePriors(0.05, ZenithTemplate.SECANT_MINUS_ONE, 1e-3),
                1,
                "north",
                KnownExposure.of(north),
                "south",
                KnownExposure.of(south))
            .fit(
                KnownExposure.data(
                    north.asimov("north", sky(north)), south.asimov("south", sky(south))),
                Workers.single()));
  }

  @Test
  void aGapInTheLiveTimeDoesNotMatter() {
    SyntheticDetector site = SyntheticDetector.onCylinder(-35, 60, 30, 60, 60, 1e8).withGap(10, 25);
    assertClosure(
        KnownExposure.reconstructor(NuisancePriors.NONE, 1, "site", KnownExposure.of(site))
            .fit(site.asimovData(sky(site)), Workers.single()));
  }

  @Test
  void multipolesUpToThreeComeBackTheZonalOnesToo() {
    SyntheticDetector north = SyntheticDetector.onHealpix(19, 70, 8, 36, 1e9);
    double[] sky = sky(north);
    double[] truth = new double[15];
    List<Multipole> multipoles = Multipole.upTo(3);
    for (int k = 0; k < truth.length; k++) {
      truth[k] = k < 3 ? DIPOLE[k] : 1e-4 * (k - 7);
      if (k >= 3) {
        double[] harmonic = multipoles.get(k).values(north.equatorialGrid());
        for (int a = 0; a < sky.length; a++) {
          sky[a] += truth[k] * harmonic[a];
        }
      }
    }
    MultipoleEstimate fit =
        KnownExposure.reconstructor(NuisancePriors.NONE, 3, "site", KnownExposure.of(north))
            .fit(north.asimovData(sky), Workers.single());
    for (int k = 0; k < truth.length; k++) {
      assertThat(fit.coefficients()[k]).isCloseTo(truth[k], within(CLOSURE));
    }
    assertThat(multipoles.get(5).key()).isEqualTo("a_20");
  }

  @Test
  void aPureNorthSouthDipoleIsFoundAndNothingElse() {
    SyntheticDetector site = SyntheticDetector.onCylinder(19, 60, 30, 60, 60, 1e8);
    double[] sky = KnownExposure.sky(site.equatorialGrid(), 0, 0, 2e-3);
    Reconstruction result =
        KnownExposure.reconstructor(NuisancePriors.NONE, 1, "site", KnownExposure.of(site))
            .reconstruct(site.asimovData(sky), Workers.single(), Progress.SILENT);
    DipoleEstimate dipole = result.dipole();
    assertThat(dipole.value(DipoleComponent.D_N))
        .hasValue(dipole.value(DipoleComponent.D_N).orElse(0));
    assertThat(dipole.value(DipoleComponent.D_N).orElseThrow()).isCloseTo(2e-3, within(CLOSURE));
    assertThat(dipole.amplitude()).isLessThan(CLOSURE);
    // 2e-3 against an error of some 5e-4: the test statistic says what the errors say.
    double sigmas = 2e-3 / dipole.error(DipoleComponent.D_N).orElseThrow();
    assertThat(sigmas).isGreaterThan(3);
    assertThat(dipole.testStatistic()).isCloseTo(sigmas * sigmas, within(0.02 * sigmas * sigmas));
    assertThat(dipole.systematicCovariance()).isEmpty();
    assertThat(result.strategy()).isEqualTo("monte-carlo");
    assertThat(result.warnings()).isEmpty();
  }

  /** Asimov counts of a pure d_N = 2e-3 against an acceptance whose slope is 5 percent wrong. */
  private static MultipoleEstimate againstWrongSlope(double priorSigma) {
    SyntheticDetector site = SyntheticDetector.onCylinder(19, 60, 30, 60, 60, 1e8);
    double[] wrong = site.acceptance().clone();
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] *= 1 + 0.05 * (1 - Math.cos(site.sky().zenith(i)));
    }
    return KnownExposure.reconstructor(
            new NuisancePriors(priorSigma, ZenithTemplate.ONE_MINUS_COSINE, 0),
            1,
            "site",
            KnownExposure.of(site, wrong, null))
        .fit(
            site.asimovData(KnownExposure.sky(site.equatorialGrid(), 0, 0, 2e-3)),
            Workers.single());
  }

  @Test
  void aWrongSimulatedSlopeThatIsTrustedMovesTheDipoleByManyErrors() {
    MultipoleEstimate fit = againstWrongSlope(0);
    double error = Math.sqrt(fit.covariances().statistical()[2][2]);
    assertThat(Math.abs(fit.dipole()[2] - 2e-3)).isGreaterThan(5 * error);
    assertThat(fit.covariances().systematic()[2][2]).isZero();
  }

  @Test
  void aWrongSimulatedSlopeWithinItsPriorStaysWithinTheSystematicError() {
    MultipoleEstimate fit = againstWrongSlope(0.05);
    double error = Math.sqrt(fit.covariances().systematic()[2][2]);
    assertThat(error).isGreaterThan(1e-5);
    assertThat(Math.abs(fit.dipole()[2] - 2e-3)).isLessThan(error);
    // Whoever simulates with (1 + 0.05 g) must be corrected by about 1/(1 + 0.05 g).
    NuisanceEstimate slope = fit.nuisances().get(0);
    assertThat(slope.name()).isEqualTo("zenith slope");
    assertThat(slope.value()).isCloseTo(-0.05, within(0.0025));
  }

  @Test
  void aParameterFarOutsideItsPriorIsAWarning() {
    SyntheticDetector site = SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 1e8);
    double[] rate = site.rate().clone();
    for (int tau = 0; tau < rate.length; tau++) {
      rate[tau] *= 1 + 0.02 * Math.cos(site.binning().centre(tau));
    }
    Reconstruction result =
        KnownExposure.reconstructor(
                new NuisancePriors(0, ZenithTemplate.ONE_MINUS_COSINE, 1e-3),
                1,
                "site",
                KnownExposure.of(site))
            .reconstruct(
                site.withRate(rate).asimovData(KnownExposure.sky(site.equatorialGrid(), 0, 0, 0)),
                Workers.single(),
                Progress.SILENT);
    assertThat(result.warnings()).hasSize(1);
    assertThat(result.warnings().get(0))
        .matches(
            "site: the fit wants a rate modulation cos of 0\\.0\\d+, [\\d.]+ standard deviations of"
                + " its prior; exposure and counts do not fit together");
  }
}
