package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.anisky.grid.HealpixGrid;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.MeanSiderealClock;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;

/** Cells that wait against counts made one by one; 64 bins of 3072 pixels are three parts. */
class PendingCellsTest {
  private static final int BINS = 64;
  private static final int BATCH = 1000;
  private static final EnergyRanges TWO =
      EnergyRanges.of(new double[] {1, 2}, Double.POSITIVE_INFINITY);

  private static PassPlan plan(List<EnergyRange> ranges) {
    return new PassPlan(
        LocalSky.of(
            Observatory.ofDegrees("site", 0, 0), new HealpixGrid(16), FieldOfView.ofDegrees(180)),
        new SiderealBinning(BINS),
        List.of(TimeFrame.SIDEREAL),
        new MeanSiderealClock(0),
        EventSelection.ALL,
        ranges,
        WeightUse.COUNTS_AND_SUMS,
        false);
  }

  private final SplittableRandom random = new SplittableRandom(3);

  /** Events in random cells, in view or not, of either range when there are two. */
  private PlacedEvents placed(PassPlan plan) {
    PlacedEvents placed = new PlacedEvents(1, plan.sets(), BATCH);
    for (int k = 0; k < BATCH; k++) {
      int pixel = random.nextInt(-2, plan.sky().size());
      placed.pixel[k] = pixel;
      placed.range[k] = plan.sets() == 1 ? 0 : random.nextInt(2);
      if (pixel == PlacedEvents.REJECTED) {
        placed.rejected[0]++;
      }
    }
    placed.sort(new double[BATCH], BATCH);
    for (int j = 0; j < placed.begin[plan.sets()]; j++) {
      placed.bin[0][j] = random.nextInt(BINS);
    }
    return placed;
  }

  private static CountTable[] tables(PassPlan plan) {
    CountTable[] tables = new CountTable[plan.sets()];
    java.util.Arrays.setAll(tables, set -> new CountTable(BINS, plan.sky().size()));
    return tables;
  }

  private void check(PassPlan plan, int batches, double[] weight) {
    CountTable[] tables = tables(plan);
    PendingCells pending = new PendingCells(plan, tables);
    double[][][] expected = new double[plan.sets()][BINS][plan.sky().size()];
    for (int batch = 0; batch < batches; batch++) {
      PlacedEvents placed = placed(plan);
      if (weight == null) {
        pending.add(placed, 0);
      } else {
        pending.add(placed, 0, weight);
      }
      for (int j = 0; j < placed.begin[plan.sets()]; j++) {
        int k = placed.inView[j];
        expected[placed.range[k]][placed.bin[0][j]][placed.pixel[k]] +=
            weight == null ? 1 : weight[k];
      }
    }
    pending.countAll();
    for (int set = 0; set < tables.length; set++) {
      assertThat(tables[set].counts()).isDeepEqualTo(expected[set]);
    }
    // Nothing waits any more.
    pending.countAll();
    assertThat(tables[0].counts()).isDeepEqualTo(expected[0]);
  }

  /** Six times as many cells as may wait, so that lists are counted when they are full. */
  @Test
  void everyCellIsCountedOnceInItsRange() {
    check(plan(List.of()), 300, null);
    check(plan(TWO.differential()), 300, null);
  }

  /** Halves and quarters add without rounding. */
  @Test
  void weightsThatAreNotOneAreAddedToo() {
    double[] weight = new double[BATCH];
    for (int k = 0; k < BATCH; k++) {
      weight[k] = k % 3 == 0 ? 1 : 0.25 * (k % 7);
    }
    check(plan(TWO.differential()), 20, weight);
  }

  @Test
  void oneCellHoldsMoreThanAByte() {
    PassPlan plan = plan(List.of());
    CountTable[] tables = tables(plan);
    PendingCells pending = new PendingCells(plan, tables);
    PlacedEvents placed = new PlacedEvents(1, 1, BATCH);
    placed.sort(new double[BATCH], BATCH);
    for (int batch = 0; batch < 70; batch++) {
      pending.add(placed, 0);
    }
    pending.countAll();
    assertThat(tables[0].counts()[0][0]).isEqualTo(70_000);
  }
}
