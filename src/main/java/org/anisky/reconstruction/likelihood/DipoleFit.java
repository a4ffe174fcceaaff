package org.anisky.reconstruction.likelihood;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.anisky.InvalidInputException;
import org.anisky.exposure.AcceptanceShape;
import org.anisky.likelihood.AcceptanceTemplates;
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
import org.anisky.statistics.ScoreVector;
import org.anisky.statistics.Significance;

/**
 * The equatorial dipole by a fit of all multipoles m != 0 up to a degree, with the test statistic
 * against the best sky without it.
 */
final class DipoleFit {
  private final MultipoleBasis basis;

  private final Set<AcceptanceShape> changes;

  /**
   * @param basis harmonics that are fitted
   * @param changes of the acceptance that are fitted along
   */
  DipoleFit(MultipoleBasis basis, Set<AcceptanceShape> changes) {
    this.basis = basis;
    this.changes = changes;
  }

  /**
   * An estimate.
   *
   * @param status how its fits ended
   * @param fit of all multipoles, with their basis and their information at isotropy
   */
  record Fitted(
      DipoleEstimate estimate,
      Convergence.Status status,
      MultipoleFit.Result fit,
      MultipoleBasis basis,
      FisherInformation isotropic) {}

  /** Fits. */
  Fitted of(ScannedData data, PoissonLikelihood likelihood) {
    int size = basis.size();
    MultipoleFit whole = new MultipoleFit(data, likelihood, basis);
    FisherInformation information = whole.informationAtIsotropy();
    MultipoleFit.Result fit = whole.fit(information);
    boolean converged = fit.converged();
    double isotropicGain = 0;
    if (basis.degree() > 1) {
      MultipoleFit.Result withoutDipole =
          new MultipoleFit(data, likelihood, basis.withoutDipole())
              .fit(information.part(DipoleComponent.EQUATORIAL.size(), size));
      isotropicGain = withoutDipole.gain();
      converged &= withoutDipole.converged();
    }
    Convergence.Status status = Convergence.Status.of(converged);
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
    DipoleEstimate estimate =
        new DipoleEstimate(
            DipoleComponent.EQUATORIAL,
            new double[] {fit.coefficients()[0], fit.coefficients()[1]},
            covariance,
            testStatistic,
            Significance.probability(testStatistic, 2));
    return new Fitted(
        changes.isEmpty() ? estimate : besideChanges(data, whole, information, fit),
        status,
        fit,
        basis,
        information);
  }

  /**
   * The dipole with changes of the acceptance free, one step of the scores from the fit without
   * them: its error holds what the data do not tell apart.
   */
  private DipoleEstimate besideChanges(
      ScannedData data, MultipoleFit whole, FisherInformation isotropic, MultipoleFit.Result fit) {
    AcceptanceTemplates templates = new AcceptanceTemplates(data);
    IntStream places =
        templates.changes().stream()
            .filter(change -> changes.contains(change.shape()))
            .mapToInt(AcceptanceTemplates.Change::place)
            .flatMap(place -> IntStream.of(place, place + 1))
            .map(place -> basis.size() + place);
    int[] free = IntStream.concat(places, IntStream.range(2, basis.size())).toArray();
    ScoreVector.Estimate dipole =
        templates.besides(whole, basis, isotropic, fit).estimate(new int[] {0, 1}, free);
    if (dipole == null) {
      throw InvalidInputException.of(
          "%s: the data do not tell a dipole from the changes of the acceptance that"
              + " likelihood.acceptance-changes leaves free",
          data.dataset().name());
    }
    double testStatistic = distance(dipole.values(), dipole.covariance());
    return new DipoleEstimate(
        DipoleComponent.EQUATORIAL,
        dipole.values(),
        dipole.covariance(),
        testStatistic,
        Significance.probability(testStatistic, 2));
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
