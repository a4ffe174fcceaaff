package org.anisky.reconstruction.directintegration;

import org.anisky.grid.SkyGrid;

/**
 * The two equatorial harmonics cos dec cos ra and cos dec sin ra at the centres of pixels, and
 * harmonics of right ascension alone.
 */
final class EquatorialBasis {
  private final double[][] values;

  EquatorialBasis(SkyGrid grid) {
    this(grid, 0);
  }

  /**
   * @param harmonics order up to which cos m ra and sin m ra follow the dipole
   */
  EquatorialBasis(SkyGrid grid, int harmonics) {
    values = new double[2 + 2 * harmonics][grid.size()];
    for (int a = 0; a < grid.size(); a++) {
      double cosDec = Math.sqrt(Math.max(0, 1 - grid.z(a) * grid.z(a)));
      values[0][a] = cosDec * Math.cos(grid.longitude(a));
      values[1][a] = cosDec * Math.sin(grid.longitude(a));
      for (int m = 1; m <= harmonics; m++) {
        values[2 * m][a] = Math.cos(m * grid.longitude(a));
        values[2 * m + 1][a] = Math.sin(m * grid.longitude(a));
      }
    }
  }

  /** Y_k, shape (2 + 2 harmonics, E); shared. */
  double[][] values() {
    return values;
  }

  /** sum_a Y_k (n_a - E_a), events. */
  double[] score(double[] counts, double[] exposure) {
    double[] score = new double[2];
    for (int k = 0; k < 2; k++) {
      for (int a = 0; a < counts.length; a++) {
        score[k] += values[k][a] * (counts[a] - exposure[a]);
      }
    }
    return score;
  }

  /** sum_a E_a Y_k Y_l, events. */
  double[][] moments(double[] exposure) {
    double[][] moments = new double[2][2];
    for (int k = 0; k < 2; k++) {
      for (int l = 0; l < 2; l++) {
        for (int a = 0; a < exposure.length; a++) {
          moments[k][l] += exposure[a] * values[k][a] * values[l][a];
        }
      }
    }
    return moments;
  }
}
