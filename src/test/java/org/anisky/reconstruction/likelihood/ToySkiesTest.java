package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Progress;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Pulls (estimate minus truth, over error) of both components over 200 skies: 400 numbers that must
 * be normal with mean 0 and width 1. Of the mean the error is 0.05, of the width 0.035; 4 sigma
 * each, a false alarm in 1 of 16,000 seeds. The seeds are fixed.
 */
@Tag("long")
class ToySkiesTest {
  private static final int TOYS = 200;
  private static final double D_0H = 0.02;
  private static final double D_6H = -0.03;
  private static final double FOUR_SIGMA_OF_THE_MEAN = 4 / Math.sqrt(2 * TOYS);
  private static final double FOUR_SIGMA_OF_THE_WIDTH = 4 / Math.sqrt(4 * TOYS);

  private static final SyntheticDetector DETECTOR =
      SyntheticDetector.onCylinder(19, 60, 24, 48, 48, 1e5);

  private interface Toy {
    DetectorCounts draw(UniformRandomProvider random);
  }

  private static void assertCalibrated(Toy toy) {
    // One sweep: the map is not looked at.
    LikelihoodOptions options =
        new LikelihoodOptions(
            Gauge.RATIO,
            Acceleration.NONE,
            new StoppingRule.AfterSweeps(1),
            0.01,
            1,
            false,
            1,
            0.17);
    MaximumLikelihoodReconstructor reconstructor = new MaximumLikelihoodReconstructor(options);
    double sum = 0;
    double squares = 0;
    for (int seed = 0; seed < TOYS; seed++) {
      UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
      DipoleEstimate dipole =
          reconstructor
              .reconstruct(
                  new Dataset(List.of(toy.draw(random))), Workers.single(), Progress.SILENT)
              .dipole();
      double pull0 = pull(dipole, DipoleComponent.D_0H, D_0H);
      double pull6 = pull(dipole, DipoleComponent.D_6H, D_6H);
      sum += pull0 + pull6;
      squares += pull0 * pull0 + pull6 * pull6;
    }
    double mean = sum / (2 * TOYS);
    double width = Math.sqrt(squares / (2 * TOYS) - mean * mean);
    assertThat(mean).isCloseTo(0, within(FOUR_SIGMA_OF_THE_MEAN));
    assertThat(width).isCloseTo(1, within(FOUR_SIGMA_OF_THE_WIDTH));
  }

  private static double pull(DipoleEstimate dipole, DipoleComponent component, double truth) {
    return (dipole.value(component).getAsDouble() - truth) / dipole.error(component).getAsDouble();
  }

  private static double[][] expected() {
    return DETECTOR.expected(SyntheticDetector.dipole(DETECTOR.equatorialGrid(), D_0H, D_6H));
  }

  @Test
  void errorsOfPlainEventsAreCalibrated() {
    double[][] mu = expected();
    assertCalibrated(
        random -> {
          double[][] counts = new double[mu.length][mu[0].length];
          for (int tau = 0; tau < mu.length; tau++) {
            for (int i = 0; i < mu[tau].length; i++) {
              counts[tau][i] = PoissonSampler.of(random, mu[tau][i]).sample();
            }
          }
          return DETECTOR.counts("site", counts);
        });
  }

  /** Half of the events have weight 1/2, half weight 2: sum w^2/sum w = 4.25/2.5 = 1.7. */
  @Test
  void errorsOfWeightedEventsAreCalibrated() {
    double[][] mu = expected();
    assertCalibrated(
        random -> {
          double[][] weights = new double[mu.length][mu[0].length];
          double[][] squares = new double[mu.length][mu[0].length];
          for (int tau = 0; tau < mu.length; tau++) {
            for (int i = 0; i < mu[tau].length; i++) {
              int light = PoissonSampler.of(random, mu[tau][i] / 2.5).sample();
              int heavy = PoissonSampler.of(random, mu[tau][i] / 2.5).sample();
              weights[tau][i] = 0.5 * light + 2 * heavy;
              squares[tau][i] = 0.25 * light + 4 * heavy;
            }
          }
          return DETECTOR.counts("site", weights, squares);
        });
  }
}
