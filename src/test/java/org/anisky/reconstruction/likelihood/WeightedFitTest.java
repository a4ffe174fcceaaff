package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Progress;
import org.junit.jupiter.api.Test;

/** Without fluctuations; weights change no value and what is made of errors. */
class WeightedFitTest {
  private static final SyntheticDetector SITE =
      SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 1e5);

  private interface Weight {
    double of(int tau, int i);
  }

  private static DipoleEstimate fit(Weight weight) {
    double[][] mu = SITE.expected(SyntheticDetector.dipole(SITE.equatorialGrid(), 0.05, -0.03));
    double[][] squares = new double[mu.length][mu[0].length];
    for (int tau = 0; tau < mu.length; tau++) {
      for (int i = 0; i < mu[tau].length; i++) {
        squares[tau][i] = weight == null ? 0 : weight.of(tau, i) * mu[tau][i];
      }
    }
    return new MaximumLikelihoodReconstructor(LikelihoodOptions.DEFAULT.withDegree(1))
        .reconstruct(
            new Dataset(List.of(SITE.counts("site", mu, weight == null ? null : squares))),
            Workers.single(),
            Progress.SILENT)
        .dipole();
  }

  private static double error(DipoleEstimate dipole, DipoleComponent component) {
    return dipole.error(component).orElseThrow();
  }

  /** Events of weight 4 are a quarter of events. */
  @Test
  void equalWeightsDoubleTheErrorsAndQuarterTheStatistic() {
    DipoleEstimate plain = fit(null);
    DipoleEstimate four = fit((tau, i) -> 4);
    for (DipoleComponent component : DipoleComponent.EQUATORIAL) {
      assertThat(four.value(component).orElseThrow())
          .isCloseTo(plain.value(component).orElseThrow(), within(1e-10));
      // The information may be that of a sky that differs by half a percent.
      assertThat(error(four, component) / error(plain, component)).isCloseTo(2, within(0.01));
    }
    assertThat(plain.testStatistic() / four.testStatistic()).isCloseTo(4, within(0.04));
    assertThat(four.probability()).isCloseTo(Math.exp(-four.testStatistic() / 2), within(1e-12));
    // Without weights it is twice the gain: chi-squared but for the third order in the dipole.
    double chiSquared =
        Math.pow(0.05 / error(plain, DipoleComponent.D_0H), 2)
            + Math.pow(0.03 / error(plain, DipoleComponent.D_6H), 2);
    assertThat(plain.testStatistic() / chiSquared).isCloseTo(1, within(0.1));
  }

  /** Heavy events at 0 h and 12 h, light ones at 6 h and 18 h: one component gains, one loses. */
  @Test
  void weightsCountWhereAComponentIsMeasured() {
    DipoleEstimate even = fit((tau, i) -> 2);
    DipoleEstimate twice = fit((tau, i) -> 2 + 1.5 * Math.cos(2 * SITE.binning().centre(tau)));
    double ratio0h = error(twice, DipoleComponent.D_0H) / error(even, DipoleComponent.D_0H);
    double ratio6h = error(twice, DipoleComponent.D_6H) / error(even, DipoleComponent.D_6H);
    // Turned by 6 h the two components are one another, and the weights are their own reverse.
    assertThat(Math.abs(ratio0h - 1)).isGreaterThan(0.02);
    assertThat((ratio0h - 1) * (ratio6h - 1)).isNegative();
  }
}
