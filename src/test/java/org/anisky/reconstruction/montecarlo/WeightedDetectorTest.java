package org.anisky.reconstruction.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.anisky.Workers;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.MultipoleEstimate;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A detector whose events beyond a zenith angle of 40 deg come with weight 8, one in eight of them.
 * 400 toys, fixed seeds: with other seeds a right program fails with the mean of a pull above 0.2
 * (4 standard deviations) in 1 of 16,000 per component, with a width off by more than 12 percent
 * (3.4) in 1 of 1,500, with a Kolmogorov distance above 1.95/sqrt(400) in 1 of 1,000.
 */
class WeightedDetectorTest {
  private static final int TOYS = 400;
  private static final double[] DIPOLE = {0.03, -0.02, 0.04};

  private final SyntheticDetector site = SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 5e4);

  private double weight(int i) {
    return site.sky().zenith(i) > Math.toRadians(40) ? 8 : 1;
  }

  private MultipoleEstimate toy(double[] dipole, double slope, UniformRandomProvider random) {
    double[] acceptance = site.acceptance().clone();
    if (slope > 0) {
      double s = slope * ZigguratSampler.NormalizedGaussian.of(random).sample();
      for (int i = 0; i < acceptance.length; i++) {
        // The simulation lacks what the detector has.
        acceptance[i] /= 1 + s * ZenithTemplate.SECANT_MINUS_ONE.at(site.sky().zenith(i));
      }
    }
    double[][] counts =
        site.expected(KnownExposure.sky(site.equatorialGrid(), dipole[0], dipole[1], dipole[2]));
    double[][] squares = new double[counts.length][counts[0].length];
    for (int tau = 0; tau < counts.length; tau++) {
      for (int i = 0; i < squares[tau].length; i++) {
        double mean = counts[tau][i] / weight(i);
        int events = mean > 0 ? PoissonSampler.of(random, mean).sample() : 0;
        counts[tau][i] = events * weight(i);
        squares[tau][i] = events * weight(i) * weight(i);
      }
    }
    NuisancePriors priors =
        slope > 0
            ? new NuisancePriors(slope, ZenithTemplate.SECANT_MINUS_ONE, 0)
            : NuisancePriors.NONE;
    return KnownExposure.reconstructor(priors, 1, "site", KnownExposure.of(site, acceptance, null))
        .fit(KnownExposure.data(site.counts("site", counts, squares)), Workers.single());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1})
  void pullsOfEveryComponentHaveMeanZeroAndWidthOne(double slope) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(31);
    double[] sum = new double[3];
    double[] squares = new double[3];
    for (int toy = 0; toy < TOYS; toy++) {
      MultipoleEstimate fit = toy(DIPOLE, slope, random);
      for (int k = 0; k < 3; k++) {
        double pull = (fit.dipole()[k] - DIPOLE[k]) / Math.sqrt(fit.covariances().total()[k][k]);
        sum[k] += pull;
        squares[k] += pull * pull;
      }
    }
    for (int k = 0; k < 3; k++) {
      double mean = sum[k] / TOYS;
      double width = Math.sqrt(squares[k] / TOYS - mean * mean);
      assertThat(mean).as("mean of component %d", k).isCloseTo(0, within(0.2));
      assertThat(width).as("width of component %d", k).isCloseTo(1, within(0.12));
    }
  }

  @Test
  void theProbabilityOfIsotropicSkiesIsUniform() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(32);
    double[] probabilities = new double[TOYS];
    for (int toy = 0; toy < TOYS; toy++) {
      probabilities[toy] = toy(new double[3], 0, random).probability();
    }
    Arrays.sort(probabilities);
    double distance = 0;
    for (int k = 0; k < TOYS; k++) {
      distance = Math.max(distance, Math.abs(probabilities[k] - (k + 0.5) / TOYS) + 0.5 / TOYS);
    }
    assertThat(distance).isLessThan(1.95 / Math.sqrt(TOYS));
  }
}
