package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CountTableTest {
  private static final int BINS = 40;

  /** 160 000 cells in three parts of the table, of which bins are no multiple. */
  private static final int PIXELS = 4000;

  @Test
  void sparseCountsAreTheTally() {
    CountTable table = new CountTable(BINS, PIXELS);
    double[][] tally = new double[BINS][PIXELS];
    SplittableRandom random = new SplittableRandom(3);
    for (int event = 0; event < 2000; event++) {
      add(table, tally, random.nextInt(BINS), random.nextInt(PIXELS), 1);
    }
    // The byte of a cell begins anew after 256 events: once with nothing left, twice with a rest.
    add(table, tally, 0, 0, 256);
    add(table, tally, 7, 13, 700);
    add(table, tally, BINS - 1, PIXELS - 1, 512);

    SparseCounts sparse = table.sparse();

    for (int tau = 0; tau < BINS; tau++) {
      assertThat(sparse.bin(tau)).as("bin %d", tau).containsExactly(tally[tau]);
    }
  }

  /** Cells that a thread kept until there were many: 100 at a time, more than a byte holds. */
  @Test
  void cellsThatWaitedAreCountedOnce() {
    CountTable table = new CountTable(BINS, PIXELS);
    double[][] tally = new double[BINS][PIXELS];
    char[] cells = new char[300];
    Arrays.fill(cells, (char) (3 * PIXELS + 5));
    cells[0] = 1;
    for (int round = 0; round < 9; round++) {
      table.addOnes(0, cells.clone(), 0, 100);
    }
    tally[0][1] = 9;
    tally[3][5] = 891;
    SparseCounts sparse = table.sparse();
    for (int tau = 0; tau < BINS; tau++) {
      assertThat(sparse.bin(tau)).as("bin %d", tau).containsExactly(tally[tau]);
    }
  }

  private static void add(CountTable table, double[][] tally, int tau, int i, int times) {
    for (int event = 0; event < times; event++) {
      table.add(tau, i);
      tally[tau][i]++;
    }
  }
}
