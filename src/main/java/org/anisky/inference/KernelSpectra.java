package org.anisky.inference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.anisky.grid.DiscSums;
import org.anisky.grid.RealFourier;

/**
 * The Fourier transforms, along right ascension, of a kernel between every two rings of a cylinder.
 * A kernel is even in right ascension, so they are real. Of discs there are as many different ones
 * as widths, at most K/2 + 1; of other kernels one for every pair of rings.
 *
 * <p>Memory: 8 bytes x (K/2 + 1) for every different one. Immutable.
 */
final class KernelSpectra {
  private final DayGrid grid;
  private final int[] firstRing;
  private final int[][] shapes;
  private final double[][] spectra;
  private final boolean shared;

  private KernelSpectra(
      DayGrid grid, int[] firstRing, int[][] shapes, double[][] spectra, boolean shared) {
    this.grid = grid;
    this.firstRing = firstRing;
    this.shapes = shapes;
    this.spectra = spectra;
    this.shared = shared;
  }

  /** The spectra of a kernel, or of its square, on a cylinder. */
  static KernelSpectra of(Kernel kernel, DayGrid grid, boolean squared) {
    int rings = grid.rings();
    int columns = grid.columns();
    double[] colatitude = new double[rings];
    for (int ring = 0; ring < rings; ring++) {
      colatitude[ring] = Math.acos(grid.ringZ(ring));
    }
    int[] first = new int[rings];
    int[][] shapes = new int[rings][];
    Map<Integer, double[]> widths = new LinkedHashMap<>();
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    java.util.List<double[]> own = new java.util.ArrayList<>();
    RealFourier plan = RealFourier.of(columns);
    boolean disc = kernel instanceof Kernel.TopHat;
    double reach = kernel.reach() + DiscSums.BORDER_RADIANS;
    for (int ring = 0; ring < rings; ring++) {
      int from = RingsInReach.first(colatitude, ring, reach);
      int to = RingsInReach.last(colatitude, ring, reach);
      first[ring] = from;
      shapes[ring] = new int[to - from + 1];
      for (int other = from; other <= to; other++) {
        if (disc) {
          int key = halfColumns(colatitude[ring], colatitude[other], reach, columns);
          Integer number = numbers.get(key);
          if (number == null) {
            number = own.size();
            numbers.put(key, number);
            own.add(spectrumOfRange(key, columns, plan));
          }
          shapes[ring][other - from] = number;
        } else {
          shapes[ring][other - from] = own.size();
          own.add(spectrum(kernel, colatitude[ring], colatitude[other], columns, plan, squared));
        }
      }
    }
    return new KernelSpectra(grid, first, shapes, own.toArray(double[][]::new), disc);
  }

  /** Columns on either side of a disc's centre on another ring; {@code columns}: the whole ring. */
  static int halfColumns(double colatitude1, double colatitude2, double reach, int columns) {
    double turns = DiscSums.halfWidth(colatitude1, colatitude2, reach);
    int half = turns >= 0.5 ? columns : (int) Math.floor(turns * columns);
    return 2 * half + 1 >= columns ? columns : half;
  }

  /** Of columns -half ... +half; {@code half = columns}: the whole ring. */
  private static double[] spectrumOfRange(int half, int columns, RealFourier plan) {
    double[] values = new double[columns];
    for (int u = 0; u < columns; u++) {
      values[u] = Math.min(u, columns - u) <= half ? 1 : 0;
    }
    return realPart(values, plan);
  }

  private static double[] spectrum(
      Kernel kernel,
      double colatitude1,
      double colatitude2,
      int columns,
      RealFourier plan,
      boolean squared) {
    double[] values = new double[columns];
    double z = Math.cos(colatitude1) * Math.cos(colatitude2);
    double s = Math.sin(colatitude1) * Math.sin(colatitude2);
    for (int u = 0; u < columns; u++) {
      double cosine = z + s * Math.cos(2 * Math.PI * u / columns);
      double weight = kernel.weight(Math.acos(Math.max(-1, Math.min(1, cosine))));
      values[u] = squared ? weight * weight : weight;
    }
    return realPart(values, plan);
  }

  private static double[] realPart(double[] values, RealFourier plan) {
    plan.forward(values, 0);
    double[] real = new double[values.length / 2 + 1];
    real[0] = values[0];
    for (int m = 1; m < real.length; m++) {
      real[m] = values[2 * m - 1];
    }
    return real;
  }

  DayGrid grid() {
    return grid;
  }

  /** First ring that the kernel around a ring reaches. */
  int firstRing(int ring) {
    return firstRing[ring];
  }

  /** One after the last ring that the kernel around a ring reaches. */
  int endRing(int ring) {
    return firstRing[ring] + shapes[ring].length;
  }

  /** The number of the spectrum between two rings. */
  int shape(int ring, int other) {
    return shapes[ring][other - firstRing[ring]];
  }

  /** A spectrum by number, shape (K/2 + 1); shared, must not be modified. */
  double[] spectrum(int shape) {
    return spectra[shape];
  }

  /** Number of different spectra. */
  int shapes() {
    return spectra.length;
  }

  /** Whether many pairs of rings have the same spectrum. */
  boolean shared() {
    return shared;
  }
}
