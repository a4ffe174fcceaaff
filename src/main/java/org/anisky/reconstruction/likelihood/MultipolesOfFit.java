package org.anisky.reconstruction.likelihood;

import org.anisky.likelihood.FisherInformation;
import org.anisky.likelihood.MultipoleBasis;
import org.anisky.likelihood.MultipoleFit;
import org.anisky.likelihood.WeightedScores;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.FittedMultipoles;
import org.anisky.reconstruction.Multipole;
import org.anisky.statistics.LinearSystem;

/** All that the fit of the dipole finds: every multipole of it, with the whole covariance. */
final class MultipolesOfFit {
  private final ScannedData data;
  private final MultipoleBasis basis;

  /**
   * @param basis the harmonics that were fitted
   */
  MultipolesOfFit(ScannedData data, MultipoleBasis basis) {
    this.data = data;
    this.basis = basis;
  }

  /**
   * The multipoles.
   *
   * @param information of the same harmonics at the isotropic best fit
   */
  FittedMultipoles of(MultipoleFit.Result fit, FisherInformation information) {
    return new FittedMultipoles(
        Multipole.withoutZero(basis.degree()),
        fit.coefficients(),
        covariance(fit.model(), fit.information(), fit.covariance()),
        covariance(data.isotropicModel(), information, information.covariance()),
        fit.converged());
  }

  private double[][] covariance(
      AnisotropyModel model, FisherInformation information, double[][] plain) {
    if (!data.isWeighted()) {
      return plain;
    }
    double[][] identity = new double[plain.length][plain.length];
    for (int k = 0; k < identity.length; k++) {
      identity[k][k] = 1;
    }
    double[][] ofScores =
        new WeightedScores(data, model, basis.values(), information).covariance(identity);
    return LinearSystem.product(LinearSystem.product(plain, ofScores), plain);
  }
}
