package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.SkyMap;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.ReconstructedSky;
import org.junit.jupiter.api.Test;

/** A few hundred events, so that pixels in view are empty. */
class SkyMapsTest {
  private static final SyntheticDetector SITE =
      SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 400);

  private static DetectorCounts counts(double weight) {
    double[] sky = SyntheticDetector.dipole(SITE.equatorialGrid(), 0.3, 0.1);
    DetectorCounts plain = SITE.poisson("site", sky, 5);
    double[][] n = new double[24][plain.sky().size()];
    double[][] squares = new double[24][plain.sky().size()];
    for (int tau = 0; tau < 24; tau++) {
      for (int i = 0; i < n[tau].length; i++) {
        n[tau][i] = weight * plain.count(tau, i);
        squares[tau][i] = weight * weight * plain.count(tau, i);
      }
    }
    return SITE.counts("site", n, weight == 1 ? null : squares);
  }

  private static ReconstructedSky maps(double weight) {
    LikelihoodOptions options =
        new LikelihoodOptions(
            Gauge.RATIO,
            Acceleration.NONE,
            new StoppingRule.AfterSweeps(1),
            0.01,
            5e-5,
            false,
            1,
            Math.toRadians(25));
    return new MaximumLikelihoodReconstructor(options)
        .reconstruct(new Dataset(List.of(counts(weight))), Workers.single(), Progress.SILENT)
        .sky()
        .orElseThrow();
  }

  /** sqrt(I/E), and sqrt(1/E) where there are no events. */
  @Test
  void poissonErrorsAreThoseOfTheExpectedEvents() {
    ReconstructedSky sky = maps(1);
    int empty = 0;
    for (int a = 0; a < sky.counts().grid().size(); a++) {
      if (sky.counts().isObserved(a)) {
        double exposure = sky.exposure().value(a);
        boolean without = sky.counts().value(a) == 0;
        double intensity = without ? 1 : sky.relativeIntensity().value(a);
        assertThat(sky.poissonError().value(a))
            .isCloseTo(Math.sqrt(intensity / exposure), within(1e-12));
        empty += without ? 1 : 0;
      }
    }
    assertThat(empty).isPositive();
  }

  /** Weights of 3: the same intensities, significances and errors; thrice the counts. */
  @Test
  void aCommonWeightChangesNothingButTheCounts() {
    ReconstructedSky plain = maps(1);
    ReconstructedSky three = maps(3);
    for (int a = 0; a < plain.counts().grid().size(); a++) {
      if (plain.counts().isObserved(a)) {
        assertThat(three.counts().value(a)).isEqualTo(3 * plain.counts().value(a));
        same(three.exposure(), plain.exposure(), a, 3);
        same(three.relativeIntensity(), plain.relativeIntensity(), a, 1);
        same(three.poissonError(), plain.poissonError(), a, 1);
        same(three.error(), plain.error(), a, 1);
        same(three.significance(), plain.significance(), a, 1);
        same(three.smoothedAnisotropy(), plain.smoothedAnisotropy(), a, 1);
        same(three.smoothedError(), plain.smoothedError(), a, 1);
      }
    }
    assertThat(three.testStatistic()).isCloseTo(plain.testStatistic(), within(1e-6));
  }

  private static void same(SkyMap left, SkyMap right, int a, double factor) {
    assertThat(left.value(a))
        .as(left.quantity())
        .isCloseTo(factor * right.value(a), within(1e-9 * factor * (1 + Math.abs(right.value(a)))));
  }

  @Test
  void peaksAreTheEndsOfTheSignificance() {
    ReconstructedSky sky = maps(1);
    double most = 0;
    double least = 0;
    for (int a = 0; a < sky.counts().grid().size(); a++) {
      if (sky.significance().isObserved(a)) {
        most = Math.max(most, sky.significance().value(a));
        least = Math.min(least, sky.significance().value(a));
      }
    }
    assertThat(sky.peaks().max()).isEqualTo(most);
    assertThat(sky.peaks().min()).isEqualTo(least);
    assertThat(sky.gauge()).isEqualTo("ratio");
    assertThat(sky.exposures()).hasSize(1);
    assertThat(sky.exposures().get(0).value(100)).isEqualTo(sky.exposure().value(100));
    double sum = 0;
    for (double acceptance : sky.acceptances().get(0).valuesOrZero()) {
      sum += acceptance;
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  /** One event of weight 1e4 among 445: 10445^2/(1e8 + 445) = 1.091. */
  @Test
  void aFewHeavyEventsAreRefused() {
    DetectorCounts plain = counts(1);
    double[][] n = new double[24][plain.sky().size()];
    double[][] squares = new double[24][plain.sky().size()];
    for (int tau = 0; tau < 24; tau++) {
      for (int i = 0; i < n[tau].length; i++) {
        n[tau][i] = plain.count(tau, i);
        squares[tau][i] = n[tau][i];
      }
    }
    n[3][50] += 1e4;
    squares[3][50] += 1e8;
    DetectorCounts heavy = SITE.counts("site", n, squares);
    assertThatThrownBy(() -> EffectiveEvents.check(new Dataset(List.of(heavy))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("site: a few events have nearly all the weight; with")
        .hasMessageContaining("= 1.091 they are worth that many events of weight 1");
    EffectiveEvents.check(new Dataset(List.of(plain)));
    EffectiveEvents.check(new Dataset(List.of(counts(3))));
  }
}
