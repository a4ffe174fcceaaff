package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.likelihood.MultipoleBasis;
import org.anisky.likelihood.MultipoleFit;
import org.anisky.likelihood.PoissonLikelihood;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.TraceLine;
import org.junit.jupiter.api.Test;

class ConvergenceCriterionTest {
  private static ConvergenceCriterion plain(double allowedChange, double allowedGain) {
    return new ConvergenceCriterion(Acceleration.NONE, allowedChange, allowedGain);
  }

  @Test
  void aLinearSequenceIsExtrapolatedExactly() {
    // 1 - 2^-n: after n = 1, 2, 3, 4 there remain 1/2, 1/4, 1/8, 1/16; powers of two are exact.
    ConvergenceCriterion criterion = plain(0.1, 1);
    criterion.add(0.5, 0, 1);
    assertThat(criterion.extrapolatedChange()).isNaN();
    assertThat(criterion.isMet()).isFalse();
    criterion.add(0.75, 0, 1.5);
    assertThat(criterion.extrapolatedChange()).isNaN();
    assertThat(criterion.isMet()).isFalse();
    criterion.add(0.875, 0, 1.75);
    assertThat(criterion.extrapolatedChange()).isEqualTo(0.125);
    assertThat(criterion.isMet()).isFalse();
    criterion.add(0.9375, 0, 1.875);
    assertThat(criterion.extrapolatedChange()).isEqualTo(0.0625);
    assertThat(criterion.isMet()).isTrue();
  }

  @Test
  void bothComponentsCount() {
    // Steps of 5 and 2.5 along (3, 4): 2.5 remain.
    ConvergenceCriterion criterion = plain(1, 1);
    criterion.add(0, 0, 0);
    criterion.add(3, 4, 0);
    criterion.add(4.5, 6, 0);
    assertThat(criterion.extrapolatedChange()).isCloseTo(2.5, within(1e-15));
  }

  @Test
  void oneLuckyStepDoesNotEndTheFit() {
    // Ratios 0.8, 0.8, 0.01: the largest of the last three speaks.
    ConvergenceCriterion criterion = plain(1, 1);
    criterion.add(0, 0, 0);
    criterion.add(1, 0, 0);
    criterion.add(1.8, 0, 0);
    criterion.add(2.44, 0, 0);
    criterion.add(2.4464, 0, 0);
    assertThat(criterion.extrapolatedChange()).isCloseTo(0.0064 * 4, within(1e-12));
  }

  @Test
  void aGrowingSequenceIsNotConverging() {
    ConvergenceCriterion criterion = plain(1, 1);
    criterion.add(0, 0, 0);
    criterion.add(1e-9, 0, 0);
    criterion.add(3e-9, 0, 0);
    assertThat(criterion.extrapolatedChange()).isInfinite();
    assertThat(criterion.isMet()).isFalse();
  }

  @Test
  void aStandingDipoleIsConvergedOnlyWhenTheLikelihoodStands() {
    ConvergenceCriterion criterion = plain(1, 0.5);
    criterion.add(1, 0, 0);
    criterion.add(1, 0, 10);
    criterion.add(1, 0, 20);
    assertThat(criterion.extrapolatedChange()).isZero();
    assertThat(criterion.isMet()).isFalse();
    criterion.add(1, 0, 20.4);
    assertThat(criterion.isMet()).isTrue();
  }

  @Test
  void notANumberNeverConverges() {
    ConvergenceCriterion criterion = plain(1, 1);
    for (int sweep = 0; sweep < 5; sweep++) {
      criterion.add(Double.NaN, 0, 0);
    }
    assertThat(criterion.isMet()).isFalse();
  }

  @Test
  void acceleratedTheLargestOfThreeStepsIsTheLeast() {
    ConvergenceCriterion criterion = new ConvergenceCriterion(Acceleration.ANDERSON, 1, 1);
    criterion.add(0, 0, 0);
    criterion.add(1, 0, 0);
    criterion.add(1.125, 0, 0);
    criterion.add(1.1250001, 0, 0);
    assertThat(criterion.extrapolatedChange()).isEqualTo(1);
    criterion.add(1.1250002, 0, 0);
    assertThat(criterion.extrapolatedChange()).isEqualTo(0.125);
  }

