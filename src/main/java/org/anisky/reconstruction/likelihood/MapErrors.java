package org.anisky.reconstruction.likelihood;

import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.anisky.counts.DetectorView;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.DiscSums;
import org.anisky.grid.DiscTransforms;
import org.anisky.grid.SkyGrid;
import org.anisky.likelihood.MultipoleBasis;
import org.anisky.likelihood.ProfilingLoss;
import org.anisky.model.ScannedData;

/**
 * Errors of a fitted map with rates and acceptances profiled, per pixel and per disc: see {@link
 * ProfilingLoss}. The gauge takes the mean of every ring, which lessens the error of what fills a
 * good part of it.
 */
final class MapErrors {
  private static final int WIDE_DEGREE = 8;
  private static final int NARROW_DEGREE = 12;
  private static final double WIDE = Math.toRadians(45);

  /** Functions of which the means over discs are in memory at the same time. */
  private static final int AT_A_TIME = 16;

  private final ScannedData data;
  private final double[] exposure;
  private final ProfilingLoss loss;

  /** Of the whole sky; asked for in every pixel. */
  private final double varianceFactor;

  /**
   * @param basis harmonics up to {@link #degree}
   * @param exposure E_a, shape (E); not modified
   */
  MapErrors(ScannedData data, MultipoleBasis basis, double[] exposure) {
    this.data = data;
    this.exposure = exposure;
    loss = ProfilingLoss.of(data, basis);
    varianceFactor = data.varianceFactor();
  }

  /**
   * Degree up to which unknown rates and acceptances are followed: they take up means over the
   * field of view, in which structures much narrower than it cancel.
   */
  static int degree(List<DetectorView> detectors) {
    double widest = 0;
    for (DetectorView detector : detectors) {
      widest = Math.max(widest, detector.sky().fieldOfView().maxZenith());
    }
    return widest >= WIDE ? WIDE_DEGREE : NARROW_DEGREE;
  }

  /**
   * Of I_a.
   *
   * @param intensity I_a, shape (E); not modified
   * @return shape (E), 0 where nothing was observed
   */
  double[] perPixel(double[] intensity) {
    SkyGrid grid = data.grid();
    double[] counts = data.equatorialCounts();
    double[] squares = data.equatorialSquaredWeights();
    double[] added = loss.perPixel();
    double[] errors = new double[grid.size()];
    for (int ring = 0; ring < grid.rings(); ring++) {
      double observed = observedOn(ring);
      for (int a = grid.ringStart(ring); a < grid.ringStart(ring) + grid.ringLength(ring); a++) {
        if (exposure[a] > 0) {
          boolean empty = !(counts[a] > 0);
          double height = empty ? 1 : Math.max(intensity[a], 0);
          double factor = empty ? varianceFactor : squares[a] / counts[a];
          double own = factor * height / exposure[a] * (1 - 1 / observed);
          double more = added.length == 0 ? 0 : varianceFactor * added[a];
          errors[a] = Math.sqrt(own + more);
        }
      }
    }
    return errors;
  }

  private double observedOn(int ring) {
    int observed = 0;
    int start = data.grid().ringStart(ring);
    for (int a = start; a < start + data.grid().ringLength(ring); a++) {
      observed += data.isObserved(a) ? 1 : 0;
    }
    return Math.max(observed, 2);
  }

