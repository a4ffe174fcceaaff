package org.anisky.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.junit.jupiter.api.Test;

class MarginalsTest {
  private static final SyntheticDetector DETECTOR =
      SyntheticDetector.onHealpix(19, 50, 4, 12, 5000);

  private static double[] sky() {
    return SyntheticDetector.dipole(DETECTOR.equatorialGrid(), 0.2, 0.1);
  }

  @Test
  void theMarginalsAreSumsOfTheCounts() {
    DetectorCounts counts = DETECTOR.poisson("site", sky(), 1);
    SkyScan scan = DETECTOR.scan(Workers.single());
    Marginals marginals = Marginals.of(counts, scan);
    // Counts are whole numbers: their sums are exact.
    double total = 0;
    double[] perEquatorialPixel = new double[scan.equatorialPixels()];
    for (int tau = 0; tau < scan.bins(); tau++) {
      double sum = 0;
      for (int i = 0; i < scan.localPixels(); i++) {
        sum += counts.count(tau, i);
        perEquatorialPixel[scan.equatorialPixel(tau, i)] += counts.count(tau, i);
      }
      assertThat(marginals.perBin()[tau]).isEqualTo(sum);
      total += sum;
    }
    for (int i = 0; i < scan.localPixels(); i++) {
      double sum = 0;
      for (int tau = 0; tau < scan.bins(); tau++) {
        sum += counts.count(tau, i);
      }
      assertThat(marginals.perLocalPixel()[i]).isEqualTo(sum);
    }
    assertThat(marginals.perEquatorialPixel()).isEqualTo(perEquatorialPixel);
    assertThat(marginals.total()).isEqualTo(total);
    assertThat(marginals.totalSquaredWeights()).isEqualTo(total);
  }

  @Test
  void squaredWeightsAreSummedApart() {
    double[][] weights = new double[12][DETECTOR.sky().size()];
    double[][] squares = new double[12][DETECTOR.sky().size()];
    // Two events of weight 3 and one of weight 1/2: sum 6.5, squares 9 + 9 + 0.25.
    weights[0][0] = 6;
    squares[0][0] = 18;
    weights[5][7] = 0.5;
    squares[5][7] = 0.25;
    DetectorCounts counts = DETECTOR.counts("site", weights, squares);
    ScannedData data = ScannedData.of(new Dataset(List.of(counts)), Workers.single());
    Marginals marginals = data.detectors().get(0).marginals();
    assertThat(marginals.total()).isEqualTo(6.5);
    assertThat(marginals.totalSquaredWeights()).isEqualTo(18.25);
    assertThat(data.varianceFactor()).isEqualTo(18.25 / 6.5);
  }

  @Test
  void severalDetectorsShareTheEquatorialCounts() {
    DetectorCounts north = DETECTOR.poisson("north", sky(), 2);
    DetectorCounts south =
        SyntheticDetector.onHealpix(-60, 50, 4, 12, 900).poisson("south", sky(), 3);
    ScannedData data = ScannedData.of(new Dataset(List.of(north, south)), Workers.single());
    double[] expected = new double[data.grid().size()];
    for (ScannedData.Detector detector : data.detectors()) {
      for (int a = 0; a < expected.length; a++) {
        expected[a] += detector.marginals().perEquatorialPixel()[a];
      }
    }
    assertThat(data.equatorialCounts()).isEqualTo(expected);
    assertThat(data.total())
        .isEqualTo(
            data.detectors().get(0).marginals().total()
                + data.detectors().get(1).marginals().total());
  }

  @Test
  void aPixelSeenOnlyInEmptyBinsIsNotObserved() {
    SyntheticDetector narrow = SyntheticDetector.onCylinder(0, 20, 12, 24, 24, 1e4).withGap(0, 12);
    ScannedData data = ScannedData.of(narrow.asimovData(sky(narrow)), Workers.single());
    SkyScan scan = narrow.scan(Workers.single());
    boolean[] seen = new boolean[scan.equatorialPixels()];
    for (int tau = 12; tau < 24; tau++) {
      for (int i = 0; i < scan.localPixels(); i++) {
        seen[scan.equatorialPixel(tau, i)] = true;
      }
    }
    double[] exposure = new double[seen.length];
    data.exposure(data.isotropicModel(), exposure);
    int blind = 0;
    for (int a = 0; a < seen.length; a++) {
      assertThat(data.isObserved(a)).isEqualTo(seen[a]);
      if (!seen[a]) {
        blind++;
        assertThat(exposure[a]).isZero();
      }
    }
    assertThat(blind).isPositive();
  }

  private static double[] sky(SyntheticDetector detector) {
    return SyntheticDetector.dipole(detector.equatorialGrid(), 0.2, 0.1);
  }

  @Test
  void theIsotropicModelIsThatOfTheMarginals() {
    DetectorCounts counts = DETECTOR.poisson("site", sky(), 4);
    ScannedData data = ScannedData.of(new Dataset(List.of(counts)), Workers.single());
    AnisotropyModel model = data.isotropicModel();
    double sum = 0;
    for (double value : model.relativeAcceptance().get(0)) {
      sum += value;
    }
    // A few hundred terms, each rounded.
    assertThat(sum).isCloseTo(1, within(1e-13));
    double[] exposure = new double[data.grid().size()];
    data.exposure(model, exposure);
    double events = 0;
    for (double value : exposure) {
      events += value;
    }
    assertThat(events).isCloseTo(data.total(), within(1e-9));
    assertThat(model.relativeIntensity()).containsOnly(1.0);
  }
}
