package org.anisky.reconstruction.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.function.IntFunction;
import org.anisky.Workers;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.sky.SkyFrame;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * Pulls over 300 toys. Their mean has a standard deviation of 1/sqrt(300) = 0.058 and their width
 * one of 1/sqrt(600) = 0.041: |mean| &lt; 0.2 fails by chance with probability 5e-4, a width within
 * 0.1 of one with 1.4e-2. The seeds are fixed, so that what passed once passes always.
 */
class FiniteStatisticsTest {
  private static final int TOYS = 300;
  private static final double[] DIPOLE = {0.03, -0.02, 0.04};

  /** Mean and width of the pulls of the three components. */
  private record Pulls(double[] mean, double[] width) {
    static Pulls of(IntFunction<MultipoleEstimate> toy) {
      return of(TOYS, toy);
    }

    static Pulls of(int toys, IntFunction<MultipoleEstimate> toy) {
      double[] sum = new double[3];
      double[] squares = new double[3];
      for (int t = 0; t < toys; t++) {
        MultipoleEstimate fit = toy.apply(t);
        double[][] covariance = fit.covariances().total();
        for (int k = 0; k < 3; k++) {
          double pull = (fit.dipole()[k] - DIPOLE[k]) / Math.sqrt(covariance[k][k]);
          sum[k] += pull;
          squares[k] += pull * pull;
        }
      }
      double[] mean = new double[3];
      double[] width = new double[3];
      for (int k = 0; k < 3; k++) {
        mean[k] = sum[k] / toys;
        width[k] = Math.sqrt(squares[k] / toys - mean[k] * mean[k]);
      }
      return new Pulls(mean, width);
    }

    void assertNormal() {
      for (int k = 0; k < 3; k++) {
        assertThat(mean[k]).as("mean pull of component %d", k).isCloseTo(0, within(0.2));
        assertThat(width[k]).as("width of pull of component %d", k).isCloseTo(1, within(0.1));
      }
    }
  }

  private static double poisson(double mean, UniformRandomProvider random) {
    return mean > 0 ? PoissonSampler.of(random, mean).sample() : 0;
  }

  private final SyntheticDetector site = SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 5e4);
  private final double[] sky =
      KnownExposure.sky(site.equatorialGrid(), DIPOLE[0], DIPOLE[1], DIPOLE[2]);

  private MultipoleEstimate fit(int toy, SimulatedExposure exposure, NuisancePriors priors) {
    return KnownExposure.reconstructor(priors, 1, "site", exposure)
        .fit(KnownExposure.data(site.poisson("site", sky, 1000 + toy)), Workers.single());
  }

  /** An acceptance of 50,000 simulated events: as many as are measured. */
  private SimulatedExposure simulated(int toy, boolean withErrors) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(7_000_000L + toy);
    double[] events = new double[site.acceptance().length];
    double[] errors = new double[events.length];
    for (int i = 0; i < events.length; i++) {
      events[i] = poisson(5e4 * site.acceptance()[i], random);
      errors[i] = Math.sqrt(events[i]);
    }
    return KnownExposure.of(site, events, withErrors ? errors : null);
  }

  @Test
  void pullsAreNormalForAnExactExposure() {
    SimulatedExposure exact = KnownExposure.of(site);
    Pulls.of(toy -> fit(toy, exact, NuisancePriors.NONE)).assertNormal();
  }

  @Test
  void pullsAreNormalForASimulatedExposureWithItsErrors() {
    Pulls.of(toy -> fit(toy, simulated(toy, true), NuisancePriors.NONE)).assertNormal();
  }

  @Test
  void withoutTheErrorsOfTheSimulationThePullOfTheNorthSouthDipoleIsTooWide() {
    Pulls pulls = Pulls.of(toy -> fit(toy, simulated(toy, false), NuisancePriors.NONE));
    // As many events simulated as measured double the variance of d_N, the sum of rings ...
    assertThat(pulls.width[2]).isGreaterThan(1.25);
    // ... and leave the equatorial components, differences along rings, alone.
    assertThat(pulls.width[0]).isCloseTo(1, within(0.1));
    assertThat(pulls.width[1]).isCloseTo(1, within(0.1));
  }

  @Test
  void pullsAreNormalForNuisanceParametersDrawnFromTheirPriors() {
    double slope = 0.1;
    double modulation = 0.02;
    NuisancePriors priors = new NuisancePriors(slope, ZenithTemplate.SECANT_MINUS_ONE, modulation);
    Pulls.of(
            toy -> {
              UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(9_000_000L + toy);
              double s = slope * normal(random);
              double a = modulation * normal(random);
              double b = modulation * normal(random);
              double[] acceptance = site.acceptance().clone();
              for (int i = 0; i < acceptance.length; i++) {
                acceptance[i] /= 1 + s * (1 / Math.cos(site.sky().zenith(i)) - 1);
              }
              double[] rate = site.rate().clone();
              for (int tau = 0; tau < rate.length; tau++) {
                double lst = 2 * Math.PI * (tau + 0.5) / rate.length;
                rate[tau] /= 1 + a * Math.cos(lst) + b * Math.sin(lst);
              }
              return fit(toy, KnownExposure.of(site.withRate(rate), acceptance, null), priors);
            })
        .assertNormal();
  }

  private static double normal(UniformRandomProvider random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /**
   * Six events in a pixel on average in either sample: some pixels of the control have none. Over
   * 1500 toys the width has a standard deviation of 0.018.
   */
  @Test
  void pullsAreNormalForAControlSampleWithFewCounts() {
    Pulls.of(1500, toy -> againstControlSample(toy, true)).assertNormal();
  }

  @Test
  void aControlSampleTakenAsExactMakesThePullsTooWide() {
    Pulls pulls = Pulls.of(toy -> againstControlSample(toy, false));
    // Twice the events in the control sample: the variance grows by one half.
    for (int k = 0; k < 3; k++) {
      assertThat(pulls.width[k]).isGreaterThan(1.12);
    }
  }

  private static MultipoleEstimate againstControlSample(int toy, boolean withNoise) {
    HealpixGrid grid = new HealpixGrid(4);
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(5_000_000L + toy);
    double[] intensity = KnownExposure.sky(grid, DIPOLE[0], DIPOLE[1], DIPOLE[2]);
    double[] events = new double[grid.size()];
    double[] control = new double[grid.size()];
    double perPixel = withNoise ? 3 : 300;
    for (int a = 0; a < events.length; a++) {
      // An exposure that falls to a third towards the south.
      double exposure = perPixel * (2 + grid.z(a));
      events[a] = poisson(exposure * intensity[a], random);
      control[a] = poisson(withNoise ? exposure : 2 * exposure, random);
    }
    CountsMap counts =
        CountsMap.of("counts", KnownExposure.full(grid, SkyFrame.EQUATORIAL, events));
    SkyMap map = KnownExposure.full(grid, SkyFrame.EQUATORIAL, control);
    return MapComparison.ofDipole()
        .fit(
            counts,
            withNoise
                ? ReferenceMap.controlSample(new CountsMap("control", map, Optional.empty()))
                : ReferenceMap.exact("control", map));
  }
}
