package org.anisky.reconstruction.harmonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DipoleIntervalsTest {
  private static final int DRAWS = 200_000;

  /** Of the three sorted columns amplitude, right ascension, declination. */
  private static double[][] sampled(double perp, double perpError, double north, double error) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(11L);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[][] columns = new double[3][DRAWS];
    for (int k = 0; k < DRAWS; k++) {
      double x = perp + perpError * normal.sample();
      double y = perpError * normal.sample();
      double z = north + error * normal.sample();
      columns[0][k] = Math.sqrt(x * x + y * y + z * z);
      columns[1][k] = Math.abs(Math.atan2(y, x));
      columns[2][k] = Math.asin(z / columns[0][k]);
    }
    for (double[] column : columns) {
      Arrays.sort(column);
    }
    return columns;
  }

  /**
   * The draws from 15.87 to 84.13 percent, or, when the measured number is among the first or the
   * last 15.87 percent, 68.27 percent of the draws from it on or up to it.
   */
  private static double[] drawnInterval(double[] sorted, double measured) {
    int below = 0;
    while (below < DRAWS && sorted[below] < measured) {
      below++;
    }
    int held = (int) (0.682689 * DRAWS);
    if (below < 0.158655 * DRAWS) {
      return new double[] {measured, sorted[below + held]};
    }
    if (below > 0.841345 * DRAWS) {
      return new double[] {sorted[below - held], measured};
    }
    return new double[] {sorted[(int) (0.158655 * DRAWS)], sorted[(int) (0.841345 * DRAWS)]};
  }

  @ParameterizedTest
  @CsvSource({
    "0.0596, 0.0101, -0.0262, 0.0148",
    "0.003, 0.01, 0.02, 0.01",
    "0.5, 0.01, 0.0, 0.02",
    "0.0, 1, 0.0, 0.3",
    "0.0518, 0.185, -0.415, 0.270"
  })
  void intervalsAreThoseOfDrawnVectors(double perp, double perpError, double north, double error) {
    DipoleIntervals intervals = new DipoleIntervals(perp, perpError, north, error);
    double[][] drawn = sampled(perp, perpError, north, error);
    // A quantile of 200,000 draws has an error of 0.004 standard deviations or less; times 4.
    double tolerance = 0.016;
    double size = Math.max(perpError, error);
    double[] amplitude = drawnInterval(drawn[0], Math.hypot(perp, north));
    assertThat(intervals.amplitude()[0]).isCloseTo(amplitude[0], within(tolerance * size));
    assertThat(intervals.amplitude()[1]).isCloseTo(amplitude[1], within(tolerance * size));
    double angle = Math.min(1, size / Math.hypot(perp, north));
    double[] declination = drawnInterval(drawn[2], Math.atan2(north, perp));
    assertThat(intervals.declination()[0]).isCloseTo(declination[0], within(tolerance * angle));
    assertThat(intervals.declination()[1]).isCloseTo(declination[1], within(tolerance * angle));
    double turn = perp > 0 ? Math.min(1, perpError / perp) : 1;
    assertThat(intervals.rightAscension())
        .isCloseTo(drawn[1][(int) (0.682689 * DRAWS)], within(tolerance * turn));
  }

  @Test
  void aStrongDipoleHasTheSymmetricIntervalsOfErrorPropagation() {
    // 100 standard deviations along the equator: amplitude +- 0.01, direction +- 0.01 rad.
    DipoleIntervals intervals = new DipoleIntervals(1, 0.01, 0, 0.01);
    assertThat(intervals.amplitude()[1] - 1).isCloseTo(0.01, within(2e-4));
    assertThat(1 - intervals.amplitude()[0]).isCloseTo(0.01, within(2e-4));
    assertThat(intervals.rightAscension()).isCloseTo(0.01, within(1e-5));
    assertThat(intervals.declination()[0]).isCloseTo(-0.01, within(1e-5));
  }
}
