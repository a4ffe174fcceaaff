package org.anisky.reconstruction.likelihood;

import org.anisky.grid.SkyGrid;

/**
 * The equatorial dipole of a map: the least-squares fit of d_0h cos(dec) cos(ra) + d_6h cos(dec)
 * sin(ra) to dI with the exposure as weight. It follows the iteration; the reported dipole is the
 * {@link MultipoleFit}'s.
 */
final class MapDipole {
  private final double[] x;
  private final double[] y;

  MapDipole(SkyGrid grid) {
    x = new double[grid.size()];
    y = new double[grid.size()];
    for (int a = 0; a < x.length; a++) {
      double cosDec = Math.sqrt(Math.max(0, 1 - grid.z(a) * grid.z(a)));
      x[a] = cosDec * Math.cos(grid.longitude(a));
      y[a] = cosDec * Math.sin(grid.longitude(a));
    }
  }

  /** cos(dec) cos(ra) and cos(dec) sin(ra) at the pixel centres, shape (2, E); shared. */
  double[][] basis() {
    return new double[][] {x, y};
  }

  /**
   * Fits.
   *
   * @param intensity I_a, shape (E); not modified
   * @param exposure E_a, shape (E); not modified
   * @return d_0h, d_6h
   */
  double[] of(double[] intensity, double[] exposure) {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double xi = 0;
    double yi = 0;
    for (int a = 0; a < x.length; a++) {
      double weight = exposure[a];
      if (weight > 0) {
        double anisotropy = intensity[a] - 1;
        xx += weight * x[a] * x[a];
        xy += weight * x[a] * y[a];
        yy += weight * y[a] * y[a];
        xi += weight * x[a] * anisotropy;
        yi += weight * y[a] * anisotropy;
      }
    }
    double determinant = xx * yy - xy * xy;
    return new double[] {(yy * xi - xy * yi) / determinant, (xx * yi - xy * xi) / determinant};
  }
}
