package org.anisky.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.anisky.Workers;
import org.anisky.grid.DiscTransforms;
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
  private final Optional<RemovedHarmonics> removed;
  private final long seed;

  /**
   * One kernel.
   *
   * @param sums around all cells that are tested
   * @param perError one over the error of the data's scores, in events; 0 where nothing is tested,
   *     shape (D K)
   * @param coarse how a toy's error differs
   */
  private record Scan(KernelSums sums, double[] perError, CoarseVariance coarse) {}

  /**
   * @param cylinder the detectors of the data
   */
  IsotropicMaxima(DayCylinder cylinder, SignificanceOptions options) {
    this.grid = cylinder.grid();
    this.seed = options.seed();
    List<DayProfile> detectors =
        cylinder.detectors().stream().map(DayProfile::inPlainEvents).toList();
    double[] expected = new double[grid.size()];
    for (int d = 0; d < detectors.size(); d++) {
      detectors.get(d).addExpected(expected);
      draws.add(IsotropicDraw.of(detectors.get(d)));
    }
    removed =
        options.nullHypothesis().lMax() > 0
            ? Optional.of(new DayInformation(detectors).removed(options.nullHypothesis()))
            : Optional.empty();
    boolean[] tested = tested(cylinder, expected);
    for (Kernel kernel : options.kernels()) {
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
    KernelSums sums =
        disc ? discs(kernel.radius(), tested) : values -> ProfiledScores.convolve(values, own);
    double[] variance = ofData.variance();
    double[] taken = removed.map(r -> r.variance(sums)).orElse(new double[variance.length]);
    double[] perError = new double[variance.length];
    for (int k = 0; k < variance.length; k++) {
      double left = variance[k] - taken[k];
      boolean measured =
          variance[k] > SignificanceMap.LEAST_RATIO * ofData.plainVariance()[k]
              && left > SignificanceMap.LEAST_LEFT * variance[k];
      perError[k] = tested[k] && measured ? 1 / Math.sqrt(left) : 0;
    }
    return new Scan(sums, perError, new CoarseVariance(detectors, kernel));
  }

  /** Sums over the discs around all cells of the rings that hold any of those tested. */
  private KernelSums discs(double radius, boolean[] tested) {
    double[] ringZ = new double[grid.rings()];
    Arrays.setAll(ringZ, grid::ringZ);
    BitSet rings = new BitSet(ringZ.length);
    for (int k = 0; k < tested.length; k++) {
      if (tested[k]) {
        rings.set(k / grid.columns());
      }
    }
    DiscTransforms discs = DiscTransforms.of(ringZ, grid.columns(), radius);
    return values -> discs.sum(values, rings);
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
    return extremes(detectors, counts);
  }

  /**
   * What all scans find.
   *
   * @param detectors rates and acceptances as one toy shows them
   * @param counts events per equatorial cell, shape (D K); modified: residuals afterwards
   * @return (largest, smallest) Z per kernel
   */
  double[] extremes(List<DayProfile> detectors, double[] counts) {
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
    removed.ifPresent(harmonics -> harmonics.subtractFrom(residual));
    double[] result = new double[2 * scans.size()];
    for (int k = 0; k < scans.size(); k++) {
      extremes(scans.get(k), residual, detectors, result, 2 * k);
    }
    return result;
  }

  private static void extremes(
      Scan scan, double[] residual, List<DayProfile> detectors, double[] result, int place) {
    double[] score = scan.sums().sum(residual);
    double[] change = scan.coarse().perError(detectors);
    double largest = Double.NEGATIVE_INFINITY;
    double smallest = Double.POSITIVE_INFINITY;
    for (int cell = 0; cell < score.length; cell++) {
      double perError = scan.perError()[cell] * change[cell];
      if (perError > 0) {
        double z = score[cell] * perError;
        largest = Math.max(largest, z);
        smallest = Math.min(smallest, z);
      }
    }
    result[place] = largest;
    result[place + 1] = smallest;
  }
}
