package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.AcceptanceFormula;
import org.anisky.grid.HealpixGrid;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.ReconstructedSky;
import org.anisky.reconstruction.likelihood.LikelihoodOptions;
import org.anisky.reconstruction.likelihood.MaximumLikelihoodReconstructor;
import org.anisky.simulation.CountsSimulator;
import org.anisky.simulation.Fluctuations;
import org.anisky.simulation.RandomStreams;
import org.anisky.simulation.RateShape;
import org.anisky.simulation.SimulatedDetector;
import org.anisky.simulation.SkyPowerSpectrum;
import org.anisky.simulation.SkySampling;
import org.anisky.simulation.SyntheticSky;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.statistics.AmplitudeInterval;
import org.anisky.statistics.Covariance;
import org.anisky.statistics.KolmogorovSmirnov;
import org.anisky.statistics.PowerInterval;
import org.anisky.statistics.Significance;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Skies drawn from a known spectrum, C_1 = 1e-6 falling as diffusion makes it, to l = 40; an array
 * at 19 degrees North, zenith below 40 degrees (0.6 of the sky), nside 16, 90 bins, 1e9 events, a
 * lopsided acceptance, a rate with a wave of 3 percent. Fitted to l = 28, looked at to l = 20.
 *
 * <p>{@code -Danisky.toys=200} for more; the table is written to target/band-power-toys.csv.
 */
@Tag("long")
class BandPowerToysTest {
  private static final int TOYS = Integer.getInteger("anisky.toys", 20);
  private static final int L_MAX = 20;
  private static final int FITTED = 28;

  /** Degrees of so few modes that the covariance does not tell how they scatter together. */
  private static final int FEW_MODES = 5;

  /** Skies of the true spectrum that every toy is compared with. */
  private static final int JOINT_TOYS = 200;

  private static final double EVENTS = 1e9;
  private static final SkyPowerSpectrum TRUTH = SkyPowerSpectrum.ofTurbulence(1e-6, 1, 40);
  private static final LocalSky LOCAL =
      LocalSky.of(
          Observatory.ofDegrees("site", 19, -97), new HealpixGrid(16), FieldOfView.ofDegrees(40));

  /**
   * What was measured of one degree in one toy.
   *
   * @param held whether the intervals of 68 and 95 percent hold the truth
   * @param normal what the estimate would be if it were a normal number of mean 0 and width 1: of
   *     the same probability under the truth, with the error for the truth
   */
  private record Measured(
      double power, double variance, double pseudo, boolean[] held, double normal) {}

  /**
   * A toy.
   *
   * @param powers of all degrees
   * @param chiSquared of the normal numbers with the correlation of the powers, L_MAX degrees of
   *     freedom
   * @param joint the test of the true spectrum, all degrees from 1 on
   */
  private record Toy(List<Measured> powers, double chiSquared, SpectrumTest joint) {}

  private static boolean holds(AmplitudeInterval interval, double truth) {
    return interval.lower() <= truth && truth <= interval.upper();
  }

