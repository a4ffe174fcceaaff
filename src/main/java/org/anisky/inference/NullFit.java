package org.anisky.inference;

import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.likelihood.MultipoleBasis;
import org.anisky.likelihood.MultipoleFit;
import org.anisky.likelihood.PoissonLikelihood;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;

/**
 * A data set with its best fit under a null hypothesis. The fit itself is that of the likelihood;
 * what fitting takes from the variance of a template is to first order in the anisotropy.
 *
 * @param data one or more detectors
 * @param cylinder the same on rings of equal columns
 * @param hypothesis that is fitted
 * @param isotropic expected events of the isotropic best fit, shape (E); 0 where not observed
 * @param expected the same of the null hypothesis, shape (E)
 * @param removed harmonics, when some are fitted
 */
record NullFit(
    ScannedData data,
    DayCylinder cylinder,
    NullHypothesis hypothesis,
    double[] isotropic,
    double[] expected,
    Optional<RemovedHarmonics> removed) {
  /**
   * Fits.
   *
   * @throws InvalidInputException when the data do not determine the multipoles
   */
  static NullFit of(ScannedData data, NullHypothesis hypothesis) {
    double[] isotropic = new double[data.grid().size()];
    data.exposure(data.isotropicModel(), isotropic);
    DayCylinder cylinder = DayCylinder.of(data);
    if (hypothesis.lMax() == 0) {
      return new NullFit(data, cylinder, hypothesis, isotropic, isotropic, Optional.empty());
    }
    MultipoleBasis multipoles = MultipoleBasis.upTo(hypothesis.lMax(), data.grid());
    MultipoleFit.Result fit = new MultipoleFit(data, new PoissonLikelihood(data), multipoles).fit();
    if (!fit.converged()) {
      throw InvalidInputException.of(
          "null hypothesis %s: the fit of the multipoles does not converge; a smaller degree is"
              + " needed",
          hypothesis.key());
    }
    AnisotropyModel model = fit.model();
    double[] expected = new double[isotropic.length];
    data.exposure(model, expected);
    for (int a = 0; a < expected.length; a++) {
      expected[a] *= model.relativeIntensity()[a];
    }
    double[][] basis = multipoles.values();
    RemovedHarmonics removed =
        new RemovedHarmonics(basis, k -> ScannedInformation.of(data, isotropic, basis[k]));
    return new NullFit(data, cylinder, hypothesis, isotropic, expected, Optional.of(removed));
  }
}
