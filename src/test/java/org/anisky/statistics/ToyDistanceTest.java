package org.anisky.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ToyDistanceTest {
  private static final int DIMENSION = 6;
  private static final int TOYS = 20;
  private static final int REPEATED = 2000;

  /** Distances of the truth's own law, with covariances of 20 toys; and with the known one. */
  private static double[][] distances() {
    UniformRandomProvider random = RandomSource.PHILOX_4X64.create(12L);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[][] found = new double[REPEATED][2];
    for (double[] one : found) {
      double[][] toys = new double[TOYS][DIMENSION];
      double[] mean = new double[DIMENSION];
      for (double[] toy : toys) {
        for (int k = 0; k < DIMENSION; k++) {
          toy[k] = normal.sample();
          mean[k] += toy[k] / TOYS;
        }
      }
      double[][] covariance = new double[DIMENSION][DIMENSION];
      for (double[] toy : toys) {
        for (int k = 0; k < DIMENSION; k++) {
          for (int l = 0; l < DIMENSION; l++) {
            covariance[k][l] += (toy[k] - mean[k]) * (toy[l] - mean[l]) / (TOYS - 1);
          }
        }
      }
      double[] x = new double[DIMENSION];
      for (int k = 0; k < DIMENSION; k++) {
        x[k] = normal.sample();
        one[1] += x[k] * x[k];
      }
      one[0] = Covariance.of(covariance).chiSquared(x);
    }
    return found;
  }

  /**
   * Uniform (a false alarm in 1 of 1000 other seeds), where chi-squared of the unbiased estimate is
   * below 0.01 three times too often; and the interval holds the p-value with the known covariance
   * in 68 +- 1 percent.
   */
  @Test
  void probabilitiesWithFewToysAreUniform() {
    double[] p = new double[REPEATED];
    int rareByChiSquared = 0;
    int held = 0;
    double[][] distances = distances();
    for (int k = 0; k < REPEATED; k++) {
      ToyDistance distance = new ToyDistance(distances[k][0], DIMENSION, TOYS);
      p[k] = distance.probability();
      rareByChiSquared += Significance.probability(distance.chiSquared(), DIMENSION) < 0.01 ? 1 : 0;
      double known = Significance.probability(distances[k][1], DIMENSION);
      ToyDistance.Range range = distance.range(0.683);
      held += known >= range.low() && known <= range.high() ? 1 : 0;
    }
    assertThat(KolmogorovSmirnov.uniform(p)).isGreaterThan(1e-3);
    assertThat(rareByChiSquared).isGreaterThan(2 * REPEATED / 100);
    assertThat((double) held / REPEATED).isCloseTo(0.683, within(4 * 0.0104));
  }

  /**
   * As that of the known covariance, by which the distance itself is larger by 19/12 on average.
   */
  @Test
  void theEstimateOfTheDistanceHasTheMeanOfChiSquared() {
    double sum = 0;
    double squares = 0;
    for (double[] found : distances()) {
      double estimate = new ToyDistance(found[0], DIMENSION, TOYS).chiSquared();
      sum += estimate;
      squares += estimate * estimate;
    }
    double mean = sum / REPEATED;
    double error = Math.sqrt((squares / REPEATED - mean * mean) / REPEATED);
    assertThat(mean).isCloseTo(DIMENSION, within(4 * error));
    assertThat(4 * error).isLessThan(0.2 * DIMENSION);
  }

  @Test
  void endlessToysGiveChiSquared() {
    ToyDistance distance = new ToyDistance(9.21, 2, 100_000_000);
    assertThat(distance.probability()).isCloseTo(Math.exp(-9.21 / 2), within(1e-6));
    assertThat(distance.chiSquared()).isCloseTo(9.21, within(1e-5));
  }
}
