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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two detectors whose events carry weights, uniform between 0.2 and 1.8: mean 1, mean square 1 +
 * 1.6^2/12 = 1.2133. Errors of the dipole must grow by the root of that, and pulls must be normal.
 * They must be normal too when the weights differ from place to place: 9 for one event in nine and
 * 0 for the others at the Pole, which is nine times the variance there and nowhere else.
 *
 * <p>Both components over 100 skies are 200 numbers: their mean has the error 0.071, their width
 * 0.05. With 4 sigma each, one seed in 16,000 is a false alarm; the seeds are fixed.
 */
@Tag("long")
class WeightedJointToysTest {
  private static final int TOYS = 100;
  private static final double D_0H = 0.02;
  private static final double D_6H = -0.03;
  private static final double LEAST = 0.2;
  private static final double SPAN = 1.6;
  private static final double MEAN_SQUARE = 1 + SPAN * SPAN / 12;

  private static final List<SyntheticDetector> DETECTORS =
      List.of(
          SyntheticDetector.onHealpix(19, 57, 4, 24, 6e4),
          SyntheticDetector.onHealpix(-90, 65, 4, 24, 4e4));

  /** How events are weighted. */
  private enum Weights {
    NONE,
    UNIFORM,
    IN_ONE_DETECTOR,
    TWICE_A_DAY
  }

  private static double weight(
      Weights weights, SyntheticDetector detector, int tau, UniformRandomProvider random) {
    return switch (weights) {
      case NONE -> 1;
      case UNIFORM -> LEAST + SPAN * random.nextDouble();
      case IN_ONE_DETECTOR -> detector == DETECTORS.get(1) ? (random.nextInt(9) == 0 ? 9 : 0) : 1;
      case TWICE_A_DAY -> tau % 12 < 6 ? (random.nextInt(9) == 0 ? 9 : 0) : 1;
    };
  }

  private static DetectorCounts draw(
      SyntheticDetector detector, Weights kind, UniformRandomProvider random) {
    double[][] mu =
        detector.expected(SyntheticDetector.dipole(detector.equatorialGrid(), D_0H, D_6H));
    double[][] weights = new double[mu.length][mu[0].length];
    double[][] squares = new double[mu.length][mu[0].length];
    for (int tau = 0; tau < mu.length; tau++) {
      for (int i = 0; i < mu[tau].length; i++) {
        int events = PoissonSampler.of(random, mu[tau][i]).sample();
        for (int event = 0; event < events; event++) {
          double weight = weight(kind, detector, tau, random);
          weights[tau][i] += weight;
          squares[tau][i] += weight * weight;
        }
      }
    }
    String name = "site " + DETECTORS.indexOf(detector);
    return kind == Weights.NONE
        ? detector.counts(name, weights)
        : detector.counts(name, weights, squares);
  }

  private static DipoleEstimate dipole(Weights kind, int seed) {
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
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    List<DetectorCounts> counts =
        DETECTORS.stream().map(detector -> draw(detector, kind, random)).toList();
    return new MaximumLikelihoodReconstructor(options)
        .reconstruct(new Dataset(counts), Workers.single(), Progress.SILENT)
        .dipole();
  }

  private static double pull(DipoleEstimate dipole, DipoleComponent component, double truth) {
    return (dipole.value(component).getAsDouble() - truth) / dipole.error(component).getAsDouble();
  }

  @Test
  void errorsGrowByTheRootOfTheMeanSquareWeight() {
    double plain = dipole(Weights.NONE, 1).amplitudeError();
    double weighted = dipole(Weights.UNIFORM, 1).amplitudeError();
    // 1e5 events: numbers and mean squares scatter by half a percent.
    assertThat(weighted / plain).isCloseTo(Math.sqrt(MEAN_SQUARE), within(0.01));
  }

  /**
   * For a dipole of a few errors, 2 ln(L/L0) of weighted events is d^T C^-1 d, whatever the shape
   * of C: here one of its axes is longer than the other. Second order in the dipole, 0.036, and in
   * the scatter of 1e5 events is left.
   */
  @ParameterizedTest
  @EnumSource(Weights.class)
  void theTestStatisticIsTheDistanceFromZeroInItsErrors(Weights kind) {
    for (int seed = 0; seed < 20; seed++) {
      DipoleEstimate dipole = dipole(kind, seed);
      double x = dipole.value(DipoleComponent.D_0H).orElseThrow();
      double y = dipole.value(DipoleComponent.D_6H).orElseThrow();
      double[][] c = dipole.covariance();
      double distance =
          (x * x * c[1][1] - 2 * x * y * c[0][1] + y * y * c[0][0])
              / (c[0][0] * c[1][1] - c[0][1] * c[1][0]);
      assertThat(dipole.testStatistic() / distance).isCloseTo(1, within(0.05));
    }
  }

  @ParameterizedTest
  @EnumSource(Weights.class)
  void pullsOfTwoDetectorsWithWeightsAreNormal(Weights kind) {
    double sum = 0;
    double squares = 0;
    for (int seed = 0; seed < TOYS; seed++) {
      DipoleEstimate dipole = dipole(kind, seed);
      double pull0 = pull(dipole, DipoleComponent.D_0H, D_0H);
      double pull6 = pull(dipole, DipoleComponent.D_6H, D_6H);
      sum += pull0 + pull6;
      squares += pull0 * pull0 + pull6 * pull6;
    }
    double mean = sum / (2 * TOYS);
    double width = Math.sqrt(squares / (2 * TOYS) - mean * mean);
    assertThat(mean).isCloseTo(0, within(4 / Math.sqrt(2 * TOYS)));
    assertThat(width).isCloseTo(1, within(4 / Math.sqrt(4 * TOYS)));
  }
}
