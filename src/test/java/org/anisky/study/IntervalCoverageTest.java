package org.anisky.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.anisky.Workers;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.simulation.SkyDipole;
import org.anisky.statistics.Significance;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Estimates that scatter as they say: what should hold the truth does, and what should not. */
class IntervalCoverageTest {
  private static final double ERROR = 0.01;

  /**
   * Gaussian estimates around a truth.
   *
   * @param stated the error that they state, over the true one
   */
  private static IntervalCoverage coverage(SkyDipole truth, int toys, double stated) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(11);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double variance = ERROR * ERROR * stated * stated;
    List<ToyResult> results = new ArrayList<>();
    for (int toy = 1; toy <= toys; toy++) {
      double x = truth.d0h() + ERROR * normal.sample();
      double y = truth.d6h() + ERROR * normal.sample();
      double ts = (x * x + y * y) / variance;
      results.add(
          new ToyResult(
              toy,
              "likelihood",
              new DipoleEstimate(
                  DipoleComponent.EQUATORIAL,
                  new double[] {x, y},
                  new double[][] {{variance, 0}, {0, variance}},
                  ts,
                  Significance.probability(ts, 2))));
    }
    return IntervalCoverage.of(results, truth, true, Workers.single()).get(0);
  }

  /**
   * Binomial errors of 200 toys are 3.3 and 1.5 percent; 4 of them: a false alarm in 10^4 seeds.
   */
  @Test
  void honestErrorsCover() {
    IntervalCoverage far = coverage(new SkyDipole(-0.05, -0.01, 0), 200, 1);
    IntervalCoverage.Row one = far.rows().get(0);
    IntervalCoverage.Row two = far.rows().get(1);
    assertThat(one.amplitude()).isCloseTo(0.683, within(4 * one.error()));
    assertThat(one.phase().getAsDouble()).isCloseTo(0.683, within(4 * one.error()));
    assertThat(one.limit()).isEmpty();
    assertThat(two.amplitude()).isCloseTo(0.95, within(4 * two.error()));
    assertThat(two.phase().getAsDouble()).isCloseTo(0.95, within(4 * two.error()));
    assertThat(two.limit().getAsDouble()).isCloseTo(0.95, within(4 * two.error()));
    assertThat(one.error()).isCloseTo(0.0329, within(1e-4));
    IntervalCoverage none = coverage(SkyDipole.ZERO, 200, 1);
    assertThat(none.rows().get(1).amplitude()).isCloseTo(0.95, within(4 * two.error()));
    assertThat(none.rows().get(1).phase()).isEmpty();
    assertThat(none.uniform()).isGreaterThan(1e-4);
  }

  @Test
  void errorsThatAreHalfAsLargeAreFound() {
    IntervalCoverage wrong = coverage(SkyDipole.ZERO, 200, 0.5);
    assertThat(wrong.rows().get(1).amplitude()).isLessThan(0.8);
    assertThat(wrong.uniform()).isLessThan(1e-10);
    assertThat(coverage(new SkyDipole(0.05, 0, 0), 200, 0.5).rows().get(0).phase().getAsDouble())
        .isLessThan(0.5);
  }
}
