package org.anisky.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.anisky.Workers;
import org.anisky.sky.SiderealBinning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every scan must do: its three derivatives are those of sum_{tau,i} N_tau A_i I_{a(tau,i)},
 * written here as loops over bins and pixels.
 */
abstract class SkyScanContract {
  /** Sums of up to 1e5 positive terms, and Fourier transforms of rings, round to about 1e-14. */
  private static final double ROUNDING = 1e-12;

  /** The detector whose scan is tested. */
  abstract SyntheticDetector detector();

  SkyScan scan(Workers workers) {
    return detector().scan(workers);
  }

  private static double[] random(int size, long seed) {
    return new SplittableRandom(seed).doubles(size, 0.2, 1.8).toArray();
  }

  @Test
  void theSizesAreThoseOfTheDetector() {
    SkyScan scan = scan(Workers.single());
    assertThat(scan.bins()).isEqualTo(detector().binning().bins());
    assertThat(scan.localPixels()).isEqualTo(detector().sky().size());
    assertThat(scan.equatorialPixels()).isEqualTo(detector().equatorialGrid().size());
  }

  @Test
  void theExposureIsTheSumOverAllBinsAndPixelsThatSeeIt() {
    SkyScan scan = scan(Workers.single());
    double[] rate = random(scan.bins(), 1);
    double[] acceptance = random(scan.localPixels(), 2);
    double[] expected = new double[scan.equatorialPixels()];
    for (int tau = 0; tau < rate.length; tau++) {
      for (int i = 0; i < acceptance.length; i++) {
        expected[scan.equatorialPixel(tau, i)] += rate[tau] * acceptance[i];
      }
    }
    double[] exposure = random(expected.length, 3);
    scan.exposure(rate, acceptance, exposure);
    assertEqual(exposure, expected);
  }

  @Test
  void theRateResponseIsTheSumOverTheLocalSky() {
    SkyScan scan = scan(Workers.single());
    double[] acceptance = random(scan.localPixels(), 4);
    double[] intensity = random(scan.equatorialPixels(), 5);
    double[] expected = new double[scan.bins()];
    for (int tau = 0; tau < expected.length; tau++) {
      for (int i = 0; i < acceptance.length; i++) {
        expected[tau] += acceptance[i] * intensity[scan.equatorialPixel(tau, i)];
      }
    }
    double[] response = random(expected.length, 6);
    scan.rateResponse(acceptance, intensity, response);
    assertEqual(response, expected);
  }

  @Test
  void theAcceptanceResponseIsTheSumOverTheDay() {
    SkyScan scan = scan(Workers.single());
    double[] rate = random(scan.bins(), 7);
    double[] intensity = random(scan.equatorialPixels(), 8);
    double[] expected = new double[scan.localPixels()];
    for (int tau = 0; tau < rate.length; tau++) {
      for (int i = 0; i < expected.length; i++) {
        expected[i] += rate[tau] * intensity[scan.equatorialPixel(tau, i)];
      }
    }
    double[] response = random(expected.length, 9);
    scan.acceptanceResponse(rate, intensity, response);
    assertEqual(response, expected);
  }

  /** Five skies: more than are looked up side by side, and not a multiple of that. */
  @Test
  void theResponsesOfSeveralSkiesAreThoseOfEach() {
    SkyScan scan = scan(Workers.single());
    double[] rate = random(scan.bins(), 20);
    double[] acceptance = random(scan.localPixels(), 21);
    double[][] skies = new double[5][];
    double[][] expectedPerBin = new double[skies.length][scan.bins()];
    double[][] expectedPerPixel = new double[skies.length][scan.localPixels()];
    for (int k = 0; k < skies.length; k++) {
      skies[k] = random(scan.equatorialPixels(), 22 + k);
      for (int tau = 0; tau < rate.length; tau++) {
        for (int i = 0; i < acceptance.length; i++) {
          double sky = skies[k][scan.equatorialPixel(tau, i)];
          expectedPerBin[k][tau] += acceptance[i] * sky;
          expectedPerPixel[k][i] += rate[tau] * sky;
        }
      }
    }
    double[][][] responses = responses(scan, rate, acceptance, skies);
    for (int k = 0; k < skies.length; k++) {
      assertEqual(responses[0][k], expectedPerBin[k]);
      assertEqual(responses[1][k], expectedPerPixel[k]);
    }
    for (int threads : new int[] {2, 7}) {
      try (Workers workers = Workers.of(threads)) {
        assertThat(responses(scan(workers), rate, acceptance, skies)).isDeepEqualTo(responses);
      }
    }
  }

