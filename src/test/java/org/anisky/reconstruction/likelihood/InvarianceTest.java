package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.SkyMap;
import org.anisky.model.DipoleComponent;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.ReconstructedSky;
import org.anisky.reconstruction.Reconstruction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvarianceTest {
  private static final LikelihoodOptions FIFTEEN_SWEEPS =
      new LikelihoodOptions(
          Gauge.RATIO,
          Acceleration.NONE,
          new StoppingRule.AfterSweeps(15),
          0.01,
          5e-5,
          true,
          1,
          Math.toRadians(15));

  private static SyntheticDetector detector(boolean healpix) {
    return healpix
        ? SyntheticDetector.onHealpix(19, 57, 8, 48, 3e6)
        : SyntheticDetector.onCylinder(19, 57, 24, 48, 48, 3e6);
  }

  private static DetectorCounts counts(SyntheticDetector detector, long seed) {
    double[] sky = SyntheticDetector.dipole(detector.equatorialGrid(), 0.03, -0.02);
    return detector.poisson("site " + seed, sky, seed);
  }

  private static Reconstruction reconstruct(
      Workers workers, LikelihoodOptions options, DetectorCounts... counts) {
    return new MaximumLikelihoodReconstructor(options)
        .reconstruct(new Dataset(List.of(counts)), workers, Progress.SILENT);
  }

  private static double[] values(SkyMap map) {
    double[] values = new double[map.grid().size()];
    for (int a = 0; a < values.length; a++) {
      values[a] = map.isObserved(a) ? map.value(a) : -99;
    }
    return values;
  }

  /** Every number of a result. */
  private static List<double[]> numbers(Reconstruction result) {
    ReconstructedSky sky = result.sky().orElseThrow();
    List<double[]> numbers = new ArrayList<>();
    numbers.add(values(sky.relativeIntensity()));
    numbers.add(values(sky.poissonError()));
    numbers.add(values(sky.counts()));
    numbers.add(values(sky.exposure()));
    numbers.add(values(sky.significance()));
    sky.acceptances().forEach(map -> numbers.add(values(map)));
    numbers.addAll(sky.backgroundRates());
    numbers.add(new double[] {sky.testStatistic(), sky.peaks().max(), sky.peaks().postTrial()});
    numbers.addAll(List.of(result.dipole().covariance()));
    numbers.add(
        new double[] {
          result.dipole().amplitude(), result.dipole().phase(), result.dipole().testStatistic()
        });
    result
        .convergence()
        .orElseThrow()
        .trace()
        .forEach(
            sweep ->
                numbers.add(
                    new double[] {
                      sweep.logLikelihoodGain(),
                      sweep.d0h(),
                      sweep.d6h(),
                      sweep.extrapolatedChange()
                    }));
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theNumberOfThreadsChangesNoBit(boolean healpix) {
    DetectorCounts counts = counts(detector(healpix), 1);
    List<double[]> one = numbers(reconstruct(Workers.single(), LikelihoodOptions.DEFAULT, counts));
    assertThat(one).hasSizeGreaterThan(12);
    for (int threads : new int[] {2, 7}) {
      try (Workers workers = Workers.of(threads)) {
        List<double[]> many = numbers(reconstruct(workers, LikelihoodOptions.DEFAULT, counts));
        assertThat(many).hasSameSizeAs(one);
        for (int k = 0; k < one.size(); k++) {
          assertThat(many.get(k)).isEqualTo(one.get(k));
        }
      }
    }
  }

  @Test
  void theOrderOfTheDetectorsDoesNotMatter() {
    DetectorCounts north = counts(detector(true), 1);
    DetectorCounts south = counts(SyntheticDetector.onHealpix(-90, 65, 8, 48, 1e6), 2);
    Reconstruction one = reconstruct(Workers.single(), FIFTEEN_SWEEPS, north, south);
    Reconstruction other = reconstruct(Workers.single(), FIFTEEN_SWEEPS, south, north);
    // Sums of two detectors round alike, sums of their many terms nearly so.
    assertThat(other.dipole().amplitude()).isCloseTo(one.dipole().amplitude(), within(1e-10));
    assertThat(other.dipole().phase()).isCloseTo(one.dipole().phase(), within(1e-9));
    assertThat(other.dipole().amplitudeError())
        .isCloseTo(one.dipole().amplitudeError(), within(1e-10));
    assertClose(
        values(other.sky().orElseThrow().relativeIntensity()),
        values(one.sky().orElseThrow().relativeIntensity()),
        1e-9);
    assertClose(
        values(other.sky().orElseThrow().acceptances().get(0)),
        values(one.sky().orElseThrow().acceptances().get(1)),
        1e-12);
  }

  @Test
  void turningTheSkyAndTheBinsTogetherTurnsTheResult() {
    SyntheticDetector detector = detector(false);
    DetectorCounts counts = counts(detector, 3);
    int shift = 11;
    double[][] turned = new double[48][];
    for (int tau = 0; tau < 48; tau++) {
      turned[(tau + shift) % 48] = counts.bin(tau);
    }
    Reconstruction one = reconstruct(Workers.single(), FIFTEEN_SWEEPS, counts);
    Reconstruction other =
        reconstruct(Workers.single(), FIFTEEN_SWEEPS, detector.counts("site 3", turned));
    double turn = other.dipole().phase() - one.dipole().phase() - 2 * Math.PI * shift / 48;
    assertThat(Math.IEEEremainder(turn, 2 * Math.PI)).isCloseTo(0, within(1e-9));
    assertThat(other.dipole().amplitude()).isCloseTo(one.dipole().amplitude(), within(1e-10));
    assertThat(other.dipole().testStatistic())
        .isCloseTo(one.dipole().testStatistic(), within(1e-6));
    double[] before = values(one.sky().orElseThrow().relativeIntensity());
    double[] after = values(other.sky().orElseThrow().relativeIntensity());
    double[] expected = new double[before.length];
    for (int a = 0; a < before.length; a++) {
      expected[a - a % 48 + (a + shift) % 48] = before[a];
    }
    assertClose(after, expected, 1e-9);
  }

  @Test
  void twiceTheCountsHaveTheSameSkyAndTwiceTheSignificance() {
    SyntheticDetector detector = detector(false);
    DetectorCounts counts = counts(detector, 4);
    double[][] twice = new double[48][];
    for (int tau = 0; tau < 48; tau++) {
      twice[tau] = counts.bin(tau).clone();
      for (int i = 0; i < twice[tau].length; i++) {
        twice[tau][i] *= 2;
      }
    }
    Reconstruction one = reconstruct(Workers.single(), FIFTEEN_SWEEPS, counts);
    Reconstruction other =
        reconstruct(Workers.single(), FIFTEEN_SWEEPS, detector.counts("site 4", twice));
    assertThat(other.dipole().amplitude()).isCloseTo(one.dipole().amplitude(), within(1e-10));
    assertThat(other.dipole().testStatistic())
        .isCloseTo(2 * one.dipole().testStatistic(), within(1e-6));
    assertThat(other.dipole().amplitudeError())
        .isCloseTo(one.dipole().amplitudeError() / Math.sqrt(2), within(1e-10));
  }

  @Test
  void theDataAreNotModifiedAndTheNorthernComponentIsAbsent() {
    DetectorCounts counts = counts(detector(true), 5);
    double[][] before = new double[48][];
    for (int tau = 0; tau < 48; tau++) {
      before[tau] = counts.bin(tau).clone();
    }
    Reconstruction result = reconstruct(Workers.single(), LikelihoodOptions.DEFAULT, counts);
    for (int tau = 0; tau < 48; tau++) {
      assertThat(counts.bin(tau)).isEqualTo(before[tau]);
    }
    assertThat(result.dipole().value(DipoleComponent.D_N)).isEmpty();
    assertThat(result.dipole().error(DipoleComponent.D_N)).isEmpty();
    assertThat(new MaximumLikelihoodReconstructor(LikelihoodOptions.DEFAULT).constrains())
        .containsExactly(DipoleComponent.D_0H, DipoleComponent.D_6H);
  }

  private static void assertClose(double[] actual, double[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int k = 0; k < expected.length; k++) {
      assertThat(actual[k]).isCloseTo(expected[k], within(tolerance));
    }
  }
}
