package org.anisky.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.anisky.Workers;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.counts.SparseCounts;
import org.anisky.grid.CylindricalGrid;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class CountsDrawTest {
  private static final int BINS = 3;
  private static final int PIXELS = 20;

  /** From 0 to 0.9 events in a cell, a dead bin and a blind pixel; no product of two factors. */
  private static double[][] mean() {
    double[][] mean = new double[BINS][PIXELS];
    for (int i = 1; i < PIXELS; i++) {
      mean[0][i] = 0.5 + 0.4 * Math.sin(i);
      mean[2][i] = 0.03 * i;
    }
    return mean;
  }

  private static UniformRandomProvider random(long replica, int tau) {
    return RandomStreams.of(5).replica(replica).stream("site", tau, RandomStreams.Purpose.COUNTS);
  }

  /**
   * 20,000 draws of 60 cells. The mean of n has the error sqrt(mu/N), the mean of (n - mu)^2 the
   * error sqrt((mu + 2 mu^2)/N), and that of (n_i - mu_i)(n_j - mu_j) sqrt(mu_i mu_j/N); at 5
   * standard deviations, in less than 200 comparisons, a right law fails in 1e-4 of all seeds.
   */
  @Test
  void eventByEventTheCountsOfCellsAreIndependentAndPoisson() {
    double[][] mean = mean();
    CountsDraw draw = new CountsDraw(mean);
    int number = 20_000;
    double[][] sum = new double[BINS][PIXELS];
    double[][] square = new double[BINS][PIXELS];
    double[][] neighbours = new double[BINS][PIXELS];
    for (int replica = 0; replica < number; replica++) {
      for (int tau = 0; tau < BINS; tau++) {
        double[] bin = draw.bin(tau, random(replica, tau));
        for (int i = 0; i < PIXELS; i++) {
          int j = (i + 1) % PIXELS;
          double delta = bin[i] - mean[tau][i];
          sum[tau][i] += bin[i] / number;
          square[tau][i] += delta * delta / number;
          neighbours[tau][i] += delta * (bin[j] - mean[tau][j]) / number;
        }
      }
    }
    for (int tau = 0; tau < BINS; tau++) {
      for (int i = 0; i < PIXELS; i++) {
        double mu = mean[tau][i];
        double other = mean[tau][(i + 1) % PIXELS];
        assertThat(Math.abs(sum[tau][i] - mu)).isLessThanOrEqualTo(5 * Math.sqrt(mu / number));
        assertThat(Math.abs(square[tau][i] - mu))
            .isLessThanOrEqualTo(5 * Math.sqrt((mu + 2 * mu * mu) / number));
        assertThat(Math.abs(neighbours[tau][i]))
            .isLessThanOrEqualTo(5 * Math.sqrt(mu * other / number));
      }
    }
  }

  /** A bin of more events than cells is drawn cell by cell: the numbers of the seed are kept. */
  @Test
  void aBinOfManyEventsIsDrawnCellByCell() {
    double[][] mean = new double[1][PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      mean[0][i] = 2 + i;
    }
    UniformRandomProvider own = random(3, 0);
    double[] expected = new double[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      expected[i] = PoissonDraw.of(mean[0][i], own);
    }
    assertThat(new CountsDraw(mean).bin(0, random(3, 0))).isEqualTo(expected);
    assertThat(CountsDraw.forMany(mean).bin(0, random(3, 0))).isEqualTo(expected);
  }

  @Test
  void sparseCountsAreTheSameAsThoseOfEveryBin() {
    double[][] mean = mean();
    // One bin is drawn cell by cell.
    for (int i = 0; i < PIXELS; i++) {
      mean[2][i] = 3;
    }
    CountsDraw draw = CountsDraw.forMany(mean);
    SparseCounts sparse = draw.sparse(tau -> random(1, tau), Workers.single());
    LocalSky sky =
        LocalSky.of(
            new Observatory("pole", Math.PI / 2, 0),
            CylindricalGrid.of(PIXELS, 1),
            new FieldOfView(Math.PI));
    DetectorCounts counts =
        new DetectorCounts(
            "pole", sky, new SiderealBinning(BINS), TimeFrame.SIDEREAL, sparse, null);
    for (int tau = 0; tau < BINS; tau++) {
      double[] bin = draw.bin(tau, random(1, tau));
      assertThat(counts.bin(tau)).isEqualTo(bin);
      double[] visited = new double[PIXELS];
      counts.forEach(tau, (i, n) -> visited[i] = n);
      assertThat(visited).isEqualTo(bin);
      assertThat(counts.count(tau, 7)).isEqualTo(bin[7]);
    }
  }
}
