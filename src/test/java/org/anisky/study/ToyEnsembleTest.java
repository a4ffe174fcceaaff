package org.anisky.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.model.DipoleComponent;
import org.anisky.simulation.HarmonicTerm;
import org.anisky.simulation.Simulation;
import org.anisky.simulation.SimulationPlan;
import org.anisky.simulation.SkyDipole;
import org.anisky.simulation.ToySkies;
import org.junit.jupiter.api.Test;

class ToyEnsembleTest {
  private static final SimulationPlan PLAN =
      SmallArray.plan(1e5, SmallArray.dipole(0.01, 0.02, 0.01));

  /** A journal in memory. */
  private static final class Kept implements ToyJournal {
    private final Map<Long, List<ToyResult>> toys = new LinkedHashMap<>();

    @Override
    public Map<Long, List<ToyResult>> finished() {
      return Map.copyOf(toys);
    }

    @Override
    public void append(long replica, List<ToyResult> results) {
      toys.put(replica, results);
    }
  }

  private static List<ToyResult> run(int threads, int toys, ToyJournal journal, ToyProgress tell) {
    try (Workers workers = Workers.of(threads)) {
      return new ToyEnsemble(ToySkies.of(PLAN, workers), SmallArray.strategies(), ToyRange.of(toys))
          .run(workers, journal, tell);
    }
  }

  private static List<String> bits(List<ToyResult> results) {
    List<String> lines = new ArrayList<>();
    for (ToyResult result : results) {
      lines.add(
          result.replica()
              + result.strategy()
              + result.dipole().value(DipoleComponent.D_0H)
              + result.dipole().value(DipoleComponent.D_6H)
              + Arrays.deepToString(result.dipole().covariance()));
    }
    return lines;
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    List<String> one = bits(run(1, 6, ToyJournal.NONE, ToyProgress.SILENT));
    assertThat(one).hasSize(18);
    assertThat(bits(run(3, 6, ToyJournal.NONE, ToyProgress.SILENT))).isEqualTo(one);
  }

  @Test
  void anInterruptedEnsembleGoesOnWithTheSameNumbers() {
    Kept journal = new Kept();
    assertThatThrownBy(
            () ->
                run(
                    1,
                    6,
                    journal,
                    (done, all) -> {
                      if (done == 2) {
                        throw new IllegalStateException("interrupted");
                      }
                    }))
        .hasMessage("interrupted");
    assertThat(journal.finished()).hasSizeBetween(2, 6);
    List<Integer> told = new ArrayList<>();
    List<ToyResult> all = run(2, 8, journal, (done, of) -> told.add(done));
    assertThat(bits(all)).isEqualTo(bits(run(1, 8, ToyJournal.NONE, ToyProgress.SILENT)));
    assertThat(told).last().isEqualTo(8);
  }

  @Test
  void aToyHasTheCountsOfTheSimulationsReplica() {
    Dataset toy = ToySkies.of(PLAN, Workers.single()).dataset(3);
    Dataset replica = new Simulation(PLAN, Workers.single()).dataset(3);
    for (int tau = 0; tau < 24; tau++) {
      assertThat(toy.detectors().get(0).bin(tau)).isEqualTo(replica.detectors().get(0).bin(tau));
    }
  }

  /** Two toys with pulls 1.5 and -0.5, by hand. */
  @Test
  void statisticsAreThoseOfTheirDefinitions() {
    SkyDipole truth = new SkyDipole(0.01, 0, 0);
    List<ToyResult> toys = List.of(toy(1, 0.025, 0.01), toy(2, 0, 0.02));
    double[] leak = {0.003, 0, Double.NaN};
    double[] bias = {0.004, 0, Double.NaN};
    EnsembleStatistics row =
        EnsembleStatistics.of(toys, truth, List.of(new Leakage("by hand", leak, bias))).get(0);
    assertThat(row.bias()).isCloseTo(0.0025, within(1e-15));
    assertThat(row.meanError()).isCloseTo(0.015, within(1e-15));
    assertThat(row.pullMean()).isCloseTo(0.5, within(1e-12));
    assertThat(row.pullWidth()).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(row.pullMeanError()).isCloseTo(1, within(1e-12));
    assertThat(row.pullWidthError()).isCloseTo(1, within(1e-12));
    assertThat(row.coverage68()).isEqualTo(0.5);
    assertThat(row.coverage95()).isEqualTo(1);
    assertThat(row.leakage()).isEqualTo(0.003);
    assertThat(row.noiseFreeBias()).isEqualTo(0.004);
  }

  private static ToyResult toy(long replica, double d0h, double error) {
    return new ToyResult(
        replica,
        "by hand",
        new org.anisky.model.DipoleEstimate(
            List.of(DipoleComponent.D_0H, DipoleComponent.D_6H),
            new double[] {d0h, 0},
            new double[][] {{error * error, 0}, {0, error * error}},
            0,
            1));
  }

  /** A field of view of one hemisphere's middle cannot tell l = 2, m = 1 from a dipole. */
  @Test
  void aQuadrupoleLeaksIntoTheDipoleAndADipoleDoesNot() {
    SimulationPlan quadrupole =
        SmallArray.plan(1e5, HarmonicTerm.of(List.of(new HarmonicTerm.Coefficient(2, 1, 5e-3))));
    List<Leakage> leakage =
        Leakage.of(quadrupole, SmallArray.strategies(), false, Workers.single());
    assertThat(leakage).extracting(Leakage::strategy).contains("east-west");
    for (Leakage leak : leakage) {
      assertThat(Math.abs(leak.dipole()[0])).as(leak.strategy()).isGreaterThan(1e-4);
      // Twice the m = 1 symmetry: nothing goes to the quadrature component but rounding.
      assertThat(leak.dipole()[1]).as(leak.strategy()).isCloseTo(0, within(1e-6));
    }
    for (Leakage leak : Leakage.of(PLAN, SmallArray.strategies(), false, Workers.single())) {
      assertThat(leak.dipole()[0]).as(leak.strategy()).isCloseTo(0, within(1e-12));
    }
  }
}
