package org.anisky.inference;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.anisky.simulation.PoissonDraw;
import org.apache.commons.numbers.gamma.InverseErf;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Draws counts of one detector from its rate times its acceptance: event by event, or, where there
 * are millions, cell by cell (rate column x acceptance cell) with normal fluctuations. A disc then
 * holds thousands of events in thousands of cells, and of its sum no more than mean and variance is
 * left: a cell's own distribution may be one of 256 equally likely values.
 *
 * <p>Immutable.
 */
final class IsotropicDraw {
  /** From so many events on cells may be drawn. */
  private static final double MILLIONS = 1e6;

  /** An event takes as long as so many cells. */
  private static final double CELLS_PER_EVENT = 16;

  private static final int VALUES = 256;

  /** Quantiles of the normal distribution in the middle of 256 equal parts, of variance 1. */
  private static final double[] NORMAL = normal();

  private final DayGrid grid;
  private final double total;
  private final int[] columns;
  private final double[] columnMean;
  private final int[] cells;
  private final int[] cellColumn;
  private final double[] cellPart;
  private final double[] cellRoot;
  private final SharedStateDiscreteSampler cell;

  private IsotropicDraw(
      DayGrid grid, int[] columns, double[] columnMean, int[] cells, double[] cellPart) {
    this.grid = grid;
    this.columns = columns;
    this.columnMean = columnMean;
    this.cells = cells;
    this.cellPart = cellPart;
    cellColumn = Arrays.stream(cells).map(place -> place % grid.columns()).toArray();
    cellRoot = Arrays.stream(cellPart).map(Math::sqrt).toArray();
    total = Arrays.stream(columnMean).sum();
    double pairs = (double) columns.length * cells.length;
    cell =
        total > Math.max(MILLIONS, pairs / CELLS_PER_EVENT)
            ? null
            : AliasMethodDiscreteSampler.of(RandomSource.XO_RO_SHI_RO_128_PP.create(0L), cellPart);
  }

  /** The draws of a detector. */
  static IsotropicDraw of(DayProfile detector) {
    int[] columns = positive(detector.rate());
    int[] cells = positive(detector.acceptance());
    return new IsotropicDraw(
        detector.grid(),
        columns,
        at(detector.rate(), columns, 1),
        cells,
        at(detector.acceptance(), cells, 1 / detector.total()));
  }

  private static double[] normal() {
    double[] values = new double[VALUES];
    double square = 0;
    for (int k = 0; k < VALUES; k++) {
      values[k] = InverseErf.value((2 * k + 1.0) / VALUES - 1);
      square += values[k] * values[k] / VALUES;
    }
    for (int k = 0; k < VALUES; k++) {
      values[k] /= Math.sqrt(square);
    }
    return values;
  }

  private static int[] positive(double[] values) {
    return IntStream.range(0, values.length).filter(k -> values[k] > 0).toArray();
  }

  private static double[] at(double[] values, int[] places, double scale) {
    double[] result = new double[places.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = values[places[k]] * scale;
    }
    return result;
  }

  /**
   * One toy.
   *
   * @param counts events per equatorial cell, shape (D K); modified: the toy's are added
   * @return the toy's own rate and acceptance
   */
  DayProfile draw(UniformRandomProvider random, double[] counts) {
    double[] toyRate = new double[grid.columns()];
    double[] toyAcceptance = new double[grid.size()];
    if (cell != null) {
      drawEvents(random, toyRate, toyAcceptance, counts);
    } else {
      drawCells(random, toyRate, toyAcceptance, counts);
    }
    return new DayProfile(grid, toyRate, toyAcceptance);
  }

  private void drawEvents(
      UniformRandomProvider random, double[] toyRate, double[] toyAcceptance, double[] counts) {
    SharedStateDiscreteSampler own = cell.withUniformRandomProvider(random);
    for (int t = 0; t < columns.length; t++) {
      long events = (long) PoissonDraw.of(columnMean[t], random);
      toyRate[columns[t]] = events;
      int end = grid.columns() - columns[t];
      for (long event = 0; event < events; event++) {
        int c = own.sample();
        toyAcceptance[cells[c]]++;
        counts[cells[c] + (cellColumn[c] < end ? columns[t] : -end)]++;
      }
    }
  }

  private void drawCells(
      UniformRandomProvider random, double[] toyRate, double[] toyAcceptance, double[] counts) {
    double[] deviation = new double[cells.length];
    for (int t = 0; t < columns.length; t++) {
      int turn = columns[t];
      // Cells in this column and further are turned past the end of their ring.
      int end = grid.columns() - turn;
      double mean = columnMean[t];
      double scale = Math.sqrt(mean);
      long bytes = 0;
      double sum = 0;
      for (int c = 0; c < cells.length; c++) {
        bytes = (c & 7) == 0 ? random.nextLong() : bytes >>> 8;
        double x = scale * cellRoot[c] * NORMAL[(int) bytes & (VALUES - 1)];
        deviation[c] += x;
        counts[cells[c] + (cellColumn[c] < end ? turn : -end)] += x + mean * cellPart[c];
        sum += x;
      }
      toyRate[turn] = mean + sum;
    }
    for (int c = 0; c < cells.length; c++) {
      toyAcceptance[cells[c]] = total * cellPart[c] + deviation[c];
    }
  }
}
