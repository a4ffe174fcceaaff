package org.anisky.reconstruction.likelihood;

import java.util.Arrays;
import org.anisky.likelihood.FisherInformation;
import org.anisky.likelihood.MultipoleBasis;
import org.anisky.likelihood.MultipoleFit;
import org.anisky.likelihood.PoissonLikelihood;
import org.anisky.likelihood.WeightedScores;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.Convergence;
import org.anisky.statistics.Covariance;
import org.anisky.statistics.Significance;

/**
 * The equatorial dipole by a fit of all multipoles m != 0 up to a degree, with the test statistic
 * against the best sky without it.
 */
final class DipoleFit {
  private final int lMax;
  private final MultipoleBasis wide;

  /**
   * @param lMax degree up to which multipoles are fitted
   * @param wide harmonics up to that degree, or one more: its information then asks whether that is
   *     enough
   */
  DipoleFit(int lMax, MultipoleBasis wide) {
    this.lMax = lMax;
    this.wide = wide;
  }

  /**
   * An estimate.
   *
   * @param status how its fits ended
   * @param leakage the score test of the next degree, chi-squared with 2 (lMax + 1) degrees of
   *     freedom in a sky without it; NaN when it was not asked for
   * @param fit of all multipoles, with their basis and their information at isotropy
   */
  record Fitted(
      DipoleEstimate estimate,
      Convergence.Status status,
      double leakage,
      MultipoleFit.Result fit,
      MultipoleBasis basis,
      FisherInformation isotropic) {}

  /** Fits. */
  Fitted of(ScannedData data, PoissonLikelihood likelihood) {
    MultipoleFit wideFit = new MultipoleFit(data, likelihood, wide.values());
    FisherInformation information = wideFit.informationAtIsotropy();
    MultipoleBasis basis = wide.upTo(lMax);
    int size = basis.values().length;
    FisherInformation isotropic = information.part(0, size);
    MultipoleFit.Result fit = new MultipoleFit(data, likelihood, basis.values()).fit(isotropic);
    boolean converged = fit.converged();
    double isotropicGain = 0;
    if (lMax > 1) {
      MultipoleFit.Result withoutDipole =
          new MultipoleFit(data, likelihood, basis.withoutDipole())
              .fit(information.part(DipoleComponent.EQUATORIAL.size(), size));
      isotropicGain = withoutDipole.gain();
      converged &= withoutDipole.converged();
    }
    Convergence.Status status = Convergence.Status.of(converged);
    double leakage =
        wide.degree() > lMax
            ? wideFit.scoreTest(fit.model(), information) / data.varianceFactor()
            : Double.NaN;
    double[][] plain = {
      Arrays.copyOf(fit.covariance()[0], 2), Arrays.copyOf(fit.covariance()[1], 2)
    };
    double[][] covariance = data.isWeighted() ? weighted(data, fit, basis) : plain;
    double testStatistic = 2 * (fit.gain() - isotropicGain);
    if (data.isWeighted()) {
      // How far the dipole found is from zero with the errors of weighted events and without.
      testStatistic *=
          distance(fit.coefficients(), covariance) / distance(fit.coefficients(), plain);
    }
    return new Fitted(
        new DipoleEstimate(
            DipoleComponent.EQUATORIAL,
            new double[] {fit.coefficients()[0], fit.coefficients()[1]},
            covariance,
            testStatistic,
            Significance.probability(testStatistic, 2)),
        status,
        leakage,
        fit,
        basis,
        isotropic);
  }

  private static double[][] weighted(
      ScannedData data, MultipoleFit.Result fit, MultipoleBasis basis) {
    double[][] ofDipole = {fit.covariance()[0], fit.covariance()[1]};
    return new WeightedScores(data, fit.model(), basis.values(), fit.information())
        .covariance(ofDipole);
  }

  /** d^T C^-1 d of the first two of the coefficients. */
  private static double distance(double[] d, double[][] c) {
    return Covariance.of(c).chiSquaredInPlane(d[0], d[1]);
  }
}
