package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.ReconstructedSky;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.SignificancePeaks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that are few for the cells, under an isotropic sky. */
class SparseDataTest {
  private static final SyntheticDetector DETECTOR =
      SyntheticDetector.onCylinder(-35, 80, 90, 180, 180, 1);

  private static Reconstruction reconstruct(double events) {
    double[] rate = DETECTOR.rate().clone();
    for (int tau = 0; tau < rate.length; tau++) {
      rate[tau] *= events;
    }
    SyntheticDetector detector = DETECTOR.withRate(rate);
    double[] isotropic = SyntheticDetector.dipole(detector.equatorialGrid(), 0, 0);
    return new MaximumLikelihoodReconstructor(LikelihoodOptions.DEFAULT)
        .reconstruct(
            new Dataset(List.of(detector.poisson("site", isotropic, 1))),
            Workers.single(),
            Progress.SILENT);
  }

  /** Isotropic: no disc in a few hundred is beyond six sigma but once in a million skies. */
  private static void assertSane(Reconstruction result, double events) {
    ReconstructedSky sky = result.sky().orElseThrow();
    SignificancePeaks peaks = sky.peaks();
    assertThat(peaks.max()).isBetween(0.0, 6.0);
    assertThat(peaks.min()).isBetween(-6.0, 0.0);
    double exposure = 0;
    for (int a = 0; a < sky.exposure().grid().size(); a++) {
      if (sky.exposure().isObserved(a)) {
        assertThat(sky.exposure().value(a)).isPositive();
        exposure += sky.exposure().value(a);
      }
    }
    assertThat(exposure / events).isBetween(0.5, 2.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {100, 400})
  void mapsThatHaveNoMaximumAreThoseOfOneSweepAndThatIsSaid(double events) {
    Reconstruction result = reconstruct(events);
    assertSane(result, events);
    Convergence convergence = result.convergence().orElseThrow();
    assertThat(convergence.status()).isEqualTo(Convergence.Status.NOT_CONVERGED);
    assertThat(convergence.sweeps()).isEqualTo(1);
    assertThat(result.warnings().toString())
        .contains("the all-sky fit has no maximum: ", " observed pixels and 180 bins are too few");
  }

  @ParameterizedTest
  @ValueSource(doubles = {3000, 1e5})
  void moreEventsConverge(double events) {
    Reconstruction result = reconstruct(events);
    assertSane(result, events);
    assertThat(result.convergence().orElseThrow().status()).isEqualTo(Convergence.Status.CONVERGED);
  }
}
