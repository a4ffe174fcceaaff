package org.anisky.reconstruction.directintegration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
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

/** Direct integration over windows of time against its theory. */
class WindowsTest {
  private static final double SMALL = 1e-4;
  private static final int BINS = 72;

  private static Reconstruction reconstruct(
      DetectorCounts counts, double window, WindowForm form, int harmonics) {
    return new DirectIntegrationReconstructor(new DirectIntegrationOptions(window, form, harmonics))
        .reconstruct(new Dataset(List.of(counts)), Workers.single(), Progress.SILENT);
  }

  private static double value(Reconstruction result, String key) {
    return result.measurement(key).orElseThrow().value();
  }

  /** A sky 1 + 1e-4 cos(m ra) without noise. */
  private static DetectorCounts wave(int m) {
    return ToyDetector.onCylinder("north", 19, 60, 36, BINS)
        .asimov(1e8, n -> 1 + SMALL * Math.cos(m * Math.atan2(n[1], n[0])), lst -> 1);
  }

  /** Mean of cos(m h) over a sliding window: sin(m W/2)/(m W/2) but for the width of the bins. */
  private static double sliding(int m, double hours) {
    int width = (int) Math.round(hours * BINS / 24);
    double step = 2 * Math.PI * m / BINS;
    double sum = 0;
    if (width % 2 == 1) {
      for (int k = -(width / 2); k <= width / 2; k++) {
        sum += Math.cos(k * step);
      }
      return sum / width;
    }
    return Math.sin(width * step / 2) / Math.tan(step / 2) / width;
  }

