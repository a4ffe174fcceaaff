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
import org.anisky.grid.CylindricalGrid;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.ToyDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Direct integration over windows of time against its theory and against plain loops. */
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

  /** Counts that a test can change. */
  private static double[][] table(DetectorCounts counts) {
    double[][] table = new double[counts.binning().bins()][];
    for (int tau = 0; tau < table.length; tau++) {
      table[tau] = counts.bin(tau).clone();
    }
    return table;
  }

  /** The weight of bin {@code other} in the window of bin tau, from the definition. */
  private static double weight(int tau, int other, int width, WindowForm form, int bins) {
    if (form == WindowForm.FIXED) {
      return tau / width == other / width ? 1 : 0;
    }
    int distance = Math.floorMod(other - tau, bins);
    distance = Math.min(distance, bins - distance);
    return 2 * distance < width ? 1 : 2 * distance == width ? 0.5 : 0;
  }

  /** Scores of cos dec cos ra and cos dec sin ra, n minus background cell by cell. */
  private static double[] scores(double[][] n, double[][][] functions, int width, WindowForm form) {
    int bins = n.length;
    double[] scores = new double[2];
    for (int tau = 0; tau < bins; tau++) {
      double[] local = new double[n[0].length];
      double sum = 0;
      double rate = 0;
      for (int other = 0; other < bins; other++) {
        double weight = weight(tau, other, width, form, bins);
        for (int i = 0; i < local.length; i++) {
          local[i] += weight * n[other][i];
          sum += weight * n[other][i];
          rate += other == tau ? n[tau][i] : 0;
        }
      }
      for (int i = 0; i < local.length; i++) {
        for (int k = 0; k < 2; k++) {
          scores[k] += functions[k][tau][i] * (n[tau][i] - rate * local[i] / sum);
        }
      }
    }
    return scores;
  }

  @ParameterizedTest
  @CsvSource({"4, SLIDING", "5, SLIDING", "4, FIXED", "8, FIXED"})
  void estimateAndErrorAreThoseOfPlainLoops(int width, WindowForm form) {
    DetectorCounts counts =
        ToyDetector.onCylinder("north", 30, 50, 8, 24)
            .observe(20_000, ToyDetector.dipole(0.2, 0.1, 0), 1.3, 8);
    double[][] n = table(counts);
    CylindricalGrid sky = CylindricalGrid.of(8, 24);
    double[][][] functions = new double[2][24][counts.sky().size()];
    double[][] moments = new double[2][2];
    double[][] variance = new double[2][2];
    for (int tau = 0; tau < 24; tau++) {
      for (int i = 0; i < counts.sky().size(); i++) {
        double z = Math.sin(counts.sky().directionAtSiderealZero(i).declination());
        double longitude =
            counts.sky().directionAtSiderealZero(i).rightAscension() + counts.binning().centre(tau);
        int a = sky.pixel(z, longitude);
        double cosDec = Math.sqrt(1 - sky.z(a) * sky.z(a));
        functions[0][tau][i] = cosDec * Math.cos(sky.longitude(a));
        functions[1][tau][i] = cosDec * Math.sin(sky.longitude(a));
      }
    }
    double[] right = scores(n, functions, width, form);
    for (int tau = 0; tau < 24; tau++) {
      double rate = 0;
      double sum = 0;
      double[] local = new double[n[0].length];
      for (int i = 0; i < local.length; i++) {
        rate += n[tau][i];
        for (int other = 0; other < 24; other++) {
          local[i] += weight(tau, other, width, form, 24) * n[other][i];
        }
        sum += local[i];
      }
      for (int i = 0; i < local.length; i++) {
        double expected = rate * local[i] / sum;
        double step = 1e-3;
        n[tau][i] += step;
        double[] up = scores(n, functions, width, form);
        n[tau][i] -= 2 * step;
        double[] down = scores(n, functions, width, form);
        n[tau][i] += step;
        for (int k = 0; k < 2; k++) {
          for (int l = 0; l < 2; l++) {
            moments[k][l] += expected * functions[k][tau][i] * functions[l][tau][i];
            variance[k][l] +=
                expected * (up[k] - down[k]) / (2 * step) * (up[l] - down[l]) / (2 * step);
          }
        }
      }
    }
    double determinant = moments[0][0] * moments[1][1] - moments[0][1] * moments[1][0];
    double[][] inverse = {
      {moments[1][1] / determinant, -moments[0][1] / determinant},
      {-moments[1][0] / determinant, moments[0][0] / determinant}
    };
    Reconstruction result = reconstruct(counts, width, form, 0);
    for (int k = 0; k < 2; k++) {
      double expected = inverse[k][0] * right[0] + inverse[k][1] * right[1];
      // Sums of 20,000 in another order.
      assertThat(result.dipole().values()[k]).isCloseTo(expected, within(1e-12));
      double covariance = 0;
      for (int l = 0; l < 2; l++) {
        for (int m = 0; m < 2; m++) {
          covariance += inverse[k][l] * variance[l][m] * inverse[k][m];
        }
      }
      double error = Math.sqrt(covariance);
      // The change with a count is taken about the events' own cells, whose noise the window's
      // mean lacks: 1 in the root of the counts of a bin.
      assertThat(Math.sqrt(result.dipole().covariance()[k][k]))
          .isCloseTo(error, within(0.03 * error));
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
    double[][] n = table(wave(1));
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
