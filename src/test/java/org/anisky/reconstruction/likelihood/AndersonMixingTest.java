package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.anisky.Workers;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.junit.jupiter.api.Test;

class AndersonMixingTest {
  /** Contractions of the six rates' logarithms, each by its own factor. */
  private static final double[] FACTORS = {0.95, 0.9, 0.7, 0.3, -0.2, 0.99};

  private static final double[] LIMIT = {1, 2, 3, 2.5, 1.5, 0.5};

  private static ScannedData data() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 6, 6, 6, 1e4);
    return ScannedData.of(
        detector.asimovData(SyntheticDetector.dipole(detector.equatorialGrid(), 0.1, 0)),
        Workers.single());
  }

  private static void contract(AnisotropyModel model) {
    double[] rate = model.backgroundRate().get(0);
    for (int tau = 0; tau < rate.length; tau++) {
      rate[tau] = Math.exp(LIMIT[tau] + FACTORS[tau] * (Math.log(rate[tau]) - LIMIT[tau]));
    }
  }

  private static double distance(AnisotropyModel model) {
    double largest = 0;
    for (int tau = 0; tau < LIMIT.length; tau++) {
      double error = Math.log(model.backgroundRate().get(0)[tau]) - LIMIT[tau];
      largest = Math.max(largest, Math.abs(error));
    }
    return largest;
  }

  private static int steps(AndersonMixing mixing) {
    AnisotropyModel model = data().isotropicModel();
    Arrays.fill(model.backgroundRate().get(0), 1);
    int steps = 0;
    while (distance(model) > 1e-8 && steps < 10_000) {
      AnisotropyModel before = model.copy();
      contract(model);
      if (mixing != null) {
        mixing.mix(before, model);
      }
      steps++;
    }
    return steps;
  }

  @Test
  void aLinearContractionIsSolvedInAboutAsManyStepsAsItHasFactors() {
    // 0.99^n 0.5 = 1e-8 at n = 1764; six unknowns need seven steps, rounding some more.
    assertThat(steps(null)).isBetween(1700, 1800);
    assertThat(steps(new AndersonMixing(data()))).isLessThanOrEqualTo(12);
  }

  @Test
  void theFirstStepIsThePlainOne() {
    AndersonMixing mixing = new AndersonMixing(data());
    AnisotropyModel before = data().isotropicModel();
    AnisotropyModel after = before.copy();
    contract(after);
    double[] plain = after.backgroundRate().get(0).clone();
    assertThat(mixing.mix(before, after)).isFalse();
    assertThat(after.backgroundRate().get(0)).isEqualTo(plain);
  }

  @Test
  void afterARestartTheNextStepIsPlainAgain() {
    AndersonMixing mixing = new AndersonMixing(data());
    AnisotropyModel model = data().isotropicModel();
    for (int step = 0; step < 3; step++) {
      AnisotropyModel before = model.copy();
      contract(model);
      assertThat(mixing.mix(before, model)).isEqualTo(step > 0);
    }
    mixing.restart();
    AnisotropyModel before = model.copy();
    contract(model);
    assertThat(mixing.mix(before, model)).isFalse();
  }

  @Test
  void parametersWithoutCountsStayZero() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 6, 6, 6, 1e4).withGap(2, 3);
    ScannedData gap =
        ScannedData.of(
            detector.asimovData(SyntheticDetector.dipole(detector.equatorialGrid(), 0.1, 0)),
            Workers.single());
    AndersonMixing mixing = new AndersonMixing(gap);
    AnisotropyModel model = gap.isotropicModel();
    for (int step = 0; step < 4; step++) {
      AnisotropyModel before = model.copy();
      model.backgroundRate().get(0)[0] *= 1 + 0.1 / (step + 1);
      mixing.mix(before, model);
    }
    assertThat(model.backgroundRate().get(0)[2]).isZero();
    assertThat(model.backgroundRate().get(0)).doesNotContain(Double.NaN);
  }
}
