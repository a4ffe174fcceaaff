package org.anisky.reconstruction.likelihood;

import java.util.Arrays;
import org.anisky.grid.SkyGrid;
import org.anisky.likelihood.MultipoleBasis;

/**
 * The equatorial dipole of a map: the least-squares fit of I_a/f = 1 + d_0h cos(dec) cos(ra) + d_6h
 * cos(dec) sin(ra) with the exposure as weight and a free factor f on every ring. The factors are
 * what no data can measure and the gauge has not yet fixed; left out of the fit, they would leak
 * into the dipole through the unevenness of the exposure. It follows the iteration; the reported
 * dipole is the multipole fit's.
 */
final class MapDipole {
  /** The fit is linear in f and f d: a second pass, with I divided by f, untangles the two. */
  private static final int PASSES = 2;

  private final SkyGrid grid;
  private final double[] x;
  private final double[] y;

  MapDipole(SkyGrid grid) {
    this.grid = grid;
    double[][] basis = MultipoleBasis.dipole(grid);
    x = basis[0];
    y = basis[1];
  }

  /**
   * Fits.
   *
   * @param intensity I_a, shape (E); not modified
   * @param exposure E_a, shape (E); not modified
   * @return d_0h, d_6h
   */
  double[] of(double[] intensity, double[] exposure) {
    Ring[] rings = new Ring[grid.rings()];
    for (int ring = 0; ring < rings.length; ring++) {
      rings[ring] = ring(ring, intensity, exposure);
    }
    double[] factor = new double[rings.length];
    Arrays.fill(factor, 1);
    double[] dipole = new double[2];
    for (int pass = 0; pass < PASSES; pass++) {
      dipole = fit(rings, factor);
      for (int ring = 0; ring < rings.length; ring++) {
        factor[ring] *= rings[ring].offset(factor[ring], dipole);
      }
    }
    return dipole;
  }

  /**
   * Weighted means over one ring and the moments about them.
   *
   * @param xMean of x; so for y and I
   * @param xx sum of w (x - mean)^2; so for the other pairs
   */
  private record Ring(
      double xMean,
      double yMean,
      double iMean,
      double xx,
      double xy,
      double yy,
      double xi,
      double yi) {
    /** The ring's mean of I/f that is left when the dipole is taken off. */
    private double offset(double factor, double[] dipole) {
      return iMean > 0 ? iMean / factor - dipole[0] * xMean - dipole[1] * yMean : 1;
    }
  }

  private Ring ring(int ring, double[] intensity, double[] exposure) {
    int start = grid.ringStart(ring);
    int end = start + grid.ringLength(ring);
    double weights = 0;
    double wx = 0;
    double wy = 0;
    double wi = 0;
    for (int a = start; a < end; a++) {
      double weight = exposure[a];
      weights += weight;
      wx += weight * x[a];
      wy += weight * y[a];
      wi += weight * intensity[a];
    }
    if (!(weights > 0)) {
      return new Ring(0, 0, 0, 0, 0, 0, 0, 0);
    }
    double xMean = wx / weights;
    double yMean = wy / weights;
    double iMean = wi / weights;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double xi = 0;
    double yi = 0;
    for (int a = start; a < end; a++) {
      double dx = x[a] - xMean;
      double dy = y[a] - yMean;
      double di = intensity[a] - iMean;
      xx += exposure[a] * dx * dx;
      xy += exposure[a] * dx * dy;
      yy += exposure[a] * dy * dy;
      xi += exposure[a] * dx * di;
      yi += exposure[a] * dy * di;
    }
    return new Ring(xMean, yMean, iMean, xx, xy, yy, xi, yi);
  }

  private static double[] fit(Ring[] rings, double[] factor) {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double xi = 0;
    double yi = 0;
    for (int ring = 0; ring < rings.length; ring++) {
      xx += rings[ring].xx;
      xy += rings[ring].xy;
      yy += rings[ring].yy;
      xi += rings[ring].xi / factor[ring];
      yi += rings[ring].yi / factor[ring];
    }
    double determinant = xx * yy - xy * xy;
    return new double[] {(yy * xi - xy * yi) / determinant, (xx * yi - xy * xi) / determinant};
  }
}
