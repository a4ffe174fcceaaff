package org.anisky.reconstruction.montecarlo;

import java.util.List;

/**
 * The isotropic reference m_a(eta) of one set of counts, up to its scale, as a function of nuisance
 * parameters eta with Gaussian priors around zero.
 */
interface ReferenceModel {
  /** The nuisance parameters, in order. */
  List<NuisancePrior> priors();

  /**
   * The reference and its derivatives.
   *
   * @param nuisances eta_j, shape (priors); not modified
   * @param reference receives m_a, shape (E); modified
   * @param derivatives receives dm_a/deta_j, shape (priors, E); modified
   */
  void evaluate(double[] nuisances, double[] reference, double[][] derivatives);

  /**
   * What the finite statistics of the simulation do to a sum over the sky: with independent errors
   * epsilon_i of unit variance behind m, the derivatives of sum_a field_a m_a.
   *
   * @param nuisances eta_j, shape (priors); not modified
   * @param field shape (E); not modified
   * @return d/depsilon_i, one per independent error; empty when m has none
   */
  double[] simulationNoise(double[] nuisances, double[] field);
}
