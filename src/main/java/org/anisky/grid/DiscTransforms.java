package org.anisky.grid;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Sums of maps over discs of one radius on rings of equal columns, by Fourier transforms along the
 * rings: of two rings a disc is a range of columns, and the sum over it a product of spectra, real
 * for the range. Faster than {@link DiscSums} by half, but numbers are rounded: to 1e-15 of the sum
 * of their magnitudes. Immutable and safe to share between threads.
 */
public final class DiscTransforms {
  private final int columns;
  private final int[] firstRing;

  /** Numbers of the spectra [ring][ring in the disc]. */
  private final int[][] widths;

  /** Spectra of ranges of columns, every frequency as often as {@link RealFourier} has numbers. */
  private final double[][] ranges;

  private final RealFourier plan;

  private DiscTransforms(int columns, int[] firstRing, int[][] widths, double[][] ranges) {
    this.columns = columns;
    this.firstRing = firstRing;
    this.widths = widths;
    this.ranges = ranges;
    plan = RealFourier.of(columns);
  }

  /**
   * Discs around the cells of rings.
   *
   * @param ringZ sine of the latitude of every ring, from north to south; not modified
   * @param columns of every ring, all centred at the same longitudes
   * @param radius rad, in [0, pi]
   */
  public static DiscTransforms of(double[] ringZ, int columns, double radius) {
    double reach = radius + DiscSums.BORDER_RADIANS;
    int rings = ringZ.length;
    double[] colatitude = new double[rings];
    for (int ring = 0; ring < rings; ring++) {
      colatitude[ring] = Math.acos(ringZ[ring]);
    }
    int[] firstRing = new int[rings];
    int[][] widths = new int[rings][];
    int[] numbers = new int[columns + 1];
    List<double[]> ranges = new ArrayList<>();
    for (int ring = 0; ring < rings; ring++) {
      RingsInReach near = RingsInReach.of(colatitude, ring, reach);
      firstRing[ring] = near.first();
      widths[ring] = new int[near.count()];
      for (int other = near.first(); other <= near.last(); other++) {
        int width = width(colatitude[ring], colatitude[other], reach, columns);
        if (numbers[width] == 0) {
          ranges.add(range(width, columns));
          numbers[width] = ranges.size();
        }
        widths[ring][other - near.first()] = numbers[width] - 1;
      }
    }
    return new DiscTransforms(columns, firstRing, widths, ranges.toArray(double[][]::new));
  }

  /** Columns of a disc on another ring: an odd number, or all. */
  private static int width(double colatitude1, double colatitude2, double reach, int columns) {
    double turns = DiscSums.halfWidth(colatitude1, colatitude2, reach);
    int half = turns >= 0.5 ? columns : (int) Math.floor(turns * columns);
    return Math.min(2 * half + 1, columns);
  }

  /** sum over the range of cos(2 pi m k/K) = sin(pi m width/K)/sin(pi m/K); all columns: m = 0. */
  private static double[] range(int width, int columns) {
    double[] spectrum = new double[columns];
    spectrum[0] = width;
    for (int place = 1; place < columns; place++) {
      int m = (place + 1) / 2;
      // Angles in half turns, taken modulo 2 to keep their digits.
      double angle = Math.PI * ((long) m * width % (2L * columns)) / columns;
      spectrum[place] = width == columns ? 0 : Math.sin(angle) / Math.sin(Math.PI * m / columns);
    }
    return spectrum;
  }

  /**
   * The sum over the disc around every cell of some rings.
   *
   * @param values shape (rings columns), all finite; not modified
   * @param wanted rings around whose cells sums are formed; the others get 0; not modified
   * @return shape (rings columns)
   */
  public double[] sum(double[] values, BitSet wanted) {
    double[][] spectra = new double[widths.length][];
    for (int ring = 0; ring < spectra.length; ring++) {
      spectra[ring] = spectrum(values, ring * columns);
    }
    double[] sums = new double[values.length];
    double[] row = new double[columns];
    for (int ring = wanted.nextSetBit(0); ring >= 0; ring = wanted.nextSetBit(ring + 1)) {
      product(spectra, firstRing[ring], widths[ring], row);
      plan.inverse(row, 0);
      System.arraycopy(row, 0, sums, ring * columns, columns);
    }
    return sums;
  }

  /** Null for a ring of zeros. */
  private double[] spectrum(double[] values, int start) {
    int first = 0;
    while (first < columns && values[start + first] == 0) {
      first++;
    }
    if (first == columns) {
      return null;
    }
    double[] spectrum = new double[columns];
    System.arraycopy(values, start, spectrum, 0, columns);
    plan.forward(spectrum, 0);
    return spectrum;
  }

  /** Two rings at a time, so that the sum is read and written once for two. */
  private void product(double[][] spectra, int first, int[] width, double[] sum) {
    java.util.Arrays.fill(sum, 0);
    double[] left = null;
    double[] leftRange = null;
    for (int k = 0; k < width.length; k++) {
      double[] spectrum = spectra[first + k];
      if (spectrum != null) {
        double[] range = ranges[width[k]];
        if (left == null) {
          left = spectrum;
          leftRange = range;
        } else {
          addTwo(left, leftRange, spectrum, range, sum);
          left = null;
        }
      }
    }
    if (left != null) {
      addOne(left, leftRange, sum);
    }
  }

  private static void addTwo(
      double[] a, double[] rangeA, double[] b, double[] rangeB, double[] sum) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += a[k] * rangeA[k] + b[k] * rangeB[k];
    }
  }

  private static void addOne(double[] a, double[] range, double[] sum) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += a[k] * range[k];
    }
  }
}
