package org.anisky.reconstruction.directintegration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.ToyDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of direct integration against plain loops, of events with weights and with gaps too. */
class PlainWindowsTest {
  private static final int BINS = 24;
  private static final int RINGS = 8;
  private static final ToyDetector DETECTOR = ToyDetector.onCylinder("north", 30, 50, RINGS, BINS);

  private static Reconstruction reconstruct(DetectorCounts counts, int width, WindowForm form) {
    double hours = width * 24.0 / counts.binning().bins();
    return new DirectIntegrationReconstructor(new DirectIntegrationOptions(hours, form, 0))
        .reconstruct(new Dataset(List.of(counts)), Workers.single(), Progress.SILENT);
  }

  private static DetectorCounts observe() {
    return DETECTOR.observe(20_000, ToyDetector.dipole(0.2, 0.1, 0), 1.3, 8);
  }

  /** The same events, each with a weight of 0.2 to 3: sums of weights and of their squares. */
  private static DetectorCounts weighted(DetectorCounts counts, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] events = PlainWindows.table(counts);
    double[][] sums = new double[events.length][events[0].length];
    double[][] squares = new double[events.length][events[0].length];
    for (int tau = 0; tau < events.length; tau++) {
      for (int i = 0; i < events[tau].length; i++) {
        for (int event = 0; event < events[tau][i]; event++) {
          double weight = random.nextInt(4) == 0 ? 3 : 0.2;
          sums[tau][i] += weight;
          squares[tau][i] += weight * weight;
        }
      }
    }
    return withCounts(counts, sums, squares);
  }

  private static DetectorCounts withCounts(
      DetectorCounts counts, double[][] sums, double[][] squares) {
    return new DetectorCounts(
        counts.name(),
        counts.sky(),
        counts.binning(),
        counts.timeFrame(),
        sums,
        squares,
        counts.origin(),
        Optional.empty());
  }

  private static void assertPlain(DetectorCounts counts, int width, WindowForm form) {
    PlainWindows plain = new PlainWindows(counts, width, form, RINGS);
    Reconstruction result = reconstruct(counts, width, form);
    for (int k = 0; k < 2; k++) {
      // Sums of 20,000 in another order.
      assertThat(result.dipole().values()[k]).isCloseTo(plain.estimate[k], within(1e-12));
      double error = Math.sqrt(plain.covariance[k][k]);
      // The change with a count is taken about the events' own cells, whose noise the window's
      // mean lacks: 1 in the root of the counts of a bin.
      assertThat(Math.sqrt(result.dipole().covariance()[k][k]))
          .isCloseTo(error, within(0.03 * error));
    }
  }

  @ParameterizedTest
  @CsvSource({"4, SLIDING", "5, SLIDING", "4, FIXED", "8, FIXED"})
  void estimateAndErrorAreThoseOfPlainLoops(int width, WindowForm form) {
    assertPlain(observe(), width, form);
  }

  @ParameterizedTest
  @CsvSource({"4, SLIDING", "8, FIXED"})
  void weightsCountInTheSumsAndTheirSquaresInTheErrors(int width, WindowForm form) {
    DetectorCounts counts = weighted(observe(), 3);
    assertPlain(counts, width, form);
    // Sum w^2/(sum w)^2 of weights 3 and 0.2, one to three: 2.8 times that of events.
    double events =
        reconstruct(observe(), width, form).dipole().error(DipoleComponent.D_0H).orElseThrow();
    double weights =
        reconstruct(counts, width, form).dipole().error(DipoleComponent.D_0H).orElseThrow();
    double expected = Math.sqrt(4 * (9 + 3 * 0.04) / ((3 + 0.6) * (3 + 0.6)));
    assertThat(weights / events).isCloseTo(expected, within(0.1));
  }

  /** All weights 7: the same dipole, and the error of the events. */
  @Test
  void aCommonWeightChangesNothing() {
    DetectorCounts counts = observe();
    double[][] sums = PlainWindows.table(counts);
    double[][] squares = PlainWindows.table(counts);
    for (int tau = 0; tau < sums.length; tau++) {
      for (int i = 0; i < sums[tau].length; i++) {
        sums[tau][i] *= 7;
        squares[tau][i] *= 49;
      }
    }
    Reconstruction plain = reconstruct(counts, 4, WindowForm.SLIDING);
    Reconstruction weighted = reconstruct(withCounts(counts, sums, squares), 4, WindowForm.SLIDING);
    for (int k = 0; k < 2; k++) {
      assertThat(weighted.dipole().values()[k])
          .isCloseTo(plain.dipole().values()[k], within(1e-12));
      double error = Math.sqrt(plain.dipole().covariance()[k][k]);
      // Squared weights are those of the events seen, not of the ones expected.
      assertThat(Math.sqrt(weighted.dipole().covariance()[k][k]))
          .isCloseTo(error, within(0.03 * error));
    }
  }

  /** Widths of 60 pulls have an error of 0.09: beyond 0.36 by chance once in 16,000. */
  @Test
  void pullsOfWeightedEventsHaveWidthOne() {
    ToyDetector detector = ToyDetector.onCylinder("north", 19, 60, 12, BINS);
    double squares = 0;
    double statistic = 0;
    for (int toy = 0; toy < 60; toy++) {
      DetectorCounts counts = weighted(detector.observe(20_000, n -> 1, 1, 100 + toy), toy);
      Reconstruction result = reconstruct(counts, 4, WindowForm.SLIDING);
      double pull =
          result.dipole().value(DipoleComponent.D_0H).orElseThrow()
              / result.dipole().error(DipoleComponent.D_0H).orElseThrow();
      squares += pull * pull / 60;
      statistic += result.dipole().testStatistic() / 60;
    }
    assertThat(Math.sqrt(squares)).isBetween(0.64, 1.36);
    // Mean 2, error 2/sqrt(60).
    assertThat(statistic).isBetween(0.97, 3.03);
  }

  /**
   * A detector that is off for 5 of 24 hours and half as long on in the others: n_tau. is the rate,
   * so that neither live time nor rate is needed, and no gap makes a dipole.
   */
  @Test
  void neitherGapsNorHoursOfLessLiveTimeMakeADipole() {
    double small = 1e-4;
    DetectorCounts counts =
        DETECTOR.asimov(
            1e8,
            n -> 1 + small * n[1] * n[0],
            lst -> lst < 1.3 ? 0 : lst < 4 ? 0.5 : 1 + 0.3 * Math.sin(lst));
    PlainWindows plain = new PlainWindows(withFloor(counts), 4, WindowForm.SLIDING, RINGS);
    Reconstruction result = reconstruct(counts, 4, WindowForm.SLIDING);
    DetectorCounts isotropic =
        DETECTOR.asimov(
            1e8, n -> 1, lst -> lst < 1.3 ? 0 : lst < 4 ? 0.5 : 1 + 0.3 * Math.sin(lst));
    Reconstruction none = reconstruct(isotropic, 4, WindowForm.SLIDING);
    for (int k = 0; k < 2; k++) {
      assertThat(none.dipole().values()[k]).isCloseTo(0, within(1e-12));
      assertThat(result.dipole().values()[k]).isCloseTo(plain.estimate[k], within(1e-9));
    }
  }

  /** Plain loops divide by the events of a bin, of which a gap has none. */
  private static DetectorCounts withFloor(DetectorCounts counts) {
    double[][] sums = PlainWindows.table(counts);
    for (double[] bin : sums) {
      for (int i = 0; i < bin.length; i++) {
        bin[i] = Math.max(bin[i], 1e-30);
      }
    }
    return withCounts(counts, sums, null);
  }
}
