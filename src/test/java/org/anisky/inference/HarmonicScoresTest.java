package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.OrderedHarmonics;
import org.anisky.grid.SphericalHarmonics;
import org.anisky.likelihood.FisherInformation;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.junit.jupiter.api.Test;

/**
 * Scores by sums over pixels, and information against the one that solves for rate and acceptance
 * by conjugate gradients over the scan.
 */
class HarmonicScoresTest {
  private static final int L_MAX = 4;

  /** Relative to the largest element. */
  private static final double ROUNDING = 1e-9;

  @Test
  void placesAreThoseOfTheirOrdersAndDegrees() {
    OrderedHarmonics harmonics = new OrderedHarmonics(3);
    // m = 1: cos l = 1 2 3, sin l = 1 2 3; m = 2: cos 2 3, sin 2 3; m = 3: cos 3, sin 3.
    assertThat(harmonics.degrees()).containsExactly(1, 2, 3, 1, 2, 3, 2, 3, 2, 3, 3, 3);
  }

  @Test
  void aCylinderGivesTheProfiledInformation() {
    check(ROUNDING, SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 1e5));
  }

  @Test
  void binsOfSeveralColumnsGiveTheProfiledInformation() {
    check(ROUNDING, SyntheticDetector.onCylinder(19, 60, 12, 24, 12, 1e5));
  }

  @Test
  void halfADayGivesTheProfiledInformation() {
    check(ROUNDING, SyntheticDetector.onCylinder(-35, 60, 12, 24, 24, 1e5).withGap(3, 15));
  }

  @Test
  void twoDetectorsOnHealpixGiveTheProfiledInformationButForPixels() {
    // The mean over the day is taken without pixels: good to 1e-3 of the largest element.
    check(
        2e-3,
        SyntheticDetector.onHealpix(19, 57, 8, 48, 1e5),
        SyntheticDetector.onHealpix(-90, 65, 8, 48, 3e4));
  }

  private static void check(double tolerance, SyntheticDetector... detectors) {
    List<DetectorCounts> counts = new ArrayList<>();
    for (SyntheticDetector detector : detectors) {
      counts.add(
          detector.poisson(
              "site " + counts.size(),
              SyntheticDetector.dipole(detector.equatorialGrid(), 0.1, -0.2),
              counts.size()));
    }
    ScannedData data = ScannedData.of(new Dataset(counts), Workers.single());
    HarmonicScores scores = HarmonicScores.of(data, L_MAX);
    double[][] basis = basis(data);
    double[] exposure = new double[data.grid().size()];
    data.exposure(data.isotropicModel(), exposure);
    double[][] expected =
        FisherInformation.of(data, data.isotropicModel(), exposure, basis).matrix();
    double largest = 0;
    double known = 0;
    for (int k = 0; k < expected.length; k++) {
      largest = Math.max(largest, expected[k][k]);
      double sum = 0;
      for (int a = 0; a < exposure.length; a++) {
        sum += basis[k][a] * (data.equatorialCounts()[a] - exposure[a]);
        known += basis[k][a] * basis[k][a] * exposure[a];
      }
      assertThat(scores.scores()[k]).isCloseTo(sum, within(ROUNDING * Math.sqrt(data.total())));
    }
    double profiled = 0;
    for (int k = 0; k < expected.length; k++) {
      profiled += expected[k][k];
      for (int j = 0; j < expected.length; j++) {
        assertThat(scores.information()[k][j])
            .as("%d, %d", k, j)
            .isCloseTo(expected[k][j], within(tolerance * largest));
      }
    }
    // Profiling must have cost something, or the test could not tell.
    assertThat(profiled).isLessThan(0.9 * known);
  }

  private static double[][] basis(ScannedData data) {
    List<double[]> basis = new ArrayList<>();
    for (int m = 1; m <= L_MAX; m++) {
      for (int l = m; l <= L_MAX; l++) {
        basis.add(SphericalHarmonics.realHarmonic(data.grid(), l, m));
      }
      for (int l = m; l <= L_MAX; l++) {
        basis.add(SphericalHarmonics.realHarmonic(data.grid(), l, -m));
      }
    }
    return basis.toArray(double[][]::new);
  }
}