  private static Toy toy(int seed) {
    RandomStreams streams = RandomStreams.of(seed);
    SimulatedDetector detector =
        new SimulatedDetector(
            "site", LOCAL, new AcceptanceFormula(1, 0.2, 0.1), RateShape.harmonic(0.03, 1), EVENTS);
    Dataset dataset =
        new Dataset(
            List.of(
                new CountsSimulator(
                        SyntheticSky.of(TRUTH.realise(streams)),
                        SkySampling.EXACT,
                        new SiderealBinning(90),
                        Fluctuations.POISSON,
                        Workers.single())
                    .simulate(detector, streams)));
    ScannedData data = ScannedData.of(dataset, Workers.single());
    BandPowerFit powers =
        new BandPowerFit(
            HarmonicScores.of(data, FITTED), BinningWindow.of(data, FITTED), 1, Workers.single());
    BandPowerFit.Result fit = powers.fit();
    double[] truth = IntStream.rangeClosed(1, FITTED).mapToDouble(TRUTH::value).toArray();
    double[][] covariance = powers.covarianceAt(truth);
    SpectrumTest joint = SpectrumTest.of(powers, truth, L_MAX, JOINT_TOYS, seed, Workers.single());
    assertThat(fit.converged()).as("toy %d", seed).isTrue();
    ReconstructedSky sky =
        new MaximumLikelihoodReconstructor(LikelihoodOptions.DEFAULT)
            .reconstruct(dataset, Workers.single(), Progress.SILENT)
            .sky()
            .orElseThrow();
    double[] counts = sky.counts().valuesOrZero();
    double[] exposure = sky.exposure().valuesOrZero();
    double noise = 0;
    for (int a = 0; a < counts.length; a++) {
      noise += exposure[a] > 0 ? counts[a] / (exposure[a] * exposure[a]) : 0;
    }
    // White noise of the pixels, (4 pi/E)^2 sum of n/E_a^2 over 4 pi.
    noise *= 4 * Math.PI / ((double) counts.length * counts.length);
    double[] pseudo = PseudoSpectrum.ofAnisotropy(sky.relativeIntensity(), FITTED).decoupled(noise);
    List<Measured> measured = new ArrayList<>();
    for (int l = 1; l <= L_MAX; l++) {
      double variance = fit.covariance()[l - 1][l - 1];
      PowerInterval law =
          new PowerInterval(fit.powers()[l - 1], Math.sqrt(variance), fit.noise()[l - 1]);
      boolean[] held = {
        holds(law.of(0.6826895), TRUTH.value(l)), holds(law.of(0.95), TRUTH.value(l))
      };
      double error = Math.sqrt(covariance[l - 1][l - 1]);
      double below =
          PowerInterval.probabilityBelow(
              fit.powers()[l - 1], TRUTH.value(l), error, fit.noise()[l - 1]);
      measured.add(
          new Measured(
              fit.powers()[l - 1],
              variance,
              pseudo[l],
              held,
              NormalDistribution.of(0, 1)
                  .inverseCumulativeProbability(Math.min(1 - 1e-12, Math.max(1e-12, below)))));
    }
    return new Toy(measured, chiSquared(measured, covariance), joint);
  }

  /** z R^-1 z, R the correlation of the powers. */
  private static double chiSquared(List<Measured> measured, double[][] covariance) {
    double[] z = measured.stream().skip(FEW_MODES).mapToDouble(Measured::normal).toArray();
    double[][] correlation = new double[z.length][z.length];
    for (int k = 0; k < z.length; k++) {
      for (int l = 0; l < z.length; l++) {
        correlation[k][l] =
            covariance[k + FEW_MODES][l + FEW_MODES]
                / Math.sqrt(covariance[k + FEW_MODES][k + FEW_MODES])
                / Math.sqrt(covariance[l + FEW_MODES][l + FEW_MODES]);
      }
    }
    return Covariance.of(correlation).chiSquared(z);
  }

