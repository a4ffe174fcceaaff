package org.anisky.inference;

import java.util.ArrayList;
import java.util.List;
import org.anisky.Workers;
import org.anisky.simulation.PoissonDraw;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The largest and the smallest Z over isotropic toys: counts are drawn from rate times acceptance
 * of the data, their own rate and acceptance are estimated anew, and the Z of all kernels around
 * all cells are computed as for data.
 *
 * <p>Toy k draws from its own stream, so that toys can be added, shared among threads, and kept.
 */
final class IsotropicMaxima {
  /** With more events per cell (rate column x acceptance cell) than this, cells are drawn. */
  private static final double EVENTS_PER_CELL = 1;

  /** From this mean on a Poisson number is drawn as a rounded normal one: skewness 0.03. */
  private static final double NORMAL = 1000;

  /** Cells with less exposure than this part of the largest are rounding of transforms. */
  private static final double LEAST_EXPOSURE = 1e-9;

  private final DayGrid grid;
  private final List<Kernel> kernels;
  private final List<KernelSpectra> spectra = new ArrayList<>();
  private final List<KernelSpectra> squares = new ArrayList<>();
  private final boolean[] tested;
  private final long seed;
  private final List<Drawing> drawings = new ArrayList<>();

  /** What draws the events of one detector. */
  private record Drawing(
      int[] columns, double[] rate, int[] cells, double[] acceptance, double total) {}

  /**
   * @param cylinder the detectors of the data
   * @param kernels all that were looked at
   * @param seed of the toys
   */
  IsotropicMaxima(DayCylinder cylinder, List<Kernel> kernels, long seed) {
    this.grid = cylinder.grid();
    this.kernels = List.copyOf(kernels);
    this.seed = seed;
    for (Kernel kernel : kernels) {
      KernelSpectra own = KernelSpectra.of(kernel, grid, false);
      spectra.add(own);
      squares.add(kernel instanceof Kernel.TopHat ? own : KernelSpectra.of(kernel, grid, true));
    }
    double[] expected = new double[grid.size()];
    tested = new boolean[grid.size()];
    for (DayProfile detector : cylinder.detectors()) {
      detector.addExpected(expected);
      drawings.add(drawing(detector));
    }
    double largest = 0;
    for (double value : expected) {
      largest = Math.max(largest, value);
    }
    for (int cell : cylinder.centres()) {
      tested[cell] = expected[cell] > LEAST_EXPOSURE * largest;
    }
  }

  private static Drawing drawing(DayProfile detector) {
    int[] columns = positive(detector.rate());
    int[] cells = positive(detector.acceptance());
    return new Drawing(
        columns,
        at(detector.rate(), columns),
        cells,
        at(detector.acceptance(), cells),
        detector.total());
  }

  private static int[] positive(double[] values) {
    return java.util.stream.IntStream.range(0, values.length).filter(k -> values[k] > 0).toArray();
  }

  private static double[] at(double[] values, int[] places) {
    double[] result = new double[places.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = values[places[k]];
    }
    return result;
  }

  /**
   * Toys {@code first} up to {@code end}, which is out.
   *
   * @return (largest, smallest) Z per kernel and toy, shape (toys, 2 kernels)
   */
  double[][] run(int first, int end, Workers workers) {
    double[][] result = new double[end - first][];
    workers.run(end - first, k -> result[k] = toy(first + k));
    return result;
  }

  private double[] toy(int number) {
    UniformRandomProvider random =
        RandomSource.PHILOX_4X64.create(new long[] {seed, 0x49534f54L, 0, number, 0, 0});
    double[] counts = new double[grid.size()];
    List<DayProfile> profiles = new ArrayList<>();
    for (Drawing drawing : drawings) {
      profiles.add(draw(drawing, random, counts));
    }
    double[] residual = counts;
    double[] expected = new double[grid.size()];
    for (DayProfile profile : profiles) {
      if (profile.total() > 0) {
        profile.addExpected(expected);
      }
    }
    for (int k = 0; k < residual.length; k++) {
      residual[k] -= expected[k];
    }
    double[] result = new double[2 * kernels.size()];
    for (int k = 0; k < kernels.size(); k++) {
      ProfiledScores scores = ProfiledScores.of(profiles, residual, spectra.get(k), squares.get(k));
      double largest = Double.NEGATIVE_INFINITY;
      double smallest = Double.POSITIVE_INFINITY;
      for (int cell = 0; cell < tested.length; cell++) {
        if (tested[cell]
            && scores.variance()[cell]
                > SignificanceMap.LEAST_RATIO * scores.plainVariance()[cell]) {
          double z = scores.score()[cell] / Math.sqrt(scores.variance()[cell]);
          largest = Math.max(largest, z);
          smallest = Math.min(smallest, z);
        }
      }
      result[2 * k] = largest;
      result[2 * k + 1] = smallest;
    }
    return result;
  }

  /** Draws one detector; adds to the counts per equatorial cell. */
  private DayProfile draw(Drawing drawing, UniformRandomProvider random, double[] counts) {
    double[] rate = new double[grid.columns()];
    double[] acceptance = new double[grid.size()];
    double pairs = (double) drawing.columns().length * drawing.cells().length;
    if (drawing.total() > EVENTS_PER_CELL * pairs) {
      drawCells(drawing, random, rate, acceptance, counts);
    } else {
      drawEvents(drawing, random, rate, acceptance, counts);
    }
    return new DayProfile(grid, rate, acceptance);
  }

  private void drawEvents(
      Drawing drawing,
      UniformRandomProvider random,
      double[] rate,
      double[] acceptance,
      double[] counts) {
    long events = Math.round(PoissonDraw.of(drawing.total(), random));
    SharedStateDiscreteSampler column = AliasMethodDiscreteSampler.of(random, drawing.rate());
    SharedStateDiscreteSampler cell = AliasMethodDiscreteSampler.of(random, drawing.acceptance());
    int columns = grid.columns();
    for (long event = 0; event < events; event++) {
      int turn = drawing.columns()[column.sample()];
      int place = drawing.cells()[cell.sample()];
      rate[turn]++;
      acceptance[place]++;
      counts[turned(place, turn, columns)]++;
    }
  }

  private void drawCells(
      Drawing drawing,
      UniformRandomProvider random,
      double[] rate,
      double[] acceptance,
      double[] counts) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    int columns = grid.columns();
    for (int t = 0; t < drawing.rate().length; t++) {
      int turn = drawing.columns()[t];
      double scale = drawing.rate()[t] / drawing.total();
      double sum = 0;
      for (int c = 0; c < drawing.cells().length; c++) {
        double mean = scale * drawing.acceptance()[c];
        double events =
            mean < NORMAL
                ? PoissonDraw.of(mean, random)
                : Math.rint(mean + Math.sqrt(mean) * normal.sample());
        int place = drawing.cells()[c];
        acceptance[place] += events;
        counts[turned(place, turn, columns)] += events;
        sum += events;
      }
      rate[turn] += sum;
    }
  }

  private static int turned(int cell, int turn, int columns) {
    int column = cell % columns;
    int moved = column + turn;
    return cell - column + (moved < columns ? moved : moved - columns);
  }
}
