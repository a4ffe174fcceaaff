package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.grid.SkyGrid;
import org.anisky.likelihood.MultipoleBasis;
import org.anisky.likelihood.MultipoleFit;
import org.anisky.likelihood.PoissonLikelihood;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.TraceLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts without fluctuations must give back the sky that made them. */
class ClosureTest {
  private static final double D_0H = 8e-4;
  private static final double D_6H = 6e-4;
  private static final double AMPLITUDE = 1e-3;

  /** The fits stop at 1e-7 of the amplitude or, where ln L rounds, a little above. */
  private static final double CLOSURE = 1e-6 * AMPLITUDE;

  private static ScannedData scanned(SyntheticDetector... detectors) {
    List<SyntheticDetector> list = List.of(detectors);
    double[] sky = sky(detectors[0]);
    return ScannedData.of(
        new Dataset(list.stream().map(d -> d.asimov("site " + list.indexOf(d), sky)).toList()),
        Workers.single());
  }

  private static double[] sky(SyntheticDetector detector) {
    return SyntheticDetector.dipole(detector.equatorialGrid(), D_0H, D_6H);
  }

  private static AllSkyFit.Result fit(
      ScannedData data, Acceleration acceleration, int fixedSweeps, double tolerance) {
    LikelihoodOptions options =
        new LikelihoodOptions(
            Gauge.RATIO,
            acceleration,
            fixedSweeps > 0
                ? new StoppingRule.AfterSweeps(fixedSweeps)
                : new StoppingRule.WithinTolerance(3000),
            1,
            tolerance,
            false,
            1,
            0.17);
    // The dipole may change by the tolerance times its "error" of one.
    return new AllSkyFit(data, new PoissonLikelihood(data), options, tolerance)
        .fit(Progress.SILENT);
  }

  private static void assertClosure(SyntheticDetector... detectors) {
    ScannedData data = scanned(detectors);
    MultipoleFit.Result dipole =
        new MultipoleFit(data, new PoissonLikelihood(data), MultipoleBasis.dipole(data.grid()))
            .fit();
    assertThat(dipole.converged()).isTrue();
    assertThat(dipole.coefficients()[0]).isCloseTo(D_0H, within(CLOSURE));
    assertThat(dipole.coefficients()[1]).isCloseTo(D_6H, within(CLOSURE));
    for (Acceleration acceleration : Acceleration.values()) {
      AllSkyFit.Result sky = fit(data, acceleration, 0, 1e-7 * AMPLITUDE);
      assertThat(sky.convergence().status()).isEqualTo(Convergence.Status.CONVERGED);
      TraceLine last = sky.convergence().last();
      assertThat(last.d0h()).isCloseTo(D_0H, within(CLOSURE));
      assertThat(last.d6h()).isCloseTo(D_6H, within(CLOSURE));
      assertNeverFalls(sky, data.total());
    }
  }

