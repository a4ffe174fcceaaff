package org.anisky.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.model.SkyScan;
import org.anisky.model.SyntheticDetector;
import org.junit.jupiter.api.Test;

class PoissonLikelihoodTest {
  private static ScannedData scanned(DetectorCounts... counts) {
    return ScannedData.of(new Dataset(List.of(counts)), Workers.single());
  }

  private static double gain(ScannedData data, AnisotropyModel model) {
    double[] exposure = new double[data.grid().size()];
    data.exposure(model, exposure);
    return new PoissonLikelihood(data).gain(model, exposure);
  }

  /** One cell that sees one pixel: n = 5, mu0 = 5, mu = I N A = 1.5 x 4 x 1 = 6. */
  @Test
  void oneBinIsTheHandComputedOne() {
    SyntheticDetector cell = SyntheticDetector.onCylinder(0, 180, 1, 1, 1, 1);
    ScannedData data = scanned(cell.counts("cell", new double[][] {{5}}));
    AnisotropyModel model =
        new AnisotropyModel(
            new double[] {1.5}, List.of(new double[] {4}), List.of(new double[] {1}));
    // 5 ln(6/5) - 6 + 5 and 5 ln 5 - 5.
    assertThat(gain(data, model)).isCloseTo(5 * 0.182321556793955 - 1, within(1e-14));
    assertThat(new PoissonLikelihood(data).isotropicLogLikelihood())
        .isCloseTo(5 * 1.6094379124341 - 5, within(1e-12));
  }

  @Test
  void theIsotropicBestFitGainsNothing() {
    ScannedData data = scanned(detector(19, 1).poisson("site", sky(detector(19, 1)), 7));
    // 2000 events: each sum rounds to about 1e-13 of it.
    assertThat(gain(data, data.isotropicModel())).isCloseTo(0, within(1e-9));
  }

  @Test
  void theGainIsTheSumOverAllCellsOfNLogMuOverMu0MinusMuPlusMu0() {
    SyntheticDetector detector = detector(19, 1);
    ScannedData data = scanned(detector.poisson("site", sky(detector), 8));
    AnisotropyModel model = randomModel(data, 9);
    assertThat(gain(data, model)).isCloseTo(bruteForce(data, model), within(1e-8));
  }

  @Test
  void severalDetectorsAndEmptyBinsAddUp() {
    SyntheticDetector north = detector(19, 1);
    SyntheticDetector south = detector(-60, 0.1).withGap(3, 7);
    ScannedData data =
        scanned(north.poisson("north", sky(north), 10), south.poisson("south", sky(south), 11));
    AnisotropyModel model = randomModel(data, 12);
    assertThat(gain(data, model)).isCloseTo(bruteForce(data, model), within(1e-8));
  }

  /** Counts where the model expects none would have ln L = -infinity; the rule leaves them out. */
  @Test
  void cellsWithoutExpectationNeitherAddToPhiNorToTheLogarithms() {
    SyntheticDetector detector = detector(19, 1);
    ScannedData data = scanned(detector.poisson("site", sky(detector), 13));
    AnisotropyModel model = randomModel(data, 14);
    int lost = 0;
    for (int a = 0; a < data.grid().size(); a++) {
      if (a % 5 == 0 && data.equatorialCounts()[a] > 0) {
        model.relativeIntensity()[a] = a % 2 == 0 ? 0 : -0.01;
        lost++;
      }
    }
    assertThat(lost).isGreaterThan(10);
    assertThat(gain(data, model)).isCloseTo(bruteForce(data, model), within(1e-8));
  }

  @Test
  void binsAndPixelsThatTheModelGaveUpAreLostToo() {
    SyntheticDetector detector = detector(19, 1);
    ScannedData data = scanned(detector.poisson("site", sky(detector), 15));
    AnisotropyModel model = randomModel(data, 16);
    AnisotropyModel withoutBin = model.copy();
    withoutBin.backgroundRate().get(0)[2] = 0;
    assertThat(gain(data, withoutBin)).isCloseTo(bruteForce(data, withoutBin), within(1e-8));
    AnisotropyModel withoutPixel = model.copy();
    withoutPixel.relativeAcceptance().get(0)[3] = 0;
    assertThat(gain(data, withoutPixel)).isCloseTo(bruteForce(data, withoutPixel), within(1e-8));
  }

