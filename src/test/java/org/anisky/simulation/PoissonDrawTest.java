package org.anisky.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anisky.simulation.RandomStreams.Purpose;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonDrawTest {
  private static final int DRAWS = 200_000;

  /** Eleven means: a false alarm once in 9000 choices of seed, and the seed is fixed. */
  private static final double ALPHA = 1e-5;

  private static UniformRandomProvider random(String name) {
    return RandomStreams.of(20).stream(name, 0, Purpose.COUNTS);
  }

  /** Chi-squared of the frequencies of single numbers, joined where fewer than 20 are expected. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 2.5, 9.999, 10, 10.5, 14, 40.3, 200, 1000.7, 30000})
  void frequenciesAreThoseOfThePoissonDistribution(double mean) {
    PoissonDistribution exact = PoissonDistribution.of(mean);
    int last = (int) (mean + 12 * Math.sqrt(mean) + 20);
    long[] seen = new long[last + 2];
    UniformRandomProvider random = random("mean " + mean);
    for (int n = 0; n < DRAWS; n++) {
      seen[(int) Math.min(PoissonDraw.of(mean, random), last + 1)]++;
    }
    double chi2 = 0;
    int classes = 0;
    double expected = 0;
    long counted = 0;
    for (int k = 0; k <= last; k++) {
      expected += DRAWS * exact.probability(k);
      counted += seen[k];
      double rest = DRAWS * exact.survivalProbability(k);
      if (expected >= 20 && rest >= 20) {
        chi2 += (counted - expected) * (counted - expected) / expected;
        classes++;
        expected = 0;
        counted = 0;
      }
    }
    expected += DRAWS * exact.survivalProbability(last);
    counted += seen[last + 1];
    chi2 += (counted - expected) * (counted - expected) / expected;
    double probability = ChiSquaredDistribution.of(classes).survivalProbability(chi2);
    assertTrue(classes >= 1, "one class tests nothing");
    assertTrue(probability > ALPHA, "chi2 " + chi2 + " in " + classes + ", p " + probability);
  }

  /** Standard errors: mean sqrt(mu/n), variance sqrt((mu + 2 mu^2)/n); 5.3 sigma is 1.2e-7. */
  @ParameterizedTest
  @ValueSource(doubles = {1e6, 1e9, 1e12, 1e15})
  void largeMeansHaveTheirMeanAndVariance(double mean) {
    UniformRandomProvider random = random("large " + mean);
    double sum = 0;
    double squares = 0;
    for (int n = 0; n < DRAWS; n++) {
      double k = PoissonDraw.of(mean, random);
      assertEquals(Math.rint(k), k);
      sum += k - mean;
      squares += (k - mean) * (k - mean);
    }
    assertTrue(Math.abs(sum / DRAWS) < 5.3 * Math.sqrt(mean / DRAWS));
    assertTrue(
        Math.abs(squares / DRAWS - mean) < 5.3 * Math.sqrt((mean + 2 * mean * mean) / DRAWS));
  }

  @Test
  void theProbabilityIsThatOfTheDistribution() {
    // ln(12^9 e^-12/9!) and ln(12^10 e^-12/10!), Python's k log(12) - 12 - lgamma(k + 1);
    // 1e-12: what is left out of Stirling's series at k = 10 is 1e-13.
    assertEquals(-2.437667631989463, PoissonDraw.logProbability(9, 12), 1e-12);
    assertEquals(-2.2553460751955114, PoissonDraw.logProbability(10, 12), 1e-12);
    for (int k : new int[] {0, 9, 10, 11, 300, 1000, 1234}) {
      // 1e-11: that library's own logarithm of the gamma function.
      assertEquals(
          PoissonDistribution.of(1000).logProbability(k),
          PoissonDraw.logProbability(k, 1000),
          1e-11 * Math.max(1, Math.abs(PoissonDraw.logProbability(k, 1000))));
    }
  }

  @Test
  void nothingIsDrawnFromMeanZero() {
    assertEquals(0, PoissonDraw.of(0, random("zero")));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-300, Double.NaN, 1.1e15, Double.POSITIVE_INFINITY})
  void impossibleMeansAreRefused(double mean) {
    assertThrows(IllegalArgumentException.class, () -> PoissonDraw.of(mean, random("refused")));
  }
}
