package org.anisky.io.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.grid.HealpixGrid;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Few cells and many come back as they were, and a cell is never taken twice. */
class CellsReadTest {
  private static final int BINS = 6;

  @TempDir Path directory;

  /** Every {@code step}-th cell holds 1, 2 or 3 events. */
  private static DetectorCounts counts(int step, double first) {
    LocalSky sky =
        LocalSky.of(
            new Observatory("site", 0.3, 0.1), new HealpixGrid(8), new FieldOfView(Math.PI / 3));
    double[][] counts = new double[BINS][sky.size()];
    long total = 0;
    for (int tau = 0; tau < BINS; tau++) {
      for (int i = tau + 1; i < sky.size(); i += step) {
        counts[tau][i] = 1 + i % 3;
        total += 1 + i % 3;
      }
    }
    counts[0][0] = first;
    CountsOrigin origin =
        new CountsOrigin("list", "", total, Map.of(), Double.NaN, Map.of(), "GMST 2006");
    return new DetectorCounts(
        "site", sky, new SiderealBinning(BINS), TimeFrame.SIDEREAL, counts, null, origin);
  }

  private DetectorCounts readAgain(DetectorCounts counts) throws IOException {
    Path file = directory.resolve("counts.arrow");
    ArrowCounts.write(file, counts);
    DetectorCounts read = ArrowCounts.read(file);
    for (int tau = 0; tau < BINS; tau++) {
      double[] before = counts.bin(tau);
      double[] after = read.bin(tau);
      for (int i = 0; i < before.length; i++) {
        assertThat(Double.doubleToRawLongBits(after[i]))
            .as("bin %d, cell %d", tau, i)
            .isEqualTo(Double.doubleToRawLongBits(before[i]));
      }
    }
    return read;
  }

  @Test
  void oneCellInTwentyIsKeptAlone() throws IOException {
    assertThat(readAgain(counts(20, 0)).isSparse()).isTrue();
  }

  @Test
  void ofOneCellInThreeAllAreKept() throws IOException {
    assertThat(readAgain(counts(3, 0)).isSparse()).isFalse();
  }

  /** -0.0 is no events, and another number in the digest. */
  @Test
  void aCellOfMinusZeroComesBack() throws IOException {
    assertThat(readAgain(counts(20, -0.0)).isSparse()).isFalse();
  }

  @Test
  void rowsInAnyOrderAreTakenOnce() {
    CellsRead cells = new CellsRead(2, 800, true);

    assertThat(cells.put(1, 7, 2)).isTrue();
    assertThat(cells.put(1, 5, 3)).isTrue();
    assertThat(cells.put(1, 7, 2)).isFalse();
    assertThat(cells.put(1, 5, 1)).isFalse();
    assertThat(cells.put(0, 7, 1)).isTrue();

    assertThat(cells.areFew()).isFalse();
    assertThat(cells.all()[1][7]).isEqualTo(2);
    assertThat(cells.all()[1][5]).isEqualTo(3);
    assertThat(cells.all()[0][7]).isEqualTo(1);
  }

  @Test
  void theLastCellToldTwiceIsTakenOnce() {
    CellsRead cells = new CellsRead(1, 800, true);

    assertThat(cells.put(0, 7, 2)).isTrue();
    assertThat(cells.put(0, 7, 2)).isFalse();
  }
}