  /** The square of the mean of exp(i m h) over a fixed window. */
  private static double fixed(int m, double hours) {
    int width = (int) Math.round(hours * BINS / 24);
    double step = 2 * Math.PI * m / BINS;
    double mean = Math.sin(width * step / 2) / Math.sin(step / 2) / width;
    return mean * mean;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2", "1, 4", "1, 5", "1, 12", "2, 4", "2, 8", "3, 4", "3, 1", "6, 2", "6, 4", "6, 3", "12, 2"
  })
  void ofAWaveInRightAscensionComesBackWhatTheWindowLeaves(int m, double hours) {
    DetectorCounts counts = wave(m);
    Reconstruction whole = reconstruct(counts, 24, WindowForm.SLIDING, 12);
    double inView = value(whole, "cos_" + m) / SMALL;
    Reconstruction result = reconstruct(counts, hours, WindowForm.SLIDING, 12);
    double left = inView * (1 - sliding(m, hours));
    // Both to first order in the wave.
    assertThat(value(result, "cos_" + m) / SMALL).isCloseTo(left, within(5 * SMALL));
    assertThat(value(result, "returned_fraction_" + m)).isCloseTo(left, within(5 * SMALL));
    if (24 % hours == 0) {
      Reconstruction blocks = reconstruct(counts, hours, WindowForm.FIXED, 12);
      left = inView * (1 - fixed(m, hours));
      // Windows at fixed times of the day take the wave of order -m for one of order m when 2 m is
      // a multiple of their number: cosine and sine then differ, and their mean is the theory's.
      if (2 * m % (int) (24 / hours) != 0) {
        assertThat(value(blocks, "cos_" + m) / SMALL).isCloseTo(left, within(5 * SMALL));
      }
      assertThat(value(blocks, "returned_fraction_" + m)).isCloseTo(left, within(5 * SMALL));
    }
  }

  @Test
  void fourHoursLeaveThirtyDegreesAndTakeTheDipole() {
    // Half a wave of order 6 is 30 deg wide, and 4 h are 60 deg: sinc(6 x 30 deg) = 0.
    double thirty = value(reconstruct(wave(6), 4, WindowForm.SLIDING, 6), "cos_6") / SMALL;
    assertThat(thirty).isBetween(0.99, 1.01);
    DetectorCounts dipole =
        ToyDetector.onCylinder("north", 19, 60, 36, BINS)
            .asimov(1e8, ToyDetector.dipole(SMALL, 0, 0), lst -> 1);
    Reconstruction result = reconstruct(dipole, 4, WindowForm.SLIDING, 0);
    // 1 - sin(30 deg)/(pi/6) = 0.045 of the 0.29 that a whole day returns.
    assertThat(result.dipole().value(DipoleComponent.D_0H).orElseThrow() / SMALL)
        .isCloseTo(0.013, within(0.0005));
    assertThat(value(result, "returned_fraction")).isCloseTo(0.013, within(0.0005));
    assertThat(result.warnings().get(0)).contains("in windows of 4 h returns 1.3 percent");
  }

  @Test
  void aWindowOfAllDayIsOneSweepOfTheLikelihood() {
    DetectorCounts counts =
        ToyDetector.onCylinder("north", 30, 50, 12, 24)
            .observe(4000, ToyDetector.dipole(0.3, 0.2, 0), 1.4, 8);
    Reconstruction plain = reconstruct(counts, 24, WindowForm.SLIDING, 0);
    for (WindowForm form : WindowForm.values()) {
      Reconstruction windows = reconstruct(counts, 24, form, 1);
      for (int k = 0; k < 2; k++) {
        // Sums of thousands of terms in another order.
        assertThat(windows.dipole().values()[k])
            .isCloseTo(plain.dipole().values()[k], within(1e-12));
        assertThat(windows.dipole().covariance()[k])
            .containsExactly(plain.dipole().covariance()[k], within(1e-12));
      }
      assertThat(windows.dipole().testStatistic())
          .isCloseTo(plain.dipole().testStatistic(), within(1e-8));
      assertThat(value(windows, "returned_fraction"))
          .isCloseTo(value(plain, "returned_fraction"), within(1e-10));
    }
  }

  /** Widths of 60 pulls have an error of 0.09: beyond 0.36 by chance once in 16,000. */
  @Test
  void pullsOfAnIsotropicSkyHaveWidthOne() {
    ToyDetector detector = ToyDetector.onCylinder("north", 19, 60, 12, 24);
    double[] squares = new double[2];
    for (int toy = 0; toy < 60; toy++) {
      DetectorCounts counts = detector.observe(5000, n -> 1, 1, 100 + toy);
      Reconstruction result = reconstruct(counts, 4, WindowForm.SLIDING, 0);
      double pull =
          result.dipole().value(DipoleComponent.D_0H).orElseThrow()
              / result.dipole().error(DipoleComponent.D_0H).orElseThrow();
      squares[0] += pull * pull / 60;
      squares[1] += result.dipole().testStatistic() / 60;
    }
    assertThat(Math.sqrt(squares[0])).isBetween(0.64, 1.36);
    // Mean 2, error 2/sqrt(60).
    assertThat(squares[1]).isBetween(0.97, 3.03);
  }

  @ParameterizedTest
  @CsvSource({"4.1, SLIDING, 12.3 of 72", "5, FIXED, 15 of 72"})
  void windowsThatAreNoWholeNumberOfBinsAreRefused(double hours, WindowForm form, String why) {
    assertThatThrownBy(() -> reconstruct(wave(1), hours, form, 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aBinWithoutEventsIsNoHarm() {
    double[][] n = PlainWindows.table(wave(1));
    java.util.Arrays.fill(n[3], 0);
    java.util.Arrays.fill(n[4], 0);
    DetectorCounts whole = wave(1);
    DetectorCounts gaps =
        new DetectorCounts(
            whole.name(),
            whole.sky(),
            whole.binning(),
            whole.timeFrame(),
            n,
            null,
            whole.origin(),
            Optional.empty());
    // A window of one bin knows the sky of that bin alone: with gaps it has as little.
    assertThat(reconstruct(gaps, 2, WindowForm.SLIDING, 0).dipole().values()[0]).isFinite();
    assertThat(value(reconstruct(gaps, 2, WindowForm.SLIDING, 0), "returned_fraction"))
        .isBetween(0.0, 0.01);
  }
}
