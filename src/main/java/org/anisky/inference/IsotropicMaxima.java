package org.anisky.inference;

import java.util.ArrayList;
import java.util.List;
import org.anisky.Workers;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The largest and the smallest Z over isotropic toys: counts are drawn from rate times acceptance
 * of the data, their own rate and acceptance are estimated anew, and the Z of all kernels around
 * all cells are computed as for data.
 *
 * <p>Toy k draws from its own stream, so that toys can be added, shared among threads, and kept.
 */
final class IsotropicMaxima {
  /** Cells with less exposure than this part of the largest are rounding of transforms. */
  private static final double LEAST_EXPOSURE = 1e-9;

  private final DayGrid grid;
  private final List<Scan> scans = new ArrayList<>();
  private final List<IsotropicDraw> draws = new ArrayList<>();
  private final long seed;

  /**
   * One kernel.
   *
   * @param sums around all cells
   * @param variance of the data, events; 0 where nothing is tested, shape (D K)
   * @param coarse how a toy's variance differs
   */
  private record Scan(KernelSums sums, double[] variance, CoarseVariance coarse) {}

  /**
   * @param cylinder the detectors of the data
   * @param kernels all that were looked at
   * @param seed of the toys
   */
  IsotropicMaxima(DayCylinder cylinder, List<Kernel> kernels, long seed) {
    this.grid = cylinder.grid();
    this.seed = seed;
    List<DayProfile> detectors = cylinder.detectors();
    double[] expected = new double[grid.size()];
    for (int d = 0; d < detectors.size(); d++) {
      detectors.get(d).addExpected(expected);
      draws.add(IsotropicDraw.of(detectors.get(d), 1));
    }
    boolean[] tested = tested(cylinder, expected);
    for (Kernel kernel : kernels) {
      scans.add(scan(detectors, kernel, tested));
    }
  }

  private static boolean[] tested(DayCylinder cylinder, double[] expected) {
    double largest = 0;
    for (double value : expected) {
      largest = Math.max(largest, value);
    }
    boolean[] tested = new boolean[expected.length];
    for (int cell : cylinder.centres()) {
      tested[cell] = expected[cell] > LEAST_EXPOSURE * largest;
    }
    return tested;
  }

  private Scan scan(List<DayProfile> detectors, Kernel kernel, boolean[] tested) {
    KernelSpectra own = KernelSpectra.of(kernel, grid, false);
    boolean disc = kernel instanceof Kernel.TopHat;
    KernelSpectra square = disc ? own : KernelSpectra.of(kernel, grid, true);
    ProfiledScores ofData = ProfiledScores.of(detectors, new double[grid.size()], own, square);
    double[] variance = ofData.variance();
    for (int k = 0; k < variance.length; k++) {
      if (!tested[k] || !(variance[k] > SignificanceMap.LEAST_RATIO * ofData.plainVariance()[k])) {
        variance[k] = 0;
      }
    }
    KernelSums sums =
        disc
            ? DayDiscSums.of(grid, kernel.radius())
            : values -> ProfiledScores.convolve(values, own);
    return new Scan(sums, variance, new CoarseVariance(detectors, kernel));
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
    List<DayProfile> detectors = new ArrayList<>();
    for (IsotropicDraw draw : draws) {
      detectors.add(draw.draw(random, counts));
    }
    double[] expected = new double[grid.size()];
    for (DayProfile detector : detectors) {
      if (detector.total() > 0) {
        detector.addExpected(expected);
      }
    }
    double[] residual = counts;
    for (int k = 0; k < residual.length; k++) {
      residual[k] -= expected[k];
    }
    double[] result = new double[2 * scans.size()];
    for (int k = 0; k < scans.size(); k++) {
      extremes(scans.get(k), residual, detectors, result, 2 * k);
    }
    return result;
  }

  private static void extremes(
      Scan scan, double[] residual, List<DayProfile> detectors, double[] result, int place) {
    double[] score = scan.sums().sum(residual);
    double[] change = scan.coarse().change(detectors);
    double largest = Double.NEGATIVE_INFINITY;
    double smallest = Double.POSITIVE_INFINITY;
    for (int cell = 0; cell < score.length; cell++) {
      double variance = scan.variance()[cell] * change[cell];
      if (variance > 0) {
        double z = score[cell] / Math.sqrt(variance);
        largest = Math.max(largest, z);
        smallest = Math.min(smallest, z);
      }
    }
    result[place] = largest;
    result[place + 1] = smallest;
  }
}
