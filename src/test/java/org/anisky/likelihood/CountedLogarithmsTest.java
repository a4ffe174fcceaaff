package org.anisky.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.anisky.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** sum n ln(x/r), term by term. */
class CountedLogarithmsTest {
  private static double termByTerm(double[] counts, double[] values, double[] references) {
    double sum = 0;
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0 && values[k] > 0) {
        sum += counts[k] * (Math.log(values[k]) - Math.log(references[k]));
      }
    }
    return sum;
  }

  /**
   * Whole numbers and weights, few elements and many, ratios near 1 and of up to e^60, which a few
   * factors carry beyond what a double holds.
   */
  @ParameterizedTest
  @CsvSource({"20, 1, 0.1", "5000, 1, 0.1", "500, 0.37, 0.1", "5000, 0.37, 0.1", "300, 1, 60"})
  void isTheSumOfTheTerms(int size, double weight, double spread) {
    SplittableRandom random = new SplittableRandom(size);
    double[] counts = new double[size];
    double[] values = new double[size];
    double[] references = new double[size];
    double[] ones = new double[size];
    double scale = 0;
    for (int k = 0; k < size; k++) {
      counts[k] = weight * random.nextInt(6);
      references[k] = 0.1 + random.nextDouble();
      values[k] = references[k] * Math.exp(spread * (random.nextDouble() - 0.3));
      ones[k] = 1;
      scale += counts[k] * spread;
    }
    CountedLogarithms ofRatios = CountedLogarithms.ofRatios(counts, references);
    double expected = termByTerm(counts, values, references);
    double single = ofRatios.sum(values, Workers.single());
    assertThat(single).isCloseTo(expected, within(1e-12 * (1 + scale)));
    try (Workers workers = Workers.of(3)) {
      assertThat(ofRatios.sum(values, workers)).isEqualTo(single);
    }
    assertThat(CountedLogarithms.of(counts).sum(values, Workers.single()))
        .isCloseTo(termByTerm(counts, values, ones), within(1e-11 * (1 + scale)));
  }

  @Test
  void whatHasNoExpectationIsLeftOutAndSaid() {
    double[] counts = {2, 0, 1, 3};
    CountedLogarithms logarithms = CountedLogarithms.of(counts);
    assertThat(logarithms.loses(new double[] {1, 0, 1, 1})).isFalse();
    assertThat(logarithms.loses(new double[] {1, 1, 1, 0})).isTrue();
    assertThat(logarithms.loses(new double[] {-1, 1, 1, 1})).isTrue();
    assertThat(logarithms.loses(new double[] {1, 1, Double.NaN, 1})).isTrue();
    // 2 ln 4 + 3 ln 2 = 7 ln 2.
    assertThat(logarithms.sum(new double[] {4, 9, 0, 2}, Workers.single()))
        .isCloseTo(7 * Math.log(2), within(1e-14));
  }
}