  @Test
  void atAMaximumPhiIsTheNumberOfEvents() {
    SyntheticDetector detector = detector(19, 1);
    ScannedData data = scanned(detector.poisson("site", sky(detector), 19));
    AnisotropyModel model = randomModel(data, 20);
    double[] exposure = new double[data.grid().size()];
    data.exposure(model, exposure);
    for (int a = 0; a < exposure.length; a++) {
      model.relativeIntensity()[a] = exposure[a] > 0 ? data.equatorialCounts()[a] / exposure[a] : 1;
    }
    assertThat(new PoissonLikelihood(data).gain(model, data.total()))
        .isCloseTo(bruteForce(data, model), within(1e-8));
  }

  @Test
  void theModelIsNotModified() {
    SyntheticDetector detector = detector(19, 1);
    ScannedData data = scanned(detector.poisson("site", sky(detector), 17));
    AnisotropyModel model = randomModel(data, 18);
    AnisotropyModel before = model.copy();
    gain(data, model);
    assertThat(model.relativeIntensity()).isEqualTo(before.relativeIntensity());
    assertThat(model.backgroundRate().get(0)).isEqualTo(before.backgroundRate().get(0));
    assertThat(model.relativeAcceptance().get(0)).isEqualTo(before.relativeAcceptance().get(0));
  }

  /** About 2000 events in 10 x 20 x 20 cells: most cells are empty, some pixels too. */
  private static SyntheticDetector detector(double latitude, double factor) {
    return SyntheticDetector.onCylinder(latitude, 60, 10, 20, 20, 2000 * factor);
  }

  private static double[] sky(SyntheticDetector detector) {
    return SyntheticDetector.dipole(detector.equatorialGrid(), 0.3, -0.2);
  }

  private static AnisotropyModel randomModel(ScannedData data, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    AnisotropyModel model = data.isotropicModel();
    multiply(model.relativeIntensity(), random);
    model.backgroundRate().forEach(rate -> multiply(rate, random));
    model.relativeAcceptance().forEach(acceptance -> multiply(acceptance, random));
    return model;
  }

  private static void multiply(double[] values, SplittableRandom random) {
    for (int k = 0; k < values.length; k++) {
      values[k] *= 0.5 + random.nextDouble();
    }
  }

  private static double bruteForce(ScannedData data, AnisotropyModel model) {
    double sum = 0;
    for (int d = 0; d < data.detectors().size(); d++) {
      DetectorCounts counts = data.detectors().get(d).counts();
      SkyScan scan = data.detectors().get(d).scan();
      double[] perBin = new double[scan.bins()];
      double[] perPixel = new double[scan.localPixels()];
      double total = 0;
      for (int tau = 0; tau < perBin.length; tau++) {
        for (int i = 0; i < perPixel.length; i++) {
          perBin[tau] += counts.count(tau, i);
          perPixel[i] += counts.count(tau, i);
          total += counts.count(tau, i);
        }
      }
      for (int tau = 0; tau < perBin.length; tau++) {
        for (int i = 0; i < perPixel.length; i++) {
          double n = counts.count(tau, i);
          double mu0 = perBin[tau] * perPixel[i] / total;
          double mu =
              model.relativeIntensity()[scan.equatorialPixel(tau, i)]
                  * model.backgroundRate().get(d)[tau]
                  * model.relativeAcceptance().get(d)[i];
          sum += mu0 - Math.max(mu, 0);
          if (n > 0 && mu > 0) {
            sum += n * Math.log(mu / mu0);
          }
        }
      }
    }
    return sum;
  }
}