  /**
   * Of the exposure-weighted mean of I over the disc around every pixel.
   *
   * @param radius rad
   * @param discs of that radius
   * @param totals what they hold
   * @return shape (E), 0 where the disc has no exposure
   */
  double[] perDisc(double radius, DiscSums discs, DiscTotals totals) {
    SkyGrid grid = data.grid();
    double[] inDisc = totals.exposure();
    double[] counts = totals.counts();
    double[] squares = totals.squaredWeights();
    double[] variance = new double[grid.size()];
    double[] left = leftByRings(radius);
    for (int ring = 0; ring < grid.rings(); ring++) {
      for (int a = grid.ringStart(ring); a < grid.ringStart(ring) + grid.ringLength(ring); a++) {
        double factor = counts[a] > 0 ? squares[a] / counts[a] : varianceFactor;
        double height = counts[a] > 0 ? counts[a] / inDisc[a] : 1;
        variance[a] = inDisc[a] > 0 ? factor * height * left[ring] / inDisc[a] : 0;
      }
    }
    UnaryOperator<double[]> sums = rounded(radius, discs);
    double[][] functions = loss.functions();
    for (int first = 0; first < functions.length; first += AT_A_TIME) {
      int end = Math.min(functions.length, first + AT_A_TIME);
      for (double[] mean : meansInDiscs(functions, first, end, inDisc, sums)) {
        for (int a = 0; a < variance.length; a++) {
          variance[a] += varianceFactor * mean[a] * mean[a];
        }
      }
    }
    double[] errors = new double[variance.length];
    for (int a = 0; a < errors.length; a++) {
      errors[a] = Math.sqrt(variance[a]);
    }
    return errors;
  }

  /** Sums over the discs around the pixels of the observed rings, to rounding. */
  private UnaryOperator<double[]> rounded(double radius, DiscSums discs) {
    SkyGrid grid = data.grid();
    if (!(grid instanceof CylindricalGrid)) {
      return discs::sum;
    }
    double[] ringZ = new double[grid.rings()];
    BitSet observed = data.observed();
    BitSet rings = new BitSet(ringZ.length);
    for (int ring = 0; ring < ringZ.length; ring++) {
      ringZ[ring] = grid.ringZ(ring);
      int next = observed.nextSetBit(grid.ringStart(ring));
      rings.set(ring, next >= 0 && grid.ringOf(next) == ring);
    }
    DiscTransforms transforms = DiscTransforms.of(ringZ, grid.ringLength(0), radius);
    return values -> transforms.sum(values, rings);
  }

  /** The exposure-weighted means of some functions over the discs. */
  private double[][] meansInDiscs(
      double[][] functions, int first, int end, double[] inDisc, UnaryOperator<double[]> discs) {
    double[][] means = new double[end - first][];
    data.workers()
        .run(
            means.length,
            r -> {
              double[] weighted = new double[inDisc.length];
              for (int a = 0; a < weighted.length; a++) {
                weighted[a] = exposure[a] * functions[first + r][a];
              }
              means[r] = discs.apply(weighted);
              for (int a = 0; a < weighted.length; a++) {
                means[r][a] = inDisc[a] > 0 ? means[r][a] / inDisc[a] : 0;
              }
            });
    return means;
  }

  /**
   * The part of a disc's Poisson variance that is left when ring means are set: 1 - f summed over
   * its rings with their events as weight, f the part of a ring that lies in the disc, with the
   * exposure of a ring taken as even. By ring of the disc's centre.
   */
  private double[] leftByRings(double radius) {
    SkyGrid grid = data.grid();
    double[] ofRing = new double[grid.rings()];
    for (int ring = 0; ring < ofRing.length; ring++) {
      for (int a = grid.ringStart(ring); a < grid.ringStart(ring) + grid.ringLength(ring); a++) {
        ofRing[ring] += exposure[a];
      }
    }
    double[] left = new double[ofRing.length];
    for (int centre = 0; centre < left.length; centre++) {
      double all = 0;
      double kept = 0;
      for (int ring = 0; ring < left.length; ring++) {
        double part = partInDisc(grid.ringZ(centre), grid.ringZ(ring), radius);
        all += part * ofRing[ring];
        kept += part * (1 - part) * ofRing[ring];
      }
      left[centre] = all > 0 ? kept / all : 1;
    }
    return left;
  }

  /** The part of a parallel within an angle of a place on another. */
  private static double partInDisc(double centreZ, double ringZ, double radius) {
    double across = Math.sqrt(Math.max(0, (1 - centreZ * centreZ) * (1 - ringZ * ringZ)));
    double height = Math.cos(radius) - centreZ * ringZ;
    if (height >= across) {
      return 0;
    }
    return height <= -across ? 1 : Math.acos(height / across) / Math.PI;
  }
}