  /**
   * 5e9 events with Poisson noise at latitude 19 deg, zenith < 57 deg: when the fit says that less
   * than one percent of the error remains, less than that must remain.
   */
  @Test
  void whatIsSaidToRemainRemainsOnNoisyHealpixMaps() {
    SyntheticDetector detector = SyntheticDetector.onHealpix(19, 57, 32, 180, 5e9);
    double[] truth = SyntheticDetector.dipole(detector.equatorialGrid(), 8e-4, 6e-4);
    ScannedData data =
        ScannedData.of(new Dataset(List.of(detector.poisson("site", truth, 3))), Workers.single());
    PoissonLikelihood likelihood = new PoissonLikelihood(data);
    MultipoleFit.Result dipole =
        new MultipoleFit(data, likelihood, MultipoleBasis.dipole(data.grid())).fit();
    double error = Math.sqrt(dipole.covariance()[0][0]);
    LikelihoodOptions tight =
        new LikelihoodOptions(
            Gauge.RATIO,
            Acceleration.ANDERSON,
            new StoppingRule.AfterSweeps(150),
            0.01,
            5e-5,
            false,
            1,
            0.17);
    TraceLine limit = fit(data, likelihood, tight, error).last();
    for (Acceleration acceleration : Acceleration.values()) {
      LikelihoodOptions options =
          new LikelihoodOptions(
              Gauge.RATIO,
              acceleration,
              new StoppingRule.WithinTolerance(500),
              0.01,
              5e-5,
              false,
              1,
              0.17);
      Convergence convergence = fit(data, likelihood, options, error);
      TraceLine last = convergence.last();
      assertThat(convergence.status()).isEqualTo(Convergence.Status.CONVERGED);
      double remains = Math.hypot(last.d0h() - limit.d0h(), last.d6h() - limit.d6h());
      assertThat(remains).isLessThan(0.01 * error);
      assertThat(last.extrapolatedChange()).isLessThan(convergence.allowedChange());
      if (acceleration == Acceleration.ANDERSON) {
        assertThat(convergence.sweeps()).isLessThan(20);
        assertThat(remains).isLessThan(last.extrapolatedChange());
      }
    }
  }

  private static Convergence fit(
      ScannedData data, PoissonLikelihood likelihood, LikelihoodOptions options, double error) {
    return new AllSkyFit(data, likelihood, options, error).fit(Progress.SILENT).convergence();
  }

  @Test
  void theLimitOfSweepsIsAResultAndAFixedNumberIsExact() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 1e9);
    ScannedData data =
        ScannedData.of(
            detector.asimovData(SyntheticDetector.dipole(detector.equatorialGrid(), 8e-4, 6e-4)),
            Workers.single());
    PoissonLikelihood likelihood = new PoissonLikelihood(data);
    LikelihoodOptions limited =
        new LikelihoodOptions(
            Gauge.RATIO,
            Acceleration.NONE,
            new StoppingRule.WithinTolerance(4),
            0.01,
            1e-9,
            false,
            1,
            0.17);
    Convergence stopped = fit(data, likelihood, limited, 1e-9);
    assertThat(stopped.status()).isEqualTo(Convergence.Status.NOT_CONVERGED);
    assertThat(stopped.sweeps()).isEqualTo(4);
    LikelihoodOptions fixed =
        new LikelihoodOptions(
            Gauge.RATIO,
            Acceleration.NONE,
            new StoppingRule.AfterSweeps(7),
            0.01,
            1,
            false,
            1,
            0.17);
    Convergence exact = fit(data, likelihood, fixed, 1);
    assertThat(exact.status()).isEqualTo(Convergence.Status.FIXED_SWEEPS);
    assertThat(exact.trace()).hasSize(7);
  }
}
