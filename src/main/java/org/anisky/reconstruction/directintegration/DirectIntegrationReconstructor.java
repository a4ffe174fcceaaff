package org.anisky.reconstruction.directintegration;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.likelihood.FisherInformation;
import org.anisky.likelihood.WeightedScores;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.ScanGeometry;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.Highlight;
import org.anisky.reconstruction.Measurement;
import org.anisky.reconstruction.PreparedReconstructor;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.statistics.LinearSystem;
import org.anisky.statistics.Significance;

/**
 * Direct integration over a whole day: the background is what the day's rates and the mean local
 * distribution of the data themselves give, E_a = sum over (tau, i) -> a of n_tau. n_.i / n, and
 * the anisotropy is n_a/E_a - 1. It is the first sweep of the iterative likelihood fit, stopped
 * there.
 *
 * <p>The dipole is the least-squares fit to that map with the exposure as weight, c = M^-1 s with
 *
 * <pre>  s_k = sum_a Y_k (n_a - E_a)     M_kl = sum_a E_a Y_k Y_l</pre>
 *
 * <p><em>It is biased</em>: the rates and the local distribution have taken up a part of the sky.
 * To first order the mean of s is F d, with F the information of the dipole when rate and
 * acceptance are profiled, so that the fraction M^-1 F of a dipole comes back (29 percent at
 * latitude 19 deg with zenith angles up to 60 deg), and the covariance is M^-1 C M^-1 with C that
 * of s, which is F unless events carry weights. The bias is reported and not corrected; the test
 * statistic s C^-1 s is free of it.
 */
public final class DirectIntegrationReconstructor implements Reconstructor {
  private static final double[][] IDENTITY = {{1, 0}, {0, 1}};

  @Override
  public String name() {
    return DirectIntegrationStrategy.NAME;
  }

  @Override
  public Set<DipoleComponent> constrains() {
    return EnumSet.copyOf(DipoleComponent.EQUATORIAL);
  }

  @Override
  public PreparedReconstructor prepare(ScanGeometry geometry) {
    EquatorialBasis basis = new EquatorialBasis(geometry.grid());
    return (data, progress) -> reconstruct(data, basis);
  }

  private Reconstruction reconstruct(ScannedData data, EquatorialBasis basis) {
    AnisotropyModel isotropic = data.isotropicModel();
    double[] exposure = new double[data.grid().size()];
    data.exposure(isotropic, exposure);
    double[] score = basis.score(data.equatorialCounts(), exposure);
    FisherInformation profiled = FisherInformation.of(data, isotropic, exposure, basis.values());
    double[][] information = profiled.matrix();
    double[][] scatter =
        data.isWeighted()
            ? new WeightedScores(data, isotropic, basis.values(), profiled).covariance(IDENTITY)
            : information;
    double[][] inverse = LinearSystem.invert(basis.moments(exposure));
    double[][] inverseScatter = LinearSystem.invert(scatter);
    if (inverse == null || inverseScatter == null) {
      throw InvalidInputException.of(
          "%s: the data do not constrain an equatorial dipole: one sidereal bin or one declination"
              + " is too little",
          data.dataset().detectors().get(0).name());
    }
    double[][] response = LinearSystem.product(inverse, information);
    double[][] covariance = LinearSystem.product(LinearSystem.product(inverse, scatter), inverse);
    double testStatistic = 0;
    double[] dipole = new double[2];
    for (int k = 0; k < 2; k++) {
      for (int l = 0; l < 2; l++) {
        dipole[k] += inverse[k][l] * score[l];
        testStatistic += score[k] * inverseScatter[k][l] * score[l];
      }
    }
    DipoleEstimate estimate =
        new DipoleEstimate(
            DipoleComponent.EQUATORIAL,
            dipole,
            covariance,
            testStatistic,
            Significance.probability(testStatistic, 2));
    double returned = 0.5 * (response[0][0] + response[1][1]);
    return new Reconstruction(
        name(),
        data.dataset(),
        estimate,
        List.of(
            Measurement.exact(
                "returned_fraction", "fraction of a true dipole that comes back", "1", returned)),
        List.of(
            new Highlight.Fraction("Returned fraction", returned, "of a true equatorial dipole")),
        List.of(),
        List.of(
            String.format(
                Locale.ROOT,
                "direct integration returns %.0f percent of an equatorial dipole here; neither"
                    + " value nor error is corrected for it",
                100 * returned)));
  }
}
