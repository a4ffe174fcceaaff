package org.anisky.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anisky.likelihood.DipoleByDegree;
import org.junit.jupiter.api.Test;

class GoodnessOfFitTest {
  private static DipoleByDegree.Step step(int degree, double x, double y, double variance) {
    return new DipoleByDegree.Step(
        degree, new double[] {x, y}, new double[][] {{variance, 0}, {0, variance}});
  }

  private static GoodnessOfFit fit(int lMax, DipoleByDegree.Step... steps) {
    List<DipoleByDegree.Step> all = new ArrayList<>(Arrays.asList(steps));
    return new GoodnessOfFit(
        lMax, Optional.empty(), List.of(), List.of(), 1, new DipoleByDegree(all));
  }

  /**
   * Errors of 0.01, and 0.0141 with the quadrupole: the shift (0.02, -0.02) has the variance 2e-4
   * less 1e-4 in either component, chi^2 = 4 + 4 and exp(-4).
   */
  @Test
  void leakageIsTheShiftByHigherDegreesWithTheErrorOfTheDifference() {
    GoodnessOfFit fit =
        fit(1, step(1, 0.01, 0, 1e-4), step(2, 0.03, -0.02, 2e-4), step(3, 0.5, 0.5, 9e-4));
    assertThat(fit.dipoleVector()).containsExactly(0.01, 0);
    GoodnessOfFit.Leakage leakage = fit.leakage().orElseThrow();
    assertThat(leakage.lMax()).isEqualTo(2);
    assertThat(leakage.shift()).containsExactly(new double[] {0.02, -0.02}, within(1e-15));
    assertThat(leakage.shiftError()).containsExactly(new double[] {0.01, 0.01}, within(1e-12));
    assertThat(leakage.errors()).isCloseTo(Math.sqrt(8), within(1e-12));
    assertThat(leakage.probability()).isCloseTo(Math.exp(-4), within(1e-12));
    assertThat(leakage.settled()).isEqualTo(2);
  }

  /** Of a model with the quadrupole; and where the next degree costs too much there is none. */
  @Test
  void leakageIsSeenFromTheDegreeOfTheModel() {
    DipoleByDegree.Step[] steps = {
      step(1, 0.01, 0, 1e-4), step(2, 0.03, -0.02, 2e-4), step(3, 0.03, -0.04, 3e-4)
    };
    GoodnessOfFit.Leakage leakage = fit(2, steps).leakage().orElseThrow();
    assertThat(leakage.shift()).containsExactly(new double[] {0, -0.02}, within(1e-15));
    assertThat(leakage.probability()).isCloseTo(Math.exp(-2), within(1e-12));
    assertThat(fit(2, steps).dipoleVector()).containsExactly(0.03, -0.02);
    assertThat(fit(3, steps).leakage()).isEmpty();
    assertThat(fit(1, step(1, 0, 0, 1e-4), step(2, 0, 0, 9e-4)).leakage()).isEmpty();
  }

  /** Degrees of which the data say nothing leave the dipole and its variance, but for rounding. */
  @Test
  void aShiftByNothingHasNoError() {
    GoodnessOfFit.Leakage leakage =
        fit(1, step(1, 0.01, 0, 1e-4), step(2, 0.01, 0, Math.nextDown(1e-4)))
            .leakage()
            .orElseThrow();
    assertThat(leakage.shiftError()).containsExactly(0, 0);
    assertThat(leakage.probability()).isEqualTo(1);
    assertThat(leakage.settled()).isEqualTo(1);
  }
}
