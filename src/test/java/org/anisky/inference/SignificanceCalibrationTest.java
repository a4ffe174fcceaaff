package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.AcceptanceFormula;
import org.anisky.grid.CylindricalGrid;
import org.anisky.simulation.Fluctuations;
import org.anisky.simulation.RateShape;
import org.anisky.simulation.SimulatedDetector;
import org.anisky.simulation.SimulationPlan;
import org.anisky.simulation.SkySampling;
import org.anisky.simulation.SyntheticSky;
import org.anisky.simulation.ToySkies;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.junit.jupiter.api.Test;

/**
 * The short version of tools/calibrate.py: isotropic skies with dead time, a wave in the rate and a
 * lopsided acceptance.
 */
class SignificanceCalibrationTest {
  private static SignificanceCalibration calibrate(
      double latitude, double events, int skies, int toys, boolean own) {
    Observatory place = new Observatory("array", Math.toRadians(latitude), 0);
    SimulatedDetector detector =
        new SimulatedDetector(
            "array",
            LocalSky.of(place, CylindricalGrid.of(24, 36), new FieldOfView(Math.toRadians(60))),
            new AcceptanceFormula(2, 0.3, 0.2),
            RateShape.harmonic(0.1, 0.5).withGaps(List.of(7, 8, 9)),
            events);
    SimulationPlan plan =
        new SimulationPlan(
            5,
            Fluctuations.POISSON,
            SkySampling.EXACT,
            new SiderealBinning(36),
            SyntheticSky.ISOTROPIC,
            List.of(detector));
    SignificanceOptions options =
        new SignificanceOptions(
            List.of(new Kernel.TopHat(Math.toRadians(10)), new Kernel.TopHat(Math.toRadians(45))),
            NullHypothesis.ISOTROPIC,
            toys,
            1,
            3,
            List.of());
    try (Workers workers = Workers.of(2)) {
      ToySkies replicas = ToySkies.of(plan, workers);
      return SignificanceCalibration.of(
          k -> replicas.geometry().scan(replicas.dataset(k), Workers.single()),
          skies,
          options,
          own,
          workers);
    }
  }

  /**
   * Widths of 300 skies scatter by 0.3 percent (10 deg) and 1.5 percent (45 deg), four of these are
   * allowed; uniform p-values fail in 1 of 1000. A false alarm in 1 of 900 other seeds.
   */
  @Test
  void skiesOfManyEventsAreCalibrated() {
    SignificanceCalibration found = calibrate(19, 3e4, 300, 1000, false);
    assertThat(found.kernels().get(0).width()).isCloseTo(1, within(0.012));
    assertThat(found.kernels().get(1).width()).isCloseTo(1, within(0.06));
    assertThat(found.kernels().get(1).mean()).isCloseTo(0, within(0.01));
    assertThat(found.uniform()).isGreaterThan(1e-3);
    assertThat(found.below(0.05).found()).isCloseTo(0.05, within(3.5 * found.below(0.05).error()));
  }

  /** The same of the South Pole with 300 events and toys of every sky: 1 of 900. */
  @Test
  void skiesOfFewEventsAreCalibratedWithTheirOwnToys() {
    SignificanceCalibration found = calibrate(-90, 300, 100, 100, true);
    assertThat(found.kernels().get(0).width()).isCloseTo(1, within(0.02));
    assertThat(found.kernels().get(1).width()).isCloseTo(1, within(0.1));
    assertThat(found.uniform()).isGreaterThan(1e-3);
    assertThat(found.below(0.2).found()).isCloseTo(0.2, within(3.5 * found.below(0.2).error()));
  }
}
