package org.anisky.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.anisky.Workers;
import org.anisky.grid.HarmonicCouplings;
import org.anisky.grid.OrderedHarmonics;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SphericalHarmonics;
import org.anisky.model.ScanGeometry;

/**
 * The sky's harmonics with m != 0 at the centres of the equatorial pixels: first cos(dec) cos(ra)
 * and cos(dec) sin(ra), whose coefficients are d_0h and d_6h, then the real orthonormal spherical
 * harmonics of degree 2 and more, of every degree cosine and sine of m = 1, 2, ...
 *
 * <p>On a ring every harmonic is a number times a wave, so that sums and products over the sky need
 * the Fourier coefficients of the rings only and no table of harmonics, which is made when it is
 * asked for. Safe to share between threads.
 */
public final class MultipoleBasis {
  /** Of cos(dec) cos(ra) over the orthonormal harmonic. */
  private static final double OF_DIPOLE = Math.sqrt(4 * Math.PI / 3);

  private final SkyGrid grid;
  private final int lMax;
  private final OrderedHarmonics ordered;

  /** Made when first asked for. */
  private double[][] values;

  private double[][] amplitudes;

  private MultipoleBasis(SkyGrid grid, int lMax, double[][] values) {
    this.grid = grid;
    this.lMax = lMax;
    this.values = values;
    ordered = new OrderedHarmonics(lMax);
  }

  /** All harmonics of degree 1 to lMax with m != 0: lMax (lMax + 1) of them. */
  public static MultipoleBasis upTo(int lMax, SkyGrid grid) {
    return new MultipoleBasis(grid, lMax, null);
  }

  /** The same on the common grid of detectors, made once for all data sets of theirs. */
  public static MultipoleBasis upTo(int lMax, ScanGeometry geometry) {
    return geometry
        .kept(Kept.class, made -> new Kept())
        .byDegree
        .computeIfAbsent(lMax, degree -> upTo(degree, geometry.grid()));
  }

  /** Of one geometry. */
  private static final class Kept {
    private final Map<Integer, MultipoleBasis> byDegree = new ConcurrentHashMap<>();

    private Kept() {}
  }

  /** cos(dec) cos(ra) and cos(dec) sin(ra) at the pixel centres, shape (2, E). */
  public static double[][] dipole(SkyGrid grid) {
    double[] x = new double[grid.size()];
    double[] y = new double[grid.size()];
    for (int ring = 0; ring < grid.rings(); ring++) {
      fill(grid, ring, x, y);
    }
    return new double[][] {x, y};
  }

  /** Most rings have their centres at the longitudes of the second or the first ring before. */
  private static void fill(SkyGrid grid, int ring, double[] x, double[] y) {
    int start = grid.ringStart(ring);
    double cosDec = Math.sqrt(Math.max(0, 1 - grid.ringZ(ring) * grid.ringZ(ring)));
    for (int other = Math.max(ring - 2, 0); other < ring; other++) {
      int otherStart = grid.ringStart(other);
      if (grid.ringLength(other) == grid.ringLength(ring)
          && grid.longitude(otherStart) == grid.longitude(start)) {
        double otherZ = grid.ringZ(other);
        double scale = cosDec / Math.sqrt(1 - otherZ * otherZ);
        for (int k = 0; k < grid.ringLength(ring); k++) {
          x[start + k] = scale * x[otherStart + k];
          y[start + k] = scale * y[otherStart + k];
        }
        return;
      }
    }
    for (int a = start; a < start + grid.ringLength(ring); a++) {
      x[a] = cosDec * Math.cos(grid.longitude(a));
      y[a] = cosDec * Math.sin(grid.longitude(a));
    }
  }

  /** Number of harmonics. */
  public int size() {
    return ordered.size();
  }

  /** Y_k, shape (k, E); shared. */
  public synchronized double[][] values() {
    if (values == null) {
      List<double[]> harmonics = new ArrayList<>(Arrays.asList(dipole(grid)));
      for (int l = 2; l <= lMax; l++) {
        for (int m = 1; m <= l; m++) {
          harmonics.add(SphericalHarmonics.realHarmonic(grid, l, m));
          harmonics.add(SphericalHarmonics.realHarmonic(grid, l, -m));
        }
      }
      values = harmonics.toArray(double[][]::new);
    }
    return values;
  }

