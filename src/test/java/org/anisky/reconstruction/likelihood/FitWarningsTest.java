package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.junit.jupiter.api.Test;

class FitWarningsTest {
  private static final SyntheticDetector SITE =
      SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 1e6);

  private static Reconstruction fit(SyntheticDetector detector, StoppingRule stopping) {
    LikelihoodOptions options =
        new LikelihoodOptions(
            Gauge.RATIO, Acceleration.NONE, stopping, 1e-4, 1e-9, false, 1, Math.toRadians(20));
    double[] sky = SyntheticDetector.dipole(detector.equatorialGrid(), 0.02, 0.01);
    return new MaximumLikelihoodReconstructor(options)
        .reconstruct(
            new Dataset(List.of(detector.poisson("site", sky, 3))),
            Workers.single(),
            Progress.SILENT);
  }

  @Test
  void sweepsThatEndTooEarlyAreNamed() {
    Reconstruction two = fit(SITE, new StoppingRule.WithinTolerance(2));
    assertThat(two.status()).contains(Convergence.Status.NOT_CONVERGED);
    assertThat(two.warnings())
        .anyMatch(
            warning ->
                warning.matches(
                    "not converged after 2 sweeps: the dipole of the map may still change by"
                        + " (an unknown amount|[0-9.e+-]+) \\(allowed [0-9.e+-]+\\)"));
    assertThat(fit(SITE, new StoppingRule.WithinTolerance(5)).warnings())
        .anyMatch(
            warning ->
                warning.matches(
                    "not converged after 5 sweeps: the dipole of the map may still change by"
                        + " [0-9.e+-]+ \\(allowed [0-9.e+-]+\\)"));
    Reconstruction fixed = fit(SITE, new StoppingRule.AfterSweeps(2));
    assertThat(fixed.status()).contains(Convergence.Status.FIXED_SWEEPS);
    assertThat(fixed.warnings()).isEmpty();
    assertThatThrownBy(() -> new StoppingRule.AfterSweeps(0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("0 sweeps: at least 1 is needed");
    assertThat(new StoppingRule.WithinTolerance(1).limit()).isEqualTo(1);
  }

  @Test
  void binsWithoutEventsAreNamedInRows() {
    assertThat(fit(SITE.withGap(7, 10).withGap(3, 4), new StoppingRule.AfterSweeps(1)).warnings())
        .containsExactly("site: 4 of 24 sidereal bins have no events: 3, 7-9");
    assertThat(fit(SITE.withGap(22, 24), new StoppingRule.AfterSweeps(1)).warnings())
        .containsExactly("site: 2 of 24 sidereal bins have no events: 22-23");
  }
}