  @Test
  void powersAreUnbiasedAndScatterAsTheirCovarianceSays() throws IOException {
    List<List<Measured>> toys = new ArrayList<>();
    double[] probabilities = new double[TOYS];
    double[] joint = new double[TOYS];
    double meanChiSquared = 0;
    double meanJoint = 0;
    for (int seed = 1; seed <= TOYS; seed++) {
      Toy toy = toy(seed);
      toys.add(toy.powers);
      probabilities[seed - 1] = Significance.probability(toy.chiSquared, L_MAX - FEW_MODES);
      meanChiSquared += toy.chiSquared / TOYS;
      joint[seed - 1] = toy.joint.probability();
      meanJoint += toy.joint.chiSquared() / TOYS;
    }
    List<String> table = new ArrayList<>();
    table.add("l,truth,mean,mean_error,scatter,rms_error,pseudo_mean,held_68,held_95,normal_width");
    double sumOfRatios = 0;
    for (int l = 1; l <= L_MAX; l++) {
      int place = l - 1;
      double mean = toys.stream().mapToDouble(t -> t.get(place).power).average().orElseThrow();
      double squares = toys.stream().mapToDouble(t -> Math.pow(t.get(place).power - mean, 2)).sum();
      double scatter = Math.sqrt(squares / (TOYS - 1));
      double error =
          Math.sqrt(toys.stream().mapToDouble(t -> t.get(place).variance).average().orElseThrow());
      double pseudo = toys.stream().mapToDouble(t -> t.get(place).pseudo).average().orElseThrow();
      table.add(
          String.format(
              Locale.ROOT,
              "%d,%.3e,%.3e,%.1e,%.2e,%.2e,%.3e,%.3f,%.3f,%.2f",
              l,
              TRUTH.value(l),
              mean,
              scatter / Math.sqrt(TOYS),
              scatter,
              error,
              pseudo,
              held(toys, place, 0),
              held(toys, place, 1),
              Math.sqrt(
                  toys.stream()
                      .mapToDouble(t -> t.get(place).normal * t.get(place).normal)
                      .average()
                      .orElseThrow())));
      // 5 standard errors, estimated from 20 toys: a false alarm in 1 of 500 seeds for 20
      // degrees.
      assertThat((mean - TRUTH.value(l)) / (scatter / Math.sqrt(TOYS)))
          .as("l = %d", l)
          .isCloseTo(0, within(5.0));
      sumOfRatios += scatter / error;
    }
    double uniform = KolmogorovSmirnov.uniform(probabilities);
    table.add(
        String.format(
            Locale.ROOT,
            "# chi-squared of l = %d to %d, %d degrees of freedom: mean %.2f, probabilities uniform"
                + " with p = %.3g",
            FEW_MODES + 1,
            L_MAX,
            L_MAX - FEW_MODES,
            meanChiSquared,
            uniform));
    double uniformJoint = KolmogorovSmirnov.uniform(joint);
    table.add(
        String.format(
            Locale.ROOT,
            "# joint test of l = 1 to %d: mean chi-squared %.2f, probabilities uniform with p ="
                + " %.3g, below 0.05 and 0.32: %.3f and %.3f",
            L_MAX,
            meanJoint,
            uniformJoint,
            Arrays.stream(joint).filter(p -> p < 0.05).count() / (double) TOYS,
            Arrays.stream(joint).filter(p -> p < 0.32).count() / (double) TOYS));
    Files.write(Path.of("target/band-power-toys.csv"), table);
    // A false alarm in 1 of 10,000 seeds.
    assertThat(uniformJoint).isGreaterThan(1e-4);
    // 20 degrees of 20 toys: binomial errors of 0.023 and 0.011, 4 of them.
    assertThat(held(toys, 0)).isGreaterThan(0.683 - 4 * 0.465 / Math.sqrt(TOYS * L_MAX));
    assertThat(held(toys, 1)).isGreaterThan(0.95 - 4 * 0.218 / Math.sqrt(TOYS * L_MAX));
    // A false alarm in 1 of 10,000 seeds.
    assertThat(uniform).isGreaterThan(1e-4);
    // Each ratio is known to 1/sqrt(2 TOYS) = 16 percent and more where few modes count; their mean
    // over 20 degrees to 5 percent or so.
    assertThat(sumOfRatios / L_MAX).isCloseTo(1, within(0.2));
  }

  private static double held(List<List<Measured>> toys, int place, int level) {
    return toys.stream().filter(t -> t.get(place).held[level]).count() / (double) TOYS;
  }

  /** Of all degrees together. */
  private static double held(List<List<Measured>> toys, int level) {
    double sum = 0;
    for (int place = 0; place < L_MAX; place++) {
      sum += held(toys, place, level) / L_MAX;
    }
    return sum;
  }
}
