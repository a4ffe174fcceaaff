package org.anisky.reconstruction.directintegration;

import java.util.ArrayList;
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

  private final DirectIntegrationOptions options;

  /** With the whole day as window. */
  public DirectIntegrationReconstructor() {
    this(DirectIntegrationOptions.DEFAULT);
  }

  /** With windows. */
  public DirectIntegrationReconstructor(DirectIntegrationOptions options) {
    this.options = options;
  }

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
    EquatorialBasis basis = new EquatorialBasis(geometry.grid(), options.harmonics());
    return options.isWholeDay() && options.harmonics() == 0
        ? (data, progress) -> reconstruct(data, basis)
        : (data, progress) -> inWindows(data, basis);
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
    double returned = 0.5 * (response[0][0] + response[1][1]);
    return told(data, dipole, covariance, testStatistic, returned, List.of());
  }

  private Reconstruction inWindows(ScannedData data, EquatorialBasis basis) {
    WindowedIntegration windows = new WindowedIntegration(data, options, basis.values());
    WindowedIntegration.Pair dipole = windows.fit(0);
    List<Measurement> harmonics = new ArrayList<>();
    for (int m = 1; m <= options.harmonics(); m++) {
      WindowedIntegration.Pair pair = windows.fit(m);
      String order = "of cos and sin of " + m + " x right ascension";
      for (int k = 0; k < 2; k++) {
        harmonics.add(
            Measurement.of(
                (k == 0 ? "cos_" : "sin_") + m,
                (k == 0 ? "cosine" : "sine") + " amplitude " + order,
                "1",
                pair.values()[k],
                Math.sqrt(pair.covariance()[k][k])));
      }
      harmonics.add(
          Measurement.exact(
              "returned_fraction_" + m, "fraction that comes back " + order, "1", pair.returned()));
    }
    return told(
        data,
        dipole.values(),
        dipole.covariance(),
        dipole.testStatistic(),
        dipole.returned(),
        harmonics);
  }

  private Reconstruction told(
      ScannedData data,
      double[] dipole,
      double[][] covariance,
      double testStatistic,
      double returned,
      List<Measurement> harmonics) {
    DipoleEstimate estimate =
        new DipoleEstimate(
            DipoleComponent.EQUATORIAL,
            dipole,
            covariance,
            testStatistic,
            Significance.probability(testStatistic, 2));
    List<Measurement> measurements = new ArrayList<>();
    measurements.add(
        Measurement.exact(
            "returned_fraction", "fraction of a true dipole that comes back", "1", returned));
    if (!options.isWholeDay()) {
      measurements.add(
          Measurement.exact(
              "window",
              "length of the "
                  + (options.form() == WindowForm.SLIDING ? "sliding" : "fixed")
                  + " windows of time from which the background is taken",
              "h",
              options.window()));
    }
    measurements.addAll(harmonics);
    return new Reconstruction(
        name(),
        data.dataset(),
        estimate,
        List.copyOf(measurements),
        List.of(
            new Highlight.Fraction("Returned fraction", returned, "of a true equatorial dipole")),
        List.of(),
        List.of(
            String.format(
                Locale.ROOT,
                "direct integration%s returns %s percent of an equatorial dipole here; neither"
                    + " value nor error is corrected for it",
                options.isWholeDay()
                    ? ""
                    : " in windows of " + WindowedIntegration.number(options.window()) + " h",
                String.format(Locale.ROOT, returned < 0.1 ? "%.2g" : "%.0f", 100 * returned))));
  }
}
