package org.anisky.reconstruction;

import java.util.List;

/**
 * The multipoles m != 0 that were fitted together, dipole first, rate and acceptance profiled. The
 * arrays must not be modified.
 *
 * @param multipoles what the coefficients belong to, the first two the dipole along right ascension
 *     0 and 6 h
 * @param coefficients c_k in I = 1 + sum_k c_k Y_k, shape (k)
 * @param covariance of c, shape (k, k)
 * @param isotropicCovariance the same for a sky with c = 0
 * @param converged whether the fit ended by itself
 */
public record FittedMultipoles(
    List<Multipole> multipoles,
    double[] coefficients,
    double[][] covariance,
    double[][] isotropicCovariance,
    boolean converged)
    implements FittedSky {
  /** Copies the list. */
  public FittedMultipoles {
    multipoles = List.copyOf(multipoles);
  }

  /**
   * The same with another covariance of c.
   *
   * @param other shape (k, k); not modified
   */
  FittedMultipoles with(double[][] other) {
    return new FittedMultipoles(multipoles, coefficients, other, isotropicCovariance, converged);
  }
}
