package org.anisky.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What isotropic skies give, in the plane where amplitudes follow the law of Rayleigh. */
class IsotropicLimitTest {
  /** Probabilities below one and two standard deviations of a normal number, either way. */
  private static final double BELOW_ONE = 0.15865525393145707;

  private static final double BELOW_TWO = 0.022750131948179195;
  private static final double[] PROBABILITIES = {
    0.5, BELOW_ONE, 1 - BELOW_ONE, BELOW_TWO, 1 - BELOW_TWO
  };

  private static double rayleigh(double probability) {
    return Math.sqrt(-2 * Math.log(1 - probability));
  }

  private static double[] numbers(IsotropicLimit.Bands bands) {
    return new double[] {
      bands.median(), bands.lower68(), bands.upper68(), bands.lower95(), bands.upper95()
    };
  }

  /** Mean of exp(m a cos phi), by the series (m a/2)^2k/(k!)^2. */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k < 200; k++) {
      term *= x / 2 / k * (x / 2 / k);
      sum += term;
    }
    return sum;
  }

  /** The amplitude below which 95 percent of exp(-a^2/2) I_0(m a) are, by small steps. */
  private static double limit(double m) {
    int steps = 40_000;
    double width = 12.0 / steps;
    double[] below = new double[steps + 1];
    for (int k = 0; k < steps; k++) {
      double a = (k + 0.5) * width;
      below[k + 1] = below[k] + Math.exp(-a * a / 2) * bessel(m * a);
    }
    int k = 0;
    while (below[k + 1] < 0.95 * below[steps]) {
      k++;
    }
    return width * (k + (0.95 * below[steps] - below[k]) / (below[k + 1] - below[k]));
  }

  @Test
  void amplitudesOfAnIsotropicSkyFollowRayleighAndLimitsFollowThem() {
    double sigma = 2;
    IsotropicLimit sky =
        IsotropicLimit.of(AmplitudeLaw.PLANE, sigma, AmplitudeLimit.bayesian(0.95));
    for (int k = 0; k < PROBABILITIES.length; k++) {
      double strength = rayleigh(PROBABILITIES[k]);
      assertThat(numbers(sky.amplitude())[k]).isCloseTo(sigma * strength, within(1e-8));
      assertThat(numbers(sky.limit())[k]).isCloseTo(sigma * limit(strength), within(1e-5));
    }
  }

  /** Amplitudes that are uniform, a limit that grows with them and one that falls. */
  @Test
  void quantilesOfSimulatedSkiesAreThoseOfTheirLimits() {
    double[] measured = IntStream.range(0, 1000).mapToDouble(k -> (k + 0.5) / 1000).toArray();
    IsotropicLimit growing = IsotropicLimit.of(measured, m -> 2 * m + 1);
    IsotropicLimit falling = IsotropicLimit.of(measured, m -> 1 - m);
    for (int k = 0; k < PROBABILITIES.length; k++) {
      assertThat(numbers(growing.amplitude())[k]).isCloseTo(PROBABILITIES[k], within(1e-12));
      assertThat(numbers(growing.limit())[k]).isCloseTo(2 * PROBABILITIES[k] + 1, within(1e-12));
      assertThat(numbers(falling.limit())[k]).isCloseTo(PROBABILITIES[k], within(1e-12));
    }
    // Five skies: 0.84 of five less a half is 3.71, and quantiles end where the skies do.
    IsotropicLimit five = IsotropicLimit.of(new double[] {1, 2, 4, 8, 16}, m -> 10 * m);
    double low = 1 + (5 * BELOW_ONE - 0.5);
    double high = 8 + 8 * (5 * (1 - BELOW_ONE) - 3.5);
    assertThat(numbers(five.amplitude()))
        .containsExactly(new double[] {4, low, high, 1, 16}, within(1e-12));
    assertThat(five.limit().median()).isEqualTo(40);
  }

  @Test
  void aLimitSaysHowOftenAnIsotropicSkyShowsAsMuch() {
    AmplitudeLimit how = AmplitudeLimit.bayesian(0.95);
    MeasuredLimit found = MeasuredLimit.of(AmplitudeLaw.PLANE, 3, 2, how, Optional.of(1.0));
    assertThat(found.probability()).isCloseTo(Math.exp(-9 / 8.0), within(1e-12));
    assertThat(found.interval().upper()).isCloseTo(2 * limit(1.5), within(1e-5));
    assertThat(found.isotropic().amplitude().median()).isCloseTo(2 * rayleigh(0.5), within(1e-8));
    assertThat(found.projected().orElseThrow().amplitude().median())
        .isCloseTo(rayleigh(0.5), within(1e-8));
    assertThat(MeasuredLimit.of(AmplitudeLaw.PLANE, 3, 2, how, Optional.empty()).projected())
        .isEmpty();
  }

  /** Errors of 1 and 2: P = 1/(2 pi s1 s2) int exp(-r^2 g/2)/g, g = cos^2/s1^2 + sin^2/s2^2. */
  @Test
  void unequalErrorsAreInTheProbabilityAndTheirMeanInTheExpectation() {
    double[][] covariance = {{1, 0}, {0, 4}};
    double[][] half = {{0.5, 0}, {0, 1.5}};
    MeasuredLimit found =
        MeasuredLimit.of(
                new double[] {1.2, -1.6},
                covariance,
                AmplitudeLimit.bayesian(0.95),
                Optional.of(half))
            .orElseThrow();
    assertThat(found.measured()).isCloseTo(2, within(1e-12));
    double sum = 0;
    int steps = 3600;
    for (int k = 0; k < steps; k++) {
      double angle = 2 * Math.PI * (k + 0.5) / steps;
      double g = Math.pow(Math.cos(angle), 2) + Math.pow(Math.sin(angle), 2) / 4;
      sum += Math.exp(-4 * g / 2) / g / (2 * Math.PI * 2) * 2 * Math.PI / steps;
    }
    assertThat(found.probability()).isCloseTo(sum, within(1e-7));
    assertThat(found.sigma()).isCloseTo(Math.sqrt(2.5), within(1e-12));
    assertThat(found.isotropic().amplitude().median())
        .isCloseTo(Math.sqrt(2.5) * rayleigh(0.5), within(1e-8));
    assertThat(found.projected().orElseThrow().amplitude().median())
        .isCloseTo(rayleigh(0.5), within(1e-8));
    double[][] none = {{1, 2}, {2, 1}};
    assertThat(
            MeasuredLimit.of(
                new double[] {1, 1}, none, AmplitudeLimit.bayesian(0.95), Optional.empty()))
        .isEmpty();
  }

  /** Twelve standard deviations: exp(-72) in the plane; in space by the Maxwell distribution. */
  @Test
  void probabilitiesOfStrongDipolesKeepTheirDigits() {
    AmplitudeLimit how = AmplitudeLimit.bayesian(0.95);
    double plane =
        MeasuredLimit.of(
                new double[] {0, 24}, new double[][] {{4, 0}, {0, 4}}, how, Optional.empty())
            .orElseThrow()
            .probability();
    assertThat(plane / Math.exp(-72)).isCloseTo(1, within(1e-12));
    double[][] unit = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    double space =
        MeasuredLimit.of(new double[] {0, 0, 12}, unit, how, Optional.empty())
            .orElseThrow()
            .probability();
    // sqrt(2/pi) 12 exp(-72) and erfc(12/sqrt 2) = sqrt(2/pi)/12 exp(-72) (1 - 1/144 + ...).
    double leading = Math.sqrt(2 / Math.PI) * Math.exp(-72) * (12 + (1 - 1 / 144.0) / 12);
    assertThat(space / leading).isCloseTo(1, within(1e-5));
    // What is above and what is below are all.
    IsotropicAmplitude sky =
        IsotropicAmplitude.of(new double[][] {{1, 0.4}, {0.4, 9}}).orElseThrow();
    for (double amplitude : new double[] {0, 0.5, 3, 8}) {
      assertThat(sky.probabilityAbove(amplitude) + sky.probabilityBelow(amplitude))
          .isCloseTo(1, within(1e-13));
    }
  }

  /** Ends are where what is held ends, by either method. */
  @Test
  void anIntervalHoldsWhatIsBetweenItsEnds() {
    double[] values = {3, 2};
    double[][] covariance = {{1, 0.3}, {0.3, 0.7}};
    for (AmplitudeLimit how :
        new AmplitudeLimit[] {AmplitudeLimit.bayesian(0.9), AmplitudeLimit.feldmanCousins(0.9)}) {
      AmplitudeInterval interval = how.of(values, covariance).orElseThrow();
      assertThat(how.holds(values, covariance, interval.upper() - 1e-4)).isTrue();
      assertThat(how.holds(values, covariance, interval.upper() + 1e-4)).isFalse();
      boolean lower = how.method() == LimitMethod.FELDMAN_COUSINS;
      assertThat(interval.lower() > 0).isEqualTo(lower);
      if (lower) {
        assertThat(how.holds(values, covariance, interval.lower() + 1e-4)).isTrue();
        assertThat(how.holds(values, covariance, interval.lower() - 1e-4)).isFalse();
      }
      assertThat(how.holds(values, new double[2][2], 1)).isFalse();
    }
  }

  /** Far from zero a vector of 100 errors: its length and direction are normal numbers. */
  @Test
  void intervalsOfAStrongVectorAreItsErrors() {
    double[][] covariance = {{4, 0}, {0, 1}};
    PlaneIntervals intervals = PlaneIntervals.of(new double[] {0, -200}, covariance).orElseThrow();
    double[] sigmas = {1, 1.959963984540054, 2.5758293035489004};
    for (int k = 0; k < 3; k++) {
      PlaneIntervals.OfLevel level = intervals.levels().get(k);
      assertThat(level.level().key()).isEqualTo(new String[] {"68", "95", "99"}[k]);
      // The length grows by 4/(2 x 200) by what is across: a hundredth.
      assertThat(level.length().lower()).isCloseTo(200 - sigmas[k], within(0.03));
      assertThat(level.length().upper()).isCloseTo(200 + sigmas[k], within(0.03));
      double[] ends = level.direction().orElseThrow();
      assertThat(ends[0]).isCloseTo(1.5 * Math.PI - 2 * sigmas[k] / 200, within(1e-4));
      assertThat(ends[1]).isCloseTo(1.5 * Math.PI + 2 * sigmas[k] / 200, within(1e-4));
    }
    PlaneIntervals.OfLevel weak =
        PlaneIntervals.of(new double[] {0, 0.1}, covariance).orElseThrow().levels().get(1);
    assertThat(weak.length().lower()).isZero();
    assertThat(weak.direction()).isEmpty();
    assertThat(PlaneIntervals.of(new double[] {0, 1}, new double[2][2])).isEmpty();
  }

  @Test
  void theIntervalOfAnIsotropicSkyIsThatOfRayleigh() {
    double[][] nine = {{9, 0}, {0, 9}};
    IsotropicInterval interval = IsotropicInterval.of(nine).orElseThrow();
    assertThat(interval.median()).isCloseTo(3 * rayleigh(0.5), within(1e-6));
    assertThat(interval.lower95()).isCloseTo(3 * rayleigh(0.025), within(1e-6));
    assertThat(interval.upper95()).isCloseTo(3 * rayleigh(0.975), within(1e-6));
    assertThat(IsotropicInterval.of(new double[2][2])).isEmpty();
  }

  @Test
  void rowsTimesColumns() {
    double[][] left = {{1, 2, 3}, {4, 5, 6}};
    double[][] right = {{7, 8}, {9, 10}, {11, 12}};
    assertThat(LinearSystem.product(left, right))
        .isDeepEqualTo(new double[][] {{58, 64}, {139, 154}});
  }
}
