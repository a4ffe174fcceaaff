package org.anisky;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.anisky.configuration.SimulationConfiguration;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.likelihood.LikelihoodOptions;
import org.anisky.reconstruction.likelihood.MaximumLikelihoodReconstructor;
import org.anisky.simulation.Simulation;
import org.anisky.simulation.SkyDipole;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

/**
 * The joint example at nside 16 and 90 bins: a dipole under structure up to degree 30, two
 * detectors of 5e9 events, ten replicas of the noise. The same at full scale with a hundred and
 * more replicas is in src/site/markdown/validation.md.
 */
class JointPullsTest {
  private static final int REPLICAS = 10;

  /**
   * Each of the three bounds is crossed by chance with probability 1e-4 by a calibrated program, so
   * the test as a whole with less than 3e-4; the seed is fixed.
   */
  private static final double ALPHA = 1e-4;

  /** Two-sided 1e-4 quantile of the normal distribution. */
  private static final double NORMAL_QUANTILE = 3.891;

  @Test
  void theJointDipoleLiesWithinItsErrors() throws IOException {
    YamlSection root = YamlFile.read(Path.of("configs", "joint-simulate.yaml"));
    root.override("sidereal-bins", "90");
    root.override("detectors.0.grid.nside", "16");
    root.override("detectors.1.grid.nside", "16");
    SimulationConfiguration configuration = SimulationConfiguration.read(root);
    SkyDipole truth = configuration.plan().sky().dipole();
    LikelihoodOptions defaults = LikelihoodOptions.DEFAULT;
    MaximumLikelihoodReconstructor reconstructor =
        new MaximumLikelihoodReconstructor(
            new LikelihoodOptions(
                defaults.gauge(),
                defaults.acceleration(),
                defaults.stopping(),
                defaults.dipoleTolerance(),
                defaults.logLikelihoodTolerance(),
                false,
                12,
                defaults.discRadius()));
    double sum0h = 0;
    double sum6h = 0;
    double squares = 0;
    try (Workers workers = Workers.of(2)) {
      Simulation simulation = new Simulation(configuration.plan(), workers);
      for (int replica = 0; replica < REPLICAS; replica++) {
        DipoleEstimate dipole =
            reconstructor
                .reconstruct(simulation.dataset(replica), workers, Progress.SILENT)
                .dipole();
        double pull0h = pull(dipole, DipoleComponent.D_0H, truth.d0h());
        double pull6h = pull(dipole, DipoleComponent.D_6H, truth.d6h());
        sum0h += pull0h;
        sum6h += pull6h;
        squares += pull0h * pull0h + pull6h * pull6h;
      }
    }

    assertThat(Math.abs(sum0h) / Math.sqrt(REPLICAS)).isLessThan(NORMAL_QUANTILE);
    assertThat(Math.abs(sum6h) / Math.sqrt(REPLICAS)).isLessThan(NORMAL_QUANTILE);
    ChiSquaredDistribution expected = ChiSquaredDistribution.of(2.0 * REPLICAS);
    assertThat(squares)
        .isBetween(
            expected.inverseCumulativeProbability(ALPHA / 2),
            expected.inverseSurvivalProbability(ALPHA / 2));
  }

  private static double pull(DipoleEstimate dipole, DipoleComponent component, double truth) {
    return (dipole.value(component).orElseThrow() - truth) / dipole.error(component).orElseThrow();
  }
}