  /** The same up to a smaller degree. */
  public synchronized MultipoleBasis upTo(int smaller) {
    double[][] known = values == null ? null : Arrays.copyOf(values, smaller * (smaller + 1));
    return new MultipoleBasis(grid, smaller, known);
  }

  /** The largest degree l: there are l (l + 1) harmonics. */
  public int degree() {
    return lMax;
  }

  /** The harmonics of degree 2 and more. */
  public double[][] withoutDipole() {
    return Arrays.copyOfRange(values(), 2, size());
  }

  /** The order m of harmonic k. */
  int order(int k) {
    // Those of degree l begin at (l - 1) l.
    int degree = degree(k);
    return (k - (degree - 1) * degree) / 2 + 1;
  }

  /** Whether harmonic k goes with sin(m phi). */
  boolean isSine(int k) {
    return k % 2 == 1;
  }

  /** The place of harmonic k's wave among {@link org.anisky.grid.RingWaves}. */
  int wave(int k) {
    return 2 * order(k) + (isSine(k) ? 1 : 0);
  }

  private static int degree(int k) {
    int degree = 1;
    while (degree * (degree + 1) <= k) {
      degree++;
    }
    return degree;
  }

  /** Place of harmonic k in the order of {@link OrderedHarmonics}. */
  private int place(int k) {
    int m = order(k);
    return ordered.start(m) + (isSine(k) ? ordered.length(m) : 0) + degree(k) - m;
  }

  private int[] places() {
    int[] places = new int[size()];
    Arrays.setAll(places, this::place);
    return places;
  }

  private static double scale(int k) {
    return k < 2 ? OF_DIPOLE : 1;
  }

  /** Every harmonic on every ring but for cos(m phi) or sin(m phi), shape (k, rings); shared. */
  synchronized double[][] amplitudes() {
    if (amplitudes == null) {
      double[][] ofOrdered = ordered.amplitudes(grid);
      amplitudes = new double[size()][];
      for (int k = 0; k < amplitudes.length; k++) {
        amplitudes[k] = times(ofOrdered[place(k)], scale(k));
      }
    }
    return amplitudes;
  }

  private static double[] times(double[] values, double factor) {
    double[] result = values.clone();
    for (int k = 0; factor != 1 && k < result.length; k++) {
      result[k] *= factor;
    }
    return result;
  }

  /**
   * sum_a f_a Y_k(a) of every harmonic.
   *
   * @param map f, shape (E), all finite; not modified
   * @return shape (k)
   */
  double[] sums(double[] map) {
    double[] ofOrdered = ordered.sums(SphericalHarmonics.of(grid), map, grid.pixelArea());
    double[] sums = new double[size()];
    for (int k = 0; k < sums.length; k++) {
      sums[k] = scale(k) * ofOrdered[place(k)];
    }
    return sums;
  }

  /**
   * sum_a W_a Y_k Y_l, by the Fourier coefficients of the rings.
   *
   * @param weight W, shape (E); not modified
   * @return shape (k, k)
   */
  double[][] products(double[] weight, Workers workers) {
    return products(weight, HarmonicCouplings.undamped(lMax), workers);
  }

  /**
   * The same of rho_m Y_k, the mean of a harmonic while the sky turns.
   *
   * @param rho mean of exp(i m turn), shape (2: real and imaginary part, lMax + 1)
   */
  double[][] products(double[] weight, double[][] rho, Workers workers) {
    double[][] ofOrdered = new double[size()][size()];
    HarmonicCouplings.add(grid, ordered, weight, rho, 1, ofOrdered, workers);
    int[] places = places();
    double[][] products = new double[size()][size()];
    for (int k = 0; k < products.length; k++) {
      for (int l = 0; l < products.length; l++) {
        products[k][l] = scale(k) * scale(l) * ofOrdered[places[k]][places[l]];
      }
    }
    return products;
  }
}