  /** Six, so that an implementation that takes four at a time has some left. */
  @Test
  void exposuresOfSeveralRatesHaveTheBitsOfEachAlone() {
    try (Workers workers = Workers.of(2)) {
      SkyScan scan = scan(workers);
      double[] acceptance = random(scan.localPixels(), 31);
      double[][] rates = new double[6][];
      double[][] alone = new double[rates.length][scan.equatorialPixels()];
      for (int k = 0; k < rates.length; k++) {
        rates[k] = random(scan.bins(), 32 + k);
        scan.exposure(rates[k], acceptance, alone[k]);
      }
      double[][] together = new double[rates.length][scan.equatorialPixels()];
      scan.exposures(rates, acceptance, together);
      assertThat(together).isDeepEqualTo(alone);
    }
  }

  private static double[][][] responses(
      SkyScan scan, double[] rate, double[] acceptance, double[][] skies) {
    double[][] perBin = new double[skies.length][scan.bins()];
    double[][] perPixel = new double[skies.length][scan.localPixels()];
    scan.responses(rate, acceptance, skies, perBin, perPixel);
    return new double[][][] {perBin, perPixel};
  }

  /**
   * Absolute differences against the largest value: a transform rounds at the scale of its ring.
   */
  private static void assertEqual(double[] actual, double[] expected) {
    double largest = 0;
    for (double value : expected) {
      largest = Math.max(largest, value);
    }
    for (int k = 0; k < expected.length; k++) {
      assertThat(actual[k])
          .describedAs("element %d", k)
          .isCloseTo(expected[k], within(ROUNDING * largest));
    }
  }

  @Test
  void aSecondCallWithOtherNumbersForgetsTheFirst() {
    SkyScan scan = scan(Workers.single());
    double[] acceptance = random(scan.localPixels(), 10);
    double[] intensity = random(scan.equatorialPixels(), 11);
    double[] first = allThree(scan, random(scan.bins(), 12), acceptance, intensity);
    // In place, as the fit does: whatever is kept from the last call must notice.
    acceptance[acceptance.length / 2] += 1;
    int seen = scan.equatorialPixel(0, acceptance.length / 2);
    intensity[seen] += 1;
    double[] second = allThree(scan, random(scan.bins(), 13), acceptance, intensity);
    double[] fresh =
        allThree(scan(Workers.single()), random(scan.bins(), 13), acceptance, intensity);
    assertThat(second).isEqualTo(fresh).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void theNumberOfThreadsChangesNoBit(int threads) {
    Function<Workers, double[]> run =
        workers -> {
          SkyScan scan = scan(workers);
          return allThree(
              scan,
              random(scan.bins(), 14),
              random(scan.localPixels(), 15),
              random(scan.equatorialPixels(), 16));
        };
    try (Workers workers = Workers.of(threads)) {
      assertThat(run.apply(workers)).isEqualTo(run.apply(Workers.single()));
    }
  }

  @Test
  void theInputsAreNotModified() {
    SkyScan scan = scan(Workers.single());
    double[] rate = random(scan.bins(), 17);
    double[] acceptance = random(scan.localPixels(), 18);
    double[] intensity = random(scan.equatorialPixels(), 19);
    allThree(scan, rate, acceptance, intensity);
    assertThat(rate).isEqualTo(random(scan.bins(), 17));
    assertThat(acceptance).isEqualTo(random(scan.localPixels(), 18));
    assertThat(intensity).isEqualTo(random(scan.equatorialPixels(), 19));
  }

  private static double[] allThree(
      SkyScan scan, double[] rate, double[] acceptance, double[] intensity) {
    double[] exposure = new double[scan.equatorialPixels()];
    double[] rateResponse = new double[scan.bins()];
    double[] acceptanceResponse = new double[scan.localPixels()];
    scan.exposure(rate, acceptance, exposure);
    scan.rateResponse(acceptance, intensity, rateResponse);
    scan.acceptanceResponse(rate, intensity, acceptanceResponse);
    double[] all = new double[exposure.length + rateResponse.length + acceptanceResponse.length];
    System.arraycopy(exposure, 0, all, 0, exposure.length);
    System.arraycopy(rateResponse, 0, all, exposure.length, rateResponse.length);
    System.arraycopy(
        acceptanceResponse,
        0,
        all,
        exposure.length + rateResponse.length,
        acceptanceResponse.length);
    return all;
  }

  static double binCentre(SiderealBinning binning, int tau) {
    return binning.start() + 2 * Math.PI * (tau + 0.5) / binning.bins();
  }
}
