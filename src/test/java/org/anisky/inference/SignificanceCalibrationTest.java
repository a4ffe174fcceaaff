package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
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
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The short version of tools/calibrate.py: isotropic skies with dead time, a wave in the rate and a
 * lopsided acceptance.
 */
@Tag("long")
class SignificanceCalibrationTest {
  private static SignificanceCalibration calibrate(
      double latitude, double events, int skies, int toys, boolean own, boolean weighted) {
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
          k -> {
            Dataset plain = replicas.dataset(k);
            Dataset data = weighted ? weighted(plain, k) : plain;
            return replicas.geometry().scan(data, Workers.single());
          },
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
    SignificanceCalibration found = calibrate(19, 3e4, 300, 1000, false, false);
    assertThat(found.kernels().get(0).width()).isCloseTo(1, within(0.012));
    assertThat(found.kernels().get(1).width()).isCloseTo(1, within(0.06));
    assertThat(found.kernels().get(1).mean()).isCloseTo(0, within(0.01));
    assertThat(found.uniform()).isGreaterThan(1e-3);
    assertThat(found.below(0.05).found()).isCloseTo(0.05, within(3.5 * found.below(0.05).error()));
  }

  /** The same of the South Pole with 300 events and toys of every sky: 1 of 900. */
  @Test
  void skiesOfFewEventsAreCalibratedWithTheirOwnToys() {
    SignificanceCalibration found = calibrate(-90, 300, 100, 100, true, false);
    assertThat(found.kernels().get(0).width()).isCloseTo(1, within(0.02));
    assertThat(found.kernels().get(1).width()).isCloseTo(1, within(0.1));
    assertThat(found.uniform()).isGreaterThan(1e-3);
    assertThat(found.below(0.2).found()).isCloseTo(0.2, within(3.5 * found.below(0.2).error()));
  }

  /**
   * Every event has the weight 0.5 or 2, one as likely as the other: sums scatter as 1.7 times
   * themselves.
   */
  private static Dataset weighted(Dataset plain, int sky) {
    UniformRandomProvider random = RandomSource.PHILOX_4X64.create(new long[] {sky, 0, 3, 4, 0, 0});
    DetectorCounts counts = plain.detectors().get(0);
    double[][] sums = new double[counts.binning().bins()][counts.sky().size()];
    double[][] squares = new double[sums.length][counts.sky().size()];
    for (int tau = 0; tau < sums.length; tau++) {
      double[] bin = counts.bin(tau);
      for (int i = 0; i < bin.length; i++) {
        for (int event = 0; event < bin[i]; event++) {
          double weight = random.nextBoolean() ? 0.5 : 2;
          sums[tau][i] += weight;
          squares[tau][i] += weight * weight;
        }
      }
    }
    return new Dataset(
        List.of(
            new DetectorCounts(
                counts.name(),
                counts.sky(),
                counts.binning(),
                counts.timeFrame(),
                sums,
                squares,
                counts.origin())));
  }

  /** The same with weights of 0.5 and 2; without their squares the widths would be 1.3. */
  @Test
  void skiesOfWeightedEventsAreCalibrated() {
    SignificanceCalibration found = calibrate(19, 3e4, 300, 1000, false, true);
    assertThat(found.kernels().get(0).width()).isCloseTo(1, within(0.012));
    assertThat(found.kernels().get(1).width()).isCloseTo(1, within(0.06));
    assertThat(found.uniform()).isGreaterThan(1e-3);
    assertThat(found.below(0.05).found()).isCloseTo(0.05, within(3.5 * found.below(0.05).error()));
  }
}