  /** ln L sums terms of the order of the number of events: 1e-15 of it is a few roundings. */
  private static void assertNeverFalls(AllSkyFit.Result sky, double events) {
    double gain = 0;
    for (TraceLine sweep : sky.convergence().trace()) {
      assertThat(sweep.logLikelihoodGain()).isGreaterThanOrEqualTo(gain - 1e-15 * events);
      gain = sweep.logLikelihoodGain();
    }
    assertThat(gain).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"-90", "-35", "0", "19", "49"})
  void theDipoleComesBackOnTheCylinder(double latitude) {
    assertClosure(SyntheticDetector.onCylinder(latitude, 60, 24, 48, 48, 1e9));
  }

  @ParameterizedTest
  @CsvSource({"-90", "-35", "0", "19", "49"})
  void theDipoleComesBackOnHealpix(double latitude) {
    assertClosure(SyntheticDetector.onHealpix(latitude, 57, 8, 48, 1e9));
  }

  @Test
  void fewerBinsThanColumnsWillDo() {
    assertClosure(SyntheticDetector.onCylinder(19, 60, 24, 48, 16, 1e9));
  }

  @Test
  void binsWithoutEventsDoNotMatter() {
    assertClosure(SyntheticDetector.onCylinder(19, 60, 24, 48, 48, 1e9).withGap(7, 12));
    assertClosure(SyntheticDetector.onHealpix(19, 57, 8, 48, 1e9).withGap(7, 12));
  }

  @Test
  void twoDetectorsSeeOneSky() {
    assertClosure(
        SyntheticDetector.onHealpix(19, 57, 8, 48, 1e9),
        SyntheticDetector.onHealpix(-90, 65, 8, 48, 2e8));
  }

  @Test
  void detectorsMayDifferInNside() {
    assertClosure(
        SyntheticDetector.onHealpix(19, 57, 8, 48, 1e9),
        new SyntheticDetector(
            SyntheticDetector.onHealpix(-60, 65, 4, 48, 2e8).sky(),
            SyntheticDetector.onHealpix(-60, 65, 4, 48, 2e8).binning(),
            SyntheticDetector.onHealpix(19, 57, 8, 48, 1e9).equatorialGrid(),
            SyntheticDetector.onHealpix(-60, 65, 4, 48, 2e8).rate(),
            SyntheticDetector.onHealpix(-60, 65, 4, 48, 2e8).acceptance()));
  }

  /** The map itself: I over the truth is one number on each ring, whatever the gauge. */
  @ParameterizedTest
  @EnumSource(Acceleration.class)
  void smallStructureComesBackTooUpToAFactorPerRing(Acceleration acceleration) {
    SyntheticDetector detector =
        SyntheticDetector.onCylinder(19, 60, 24, 48, 48, 1e9).withGap(7, 12);
    SkyGrid grid = detector.equatorialGrid();
    double[] truth = sky(detector);
    for (int a = 0; a < truth.length; a++) {
      truth[a] *= 1 + 0.05 * Math.sin(5 * grid.longitude(a)) * grid.z(a) + (a % 97 == 0 ? 0.1 : 0);
    }
    ScannedData data = ScannedData.of(detector.asimovData(truth), Workers.single());
    AllSkyFit.Result sky = fit(data, acceleration, 0, 1e-8 * AMPLITUDE);
    assertNeverFalls(sky, data.total());
    int compared = 0;
    for (int ring = 0; ring < grid.rings(); ring++) {
      double factor = Double.NaN;
      for (int a = grid.ringStart(ring); a < grid.ringStart(ring) + grid.ringLength(ring); a++) {
        if (data.isObserved(a)) {
          double ratio = sky.model().relativeIntensity()[a] / truth[a];
          factor = Double.isNaN(factor) ? ratio : factor;
          assertThat(ratio).isCloseTo(factor, within(1e-6 * factor));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(800);
  }

  /** Direct integration over 24 h is the first sweep: it returns less than a third. */
  @Test
  void oneSweepReturnsThirtyPercentOfTheDipoleAndTwentyNearlyAll() {
    ScannedData data = scanned(SyntheticDetector.onCylinder(19, 60, 90, 180, 180, 1e9));
    List<TraceLine> trace = fit(data, Acceleration.NONE, 20, 1).convergence().trace();
    // Found in an independent program on the same kind of sky: 29 and 99.9 percent; the
    // acceptance here differs a little from that one's.
    assertThat(recovered(trace.get(0))).isCloseTo(0.29, within(0.05));
    assertThat(recovered(trace.get(19))).isBetween(0.995, 0.9999);
    // q^n with one q.
    double q = 1 - recovered(trace.get(0));
    assertThat(1 - recovered(trace.get(9))).isCloseTo(Math.pow(q, 10), within(0.03));
  }

  private static double recovered(TraceLine sweep) {
    return (sweep.d0h() * D_0H + sweep.d6h() * D_6H) / (AMPLITUDE * AMPLITUDE);
  }

  @Test
  void accelerationNeedsAThirdOfTheSweeps() {
    ScannedData data = scanned(SyntheticDetector.onHealpix(19, 57, 8, 48, 1e9));
    int plain = fit(data, Acceleration.NONE, 0, 1e-4 * AMPLITUDE).convergence().sweeps();
    int mixed = fit(data, Acceleration.ANDERSON, 0, 1e-4 * AMPLITUDE).convergence().sweeps();
    assertThat(3 * mixed).isLessThan(plain);
  }

  /** Few events, strong sky: here mixed steps may overshoot, and the guard must hold them. */
  @Test
  void theLikelihoodNeverFallsOnSparseSkiesEither() {
    int rejected = 0;
    for (long seed = 0; seed < 20; seed++) {
      SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 24, 48, 48, 3_000);
      double[] truth = SyntheticDetector.dipole(detector.equatorialGrid(), 0.8, -0.3);
      ScannedData data =
          ScannedData.of(
              new Dataset(List.of(detector.withGap(0, 8).poisson("site", truth, seed))),
              Workers.single());
      AllSkyFit.Result sky = fit(data, Acceleration.ANDERSON, 40, 1);
      assertNeverFalls(sky, 1e5);
      rejected += sky.rejected();
    }
    assertThat(rejected).isPositive();
  }
}
