package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.grid.SkyGrid;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.ReconstructedSky;
import org.anisky.reconstruction.Reconstruction;
import org.junit.jupiter.api.Test;

/** 30,000 isotropic events at latitude -35 deg up to 60 deg of zenith angle, one drawing. */
class GaugeLossTest {
  private static final double RADIUS = Math.toRadians(45);

  private static Reconstruction fit(SyntheticDetector detector) {
    double[] isotropic = new double[detector.equatorialGrid().size()];
    Arrays.fill(isotropic, 1);
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
    return new MaximumLikelihoodReconstructor(options)
        .reconstruct(
            new Dataset(List.of(detector.poisson("site", isotropic, 7))),
            Workers.single(),
            Progress.SILENT);
  }

  /** The largest |n - E I| / sqrt(E I) of a disc, from the maps of the result. */
  private static double mostMoved(ReconstructedSky sky) {
    SkyGrid grid = sky.counts().grid();
    double most = 0;
    for (int a = 0; a < grid.size(); a++) {
      double counts = 0;
      double expected = 0;
      for (int b = 0; b < grid.size() && sky.counts().isObserved(a); b++) {
        double cosine =
            grid.z(a) * grid.z(b)
                + Math.sqrt((1 - grid.z(a) * grid.z(a)) * (1 - grid.z(b) * grid.z(b)))
                    * Math.cos(grid.longitude(a) - grid.longitude(b));
        if (sky.counts().isObserved(b) && cosine >= Math.cos(RADIUS)) {
          counts += sky.counts().value(b);
          expected += sky.exposure().value(b) * sky.relativeIntensity().value(b);
        }
      }
      most =
          expected > 0 ? Math.max(most, Math.abs(counts - expected) / Math.sqrt(expected)) : most;
    }
    return most;
  }

  @Test
  void whatTheGaugeTakesOnHealpixIsToldByWhatItMovesDiscs() {
    Reconstruction result = fit(SyntheticDetector.onHealpix(-35, 60, 8, 36, 3e4));
    double most = mostMoved(result.sky().orElseThrow());
    assertThat(most).isGreaterThan(0.5);
    String told =
        result.warnings().stream()
            .filter(warning -> warning.startsWith("the gauge changes ln L"))
            .findFirst()
            .orElseThrow();
    double number = Double.parseDouble(told.replaceAll(".*discs by up to (\\S+) stand.*", "$1"));
    // It is told with one decimal; a pixel on the rim may count or not.
    assertThat(number).isCloseTo(most, within(0.15));
  }

  @Test
  void onTheCylinderTheGaugeTakesNothing() {
    Reconstruction result = fit(SyntheticDetector.onCylinder(-35, 60, 24, 48, 48, 3e4));
    assertThat(result.warnings()).noneMatch(warning -> warning.contains("gauge"));
    assertThat(mostMoved(result.sky().orElseThrow())).isLessThan(0.05);
  }
}
