package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.anisky.Workers;
import org.anisky.grid.SkyGrid;
import org.anisky.model.SkyScan;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.ReconstructedSky;
import org.anisky.reconstruction.Reconstruction;
import org.junit.jupiter.api.Test;

/** The significance is taken against the fitted, not the first, acceptance and rate. */
class SignificanceMapTest {
  private static final double RADIUS = Math.toRadians(20);

  @Test
  void discsCompareTheCountsWithTheTrueExposureWhenTheFitFindsTheTruth() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 24, 48, 48, 1e6);
    SkyGrid grid = detector.equatorialGrid();
    double[] truth = SyntheticDetector.dipole(grid, 0.05, 0);
    LikelihoodOptions options =
        new LikelihoodOptions(
            Gauge.RATIO,
            Acceleration.ANDERSON,
            new StoppingRule.AfterSweeps(25),
            0.01,
            5e-5,
            false,
            1,
            RADIUS);
    Reconstruction result =
        new MaximumLikelihoodReconstructor(options)
            .reconstruct(detector.asimovData(truth), Workers.single(), Progress.SILENT);
    ReconstructedSky sky = result.sky().orElseThrow();
    double[] exposure = exposure(detector);
    double max = 0;
    double min = 0;
    for (int a = 0; a < grid.size(); a += 7) {
      if (exposure[a] > 0) {
        double counts = 0;
        double reference = 0;
        for (int b = 0; b < grid.size(); b++) {
          if (isInDisc(grid, a, b)) {
            counts += exposure[b] * truth[b];
            reference += exposure[b];
          }
        }
        double square = 2 * (reference - counts + counts * Math.log(counts / reference));
        double expected = Math.signum(counts - reference) * Math.sqrt(Math.max(0, square));
        // Where mu and mu0 nearly agree S^2 is a difference of terms of 1e5: it rounds to 1e-9
        // and S to some 1e-5.
        assertThat(sky.significance().value(a)).isCloseTo(expected, within(1e-4));
        max = Math.max(max, expected);
        min = Math.min(min, expected);
      }
    }
    assertThat(max).isGreaterThan(5);
    assertThat(sky.peaks().max()).isGreaterThanOrEqualTo(max - 1e-4);
    assertThat(sky.peaks().min()).isLessThanOrEqualTo(min + 1e-4);
  }

  private static double[] exposure(SyntheticDetector detector) {
    SkyScan scan = detector.scan(Workers.single());
    double[] exposure = new double[scan.equatorialPixels()];
    for (int tau = 0; tau < scan.bins(); tau++) {
      for (int i = 0; i < scan.localPixels(); i++) {
        exposure[scan.equatorialPixel(tau, i)] += detector.rate()[tau] * detector.acceptance()[i];
      }
    }
    return exposure;
  }

  private static boolean isInDisc(SkyGrid grid, int a, int b) {
    double cosine =
        grid.z(a) * grid.z(b)
            + Math.sqrt((1 - grid.z(a) * grid.z(a)) * (1 - grid.z(b) * grid.z(b)))
                * Math.cos(grid.longitude(a) - grid.longitude(b));
    return Math.acos(Math.max(-1, Math.min(1, cosine))) <= RADIUS;
  }
}
