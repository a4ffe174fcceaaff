package org.anisky.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KolmogorovSmirnovTest {
  private static double[] powers(int size, double power) {
    return IntStream.range(0, size).mapToDouble(k -> Math.pow((k + 0.5) / size, power)).toArray();
  }

  /**
   * scipy.stats.kstest of the same numbers, scipy 1.10.1, exact; the law used here is asymptotic.
   */
  @Test
  void probabilitiesAreThoseOfScipy() {
    assertThat(KolmogorovSmirnov.uniform(powers(50, 1.6))).isCloseTo(0.0655349, within(1e-3));
    assertThat(KolmogorovSmirnov.uniform(powers(500, 1.2))).isCloseTo(0.0187582, within(2e-4));
    // Here the second and third term of the sum count; the law is good to a percent.
    assertThat(KolmogorovSmirnov.uniform(powers(500, 1.08))).isCloseTo(0.7723098, within(8e-3));
  }

  @Test
  void tooMuchAboveIsAsUnlikelyAsTooMuchBelow() {
    double[] above = IntStream.range(0, 500).mapToDouble(k -> 1 - powers(500, 1.2)[k]).toArray();
    assertThat(KolmogorovSmirnov.uniform(above)).isCloseTo(0.0187582, within(2e-4));
  }

  @Test
  void evenNumbersAreUniformAndEqualOnesAreNot() {
    assertThat(KolmogorovSmirnov.uniform(powers(100, 1))).isEqualTo(1);
    assertThat(KolmogorovSmirnov.uniform(new double[] {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5}))
        .isLessThan(0.05);
    assertThat(KolmogorovSmirnov.uniform(new double[] {0.5, Double.NaN})).isNaN();
  }
}
