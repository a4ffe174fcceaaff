package org.anisky.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Powers of a few modes in noise of power 1. */
class PowerIntervalTest {
  private static final int TOYS = 1000;

  private static PowerInterval of(double power, int modes) {
    return new PowerInterval(power, (Math.max(0, power) + 1) * Math.sqrt(2.0 / modes), 1);
  }

  /**
   * Mean squares of so many normal numbers of variance power + 1, less 1. Binomial errors of 1,000
   * toys are 0.0147 and 0.0069; 4 of them: a false alarm in 1,000 seeds for all numbers together.
   */
  @ParameterizedTest
  @CsvSource({
    "2, 0", "2, 0.5", "2, 5", "6, 0", "6, 0.2", "6, 1", "40, 0", "40, 0.1", "40, 0.5", "40, 10"
  })
  void theTrueOneIsHeldAsOftenAsTheLevelSays(int modes, double truth) {
    Random random = new Random(11);
    int held68 = 0;
    int held95 = 0;
    for (int toy = 0; toy < TOYS; toy++) {
      double sum = 0;
      for (int k = 0; k < modes; k++) {
        double mode = random.nextGaussian() * Math.sqrt(truth + 1);
        sum += mode * mode / modes;
      }
      PowerInterval estimate = of(sum - 1, modes);
      assertThat(estimate.modes()).isCloseTo(modes, within(1e-9));
      held68 += holds(estimate.of(0.6826895), truth) ? 1 : 0;
      held95 += holds(estimate.of(0.95), truth) ? 1 : 0;
    }
    double expected = truth == 0 ? 1 : 0;
    assertThat(held68 / (double) TOYS)
        .isBetween(0.6827 - 4 * 0.0147, 0.6827 + 4 * 0.0147 + 0.1 * expected);
    assertThat(held95 / (double) TOYS).isBetween(0.95 - 4 * 0.0069, 0.95 + 4 * 0.0069);
  }

  private static boolean holds(AmplitudeInterval interval, double truth) {
    return interval.lower() <= truth && truth <= interval.upper();
  }

  /** 800 modes: the error is 0.05 of power and noise together, and the scatter nearly normal. */
  @Test
  void manyModesHaveTheIntervalOfTheError() {
    PowerInterval estimate = of(3, 800);
    double error = 4 * Math.sqrt(2.0 / 800);
    AmplitudeInterval interval = estimate.of(0.6826895);
    assertThat(interval.lower()).isCloseTo(3 - error, within(0.06 * error));
    assertThat(interval.upper()).isCloseTo(3 + error, within(0.06 * error));
  }

  /** Far below the noise there is a limit, and it is not zero. */
  @Test
  void lessThanNoiseHasAnUpperEndAndZeroBelow() {
    AmplitudeInterval interval = of(-0.6, 6).of(0.95);
    assertThat(interval.lower()).isZero();
    assertThat(interval.upper()).isBetween(0.05, 1.5);
    assertThat(of(0.5, 6).of(0.95).upper()).isGreaterThan(interval.upper());
    assertThat(of(-1.5, 6).of(0.95).upper()).isPositive();
  }

  @Test
  void fewModesReachFurtherUpThanDown() {
    AmplitudeInterval interval = of(20, 4).of(0.6826895);
    assertThat(interval.upper() - 20).isGreaterThan(1.5 * (20 - interval.lower()));
  }

  @Test
  void noErrorsGiveNoInterval() {
    assertThatThrownBy(() -> new PowerInterval(1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PowerInterval(1, 1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
