package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.grid.SkyGrid;
import org.anisky.likelihood.PoissonLikelihood;
import org.anisky.likelihood.Sweep;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Progress;
import org.junit.jupiter.api.Test;

class GaugeTest {
  private static ScannedData noisy(SyntheticDetector... detectors) {
    double[] sky = SyntheticDetector.dipole(detectors[0].equatorialGrid(), 0.2, 0.1);
    List<SyntheticDetector> list = List.of(detectors);
    return ScannedData.of(
        new Dataset(list.stream().map(d -> d.poisson("site " + list.indexOf(d), sky, 5)).toList()),
        Workers.single());
  }

  private static SyntheticDetector cylinder() {
    return SyntheticDetector.onCylinder(19, 60, 24, 48, 48, 2_000);
  }

  private static double gain(ScannedData data, AnisotropyModel model) {
    double[] exposure = new double[data.grid().size()];
    data.exposure(model, exposure);
    return new PoissonLikelihood(data).gain(model, exposure);
  }

  /** I_a set at random, 0 in some pixels. */
  private static AnisotropyModel uneven(ScannedData data) {
    AnisotropyModel model = data.isotropicModel();
    double[] intensity = model.relativeIntensity();
    for (int a = 0; a < intensity.length; a++) {
      if (data.isObserved(a)) {
        intensity[a] = data.equatorialCounts()[a] == 0 ? 0 : 0.5 + (a * 7919 % 101) / 100.0;
      }
    }
    return model;
  }

  @Test
  void ratioChangesNoLikelihoodOnTheCylinderAndNoSign() {
    ScannedData data =
        noisy(cylinder(), SyntheticDetector.onCylinder(-50, 65, 24, 48, 48, 900).withGap(3, 9));
    AnisotropyModel model = uneven(data);
    double before = gain(data, model);
    new RatioGauge(data).ratio(model);
    // 3e3 events, ln L of 1e3: a few thousand terms round to 1e-9.
    assertThat(gain(data, model)).isCloseTo(before, within(1e-8));
    assertThat(Arrays.stream(model.relativeIntensity()).min().getAsDouble()).isZero();
  }

  @Test
  void ratioMakesTheMeanOverTheObservedPixelsOfEachRingOne() {
    ScannedData data = noisy(cylinder().withGap(0, 20));
    AnisotropyModel model = uneven(data);
    new RatioGauge(data).ratio(model);
    SkyGrid grid = data.grid();
    int rings = 0;
    for (int ring = 0; ring < grid.rings(); ring++) {
      double sum = 0;
      int observed = 0;
      for (int a = grid.ringStart(ring); a < grid.ringStart(ring) + grid.ringLength(ring); a++) {
        if (data.isObserved(a)) {
          sum += model.relativeIntensity()[a];
          observed++;
        } else {
          assertThat(model.relativeIntensity()[a]).isEqualTo(1);
        }
      }
      if (sum > 0) {
        assertThat(sum / observed).isCloseTo(1, within(1e-13));
        rings++;
      }
    }
    assertThat(rings).isGreaterThan(10);
  }

  @Test
  void onHealpixTheChangeIsReportedAndSmall() {
    SyntheticDetector detector = SyntheticDetector.onHealpix(19, 57, 8, 48, 1e7);
    ScannedData data = noisy(detector);
    LikelihoodOptions options =
        new LikelihoodOptions(
            Gauge.RATIO,
            Acceleration.ANDERSON,
            new StoppingRule.AfterSweeps(10),
            0.01,
            5e-5,
            false,
            1,
            0.17);
    AllSkyFit.Result fit =
        new AllSkyFit(data, new PoissonLikelihood(data), options, 1).fit(Progress.SILENT);
    double last = fit.convergence().last().logLikelihoodGain();
    assertThat(fit.gaugeChange()).isEqualTo(fit.gain() - last).isNotZero();
    assertThat(fit.gain()).isCloseTo(gain(data, fit.model()), within(1e-6));
    assertThat(Math.abs(fit.gaugeChange())).isLessThan(0.02 * last);
    assertThat(Arrays.stream(fit.model().relativeIntensity()).min().getAsDouble()).isNotNegative();
  }

  @Test
  void onTheCylinderTheFinalGaugeChangesNothing() {
    ScannedData data = noisy(cylinder());
    AllSkyFit.Result fit =
        new AllSkyFit(data, new PoissonLikelihood(data), LikelihoodOptions.DEFAULT, 1)
            .fit(Progress.SILENT);
    assertThat(fit.gaugeChange()).isCloseTo(0, within(1e-8));
  }

  @Test
  void subtractTakesTheMeanOfAllPixelsOffTheFlooredAnisotropy() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 2, 4, 4, 1e3);
    ScannedData data = noisy(detector);
    // North: dI = 0.5, -1.2 -> -1, 0.3, 0.6, mean 0.1. South: all 0 (unobserved), 0.8: mean 0.2.
    double[] intensity = {1.5, -0.2, 1.3, 1.6, 1, 1, 1, 1.8};
    new SubtractGauge(data).subtract(intensity);
    double[] expected = {1.4, -0.1, 1.2, 1.5, 0.8, 0.8, 0.8, 1.6};
    for (int a = 0; a < expected.length; a++) {
      assertThat(intensity[a]).isCloseTo(expected[a], within(1e-15));
    }
  }

  @Test
  void subtractAndAccelerationExcludeEachOther() {
    assertThatThrownBy(
            () ->
                new LikelihoodOptions(
                    Gauge.SUBTRACT,
                    Acceleration.ANDERSON,
                    new StoppingRule.WithinTolerance(9),
                    0.01,
                    1,
                    false,
                    1,
                    0.1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("gauge 'subtract'");
  }

  @Test
  void scalingAcceptanceAgainstRateChangesNoLikelihood() {
    ScannedData data = noisy(cylinder());
    AnisotropyModel model = uneven(data);
    double before = gain(data, model);
    double[] rate = model.backgroundRate().get(0).clone();
    double[] acceptance = model.relativeAcceptance().get(0);
    for (int i = 0; i < acceptance.length; i++) {
      acceptance[i] *= 7;
    }
    for (int tau = 0; tau < rate.length; tau++) {
      model.backgroundRate().get(0)[tau] /= 7;
    }
    assertThat(gain(data, model)).isCloseTo(before, within(1e-8));
    new Sweep(data, model).normalise();
    double sum = 0;
    for (double value : acceptance) {
      sum += value;
    }
    assertThat(sum).isCloseTo(1, within(1e-13));
    for (int tau = 0; tau < rate.length; tau++) {
      assertThat(model.backgroundRate().get(0)[tau])
          .isCloseTo(rate[tau], within(1e-12 * rate[tau]));
    }
  }
}
