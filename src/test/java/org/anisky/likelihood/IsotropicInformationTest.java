package org.anisky.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.SkyGrid;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.junit.jupiter.api.Test;

/**
 * Against the slow twin, which scans tabulated harmonics bin by bin and is itself held to the dense
 * matrix of all parameters.
 */
class IsotropicInformationTest {
  /** Relative: sums of some thousand terms round to 1e-14 of the largest. */
  private static final double ROUNDING = 1e-12;

  private static final int DEGREE = 4;

  @Test
  void aCylinderGivesWhatTheScanGives() {
    check(SyntheticDetector.onCylinder(-35, 70, 12, 24, 24, 1e5));
  }

  @Test
  void aGapInTheDayGivesWhatTheScanGives() {
    check(SyntheticDetector.onCylinder(19, 60, 12, 24, 12, 1e5).withGap(2, 6));
  }

  @Test
  void twoCylindersGiveWhatTheScansGive() {
    check(
        SyntheticDetector.onCylinder(19, 60, 12, 24, 12, 1e5),
        SyntheticDetector.onCylinder(-50, 65, 12, 24, 12, 3e4).withGap(7, 9));
  }

  @Test
  void healpixGivesWhatTheScanGives() {
    check(SyntheticDetector.onHealpix(19, 57, 4, 24, 1e5));
  }

  private static void check(SyntheticDetector... detectors) {
    SkyGrid grid = detectors[0].equatorialGrid();
    double[] sky = SyntheticDetector.dipole(grid, 0.2, -0.1);
    List<DetectorCounts> counts = new ArrayList<>();
    for (SyntheticDetector detector : detectors) {
      counts.add(detector.asimov("site " + counts.size(), sky));
    }
    ScannedData data = ScannedData.of(new Dataset(counts), Workers.of(2));
    MultipoleBasis basis = MultipoleBasis.upTo(DEGREE, grid);
    FisherInformation fast = IsotropicInformation.of(data, basis);
    AnisotropyModel model = data.isotropicModel();
    double[] exposure = new double[grid.size()];
    data.exposure(model, exposure);
    FisherInformation slow = FisherInformation.of(data, model, exposure, basis.values());
    double largest = 0;
    for (int k = 0; k < basis.size(); k++) {
      largest = Math.max(largest, slow.matrix()[k][k]);
    }
    for (int k = 0; k < basis.size(); k++) {
      assertThat(fast.matrix()[k])
          .as("row %d", k)
          .containsExactly(slow.matrix()[k], within(ROUNDING * largest));
      for (int d = 0; d < detectors.length; d++) {
        assertThat(fast.rateShift(k, d))
            .as("rates of detector %d, coefficient %d", d, k)
            .containsExactly(slow.rateShift(k, d), within(ROUNDING));
        assertThat(fast.acceptanceShift(k, d))
            .as("acceptances of detector %d, coefficient %d", d, k)
            .containsExactly(slow.acceptanceShift(k, d), within(ROUNDING));
      }
    }
    // The same sums of a map.
    double[] sums = basis.sums(exposure);
    for (int k = 0; k < basis.size(); k++) {
      double slowSum = 0;
      for (int a = 0; a < exposure.length; a++) {
        slowSum += exposure[a] * basis.values()[k][a];
      }
      assertThat(sums[k]).isCloseTo(slowSum, within(ROUNDING * data.total()));
    }
  }
}
