package org.anisky.likelihood;

import java.util.ArrayList;
import java.util.List;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.Marginals;
import org.anisky.model.ScannedData;

/**
 * The Poisson likelihood of counts n_{tau i} with expectation mu = I_a N_tau A_i (Ahlers et al.
 * 2016, ApJ 823, 10), written with the marginals of the counts:
 *
 * <pre>
 *   ln L = sum_tau n_tau. ln N_tau + sum_i n_.i ln A_i + sum_a n_a ln I_a - Phi + const,
 *   Phi  = sum_a E_a I_a
 * </pre>
 *
 * Terms without counts are zero. Everything is reported relative to the exact maximum under
 * isotropy (I = 1, N = n_tau., A = n_.i/n, Phi = n): the difference of two numbers of order n ln n
 * would lose what is measured. At n = 5e9 the rounding of the gain is of order 1e-6.
 */
public final class PoissonLikelihood {
  private final ScannedData data;
  private final AnisotropyModel isotropic;
  private final double isotropicLogLikelihood;

  /** One for each detector. */
  private final List<CountedLogarithms> rates = new ArrayList<>();

  private final List<CountedLogarithms> acceptances = new ArrayList<>();
  private final CountedLogarithms intensities;

  /** The likelihood of a data set. */
  public PoissonLikelihood(ScannedData data) {
    this.data = data;
    isotropic = data.isotropicModel();
    isotropicLogLikelihood = isotropicLogLikelihood(data, isotropic);
    for (int d = 0; d < data.detectors().size(); d++) {
      Marginals marginals = data.detectors().get(d).marginals();
      rates.add(CountedLogarithms.ofRatios(marginals.perBin(), isotropic.backgroundRate().get(d)));
      acceptances.add(
          CountedLogarithms.ofRatios(
              marginals.perLocalPixel(), isotropic.relativeAcceptance().get(d)));
    }
    intensities = CountedLogarithms.of(data.equatorialCounts());
  }

  /** ln L at the isotropic best fit, without the factorials of the counts. */
  public double isotropicLogLikelihood() {
    return isotropicLogLikelihood;
  }

  private static double isotropicLogLikelihood(ScannedData data, AnisotropyModel isotropic) {
    double sum = -data.total();
    for (int d = 0; d < data.detectors().size(); d++) {
      Marginals marginals = data.detectors().get(d).marginals();
      sum +=
          CountedLogarithms.of(marginals.perBin())
              .sum(isotropic.backgroundRate().get(d), data.workers());
      sum +=
          CountedLogarithms.of(marginals.perLocalPixel())
              .sum(isotropic.relativeAcceptance().get(d), data.workers());
    }
    return sum;
  }

  /**
   * ln L of a model minus ln L of the isotropic best fit.
   *
   * @param exposure E_a of the model, events, shape (E); not modified
   * @return the gain; cells whose expectation is not positive (only the {@code subtract} gauge
   *     makes them) neither add to Phi nor to the logarithms
   */
  public double gain(AnisotropyModel model, double[] exposure) {
    return gain(model, expectedEvents(model, exposure));
  }

  /**
   * The same when Phi is known: at the maximum in I, or in the A of every detector, for given other
   * factors it is the number of events, and no exposure is needed.
   *
   * @param expectedEvents Phi
   */
  public double gain(AnisotropyModel model, double expectedEvents) {
    return logarithms(model) - (expectedEvents - data.total());
  }

  /**
   * Phi, the sum of mu over the cells where it is positive.
   *
   * @param exposure E_a of the model, events, shape (E); not modified
   */
  public static double expectedEvents(AnisotropyModel model, double[] exposure) {
    double[] intensity = model.relativeIntensity();
    double sum = 0;
    for (int a = 0; a < exposure.length; a++) {
      if (intensity[a] > 0) {
        sum += exposure[a] * intensity[a];
      }
    }
    return sum;
  }

  /** Sum of n ln(mu/mu0). */
  private double logarithms(AnisotropyModel model) {
    double sum = 0;
    for (int d = 0; d < data.detectors().size(); d++) {
      sum += rates.get(d).sum(model.backgroundRate().get(d), data.workers());
      sum += acceptances.get(d).sum(model.relativeAcceptance().get(d), data.workers());
    }
    sum += intensities.sum(model.relativeIntensity(), data.workers());
    return sum - logarithmsOfLostCells(model);
  }

  /** The logarithms of the positive factors of mu/mu0 for counts whose mu is not positive. */
  private double logarithmsOfLostCells(AnisotropyModel model) {
    double sum = 0;
    for (int d = 0; d < data.detectors().size(); d++) {
      ScannedData.Detector detector = data.detectors().get(d);
      double[] rate = model.backgroundRate().get(d);
      double[] acceptance = model.relativeAcceptance().get(d);
      if (intensities.loses(model.relativeIntensity())
          || rates.get(d).loses(rate)
          || acceptances.get(d).loses(acceptance)) {
        double[] ofRates = logarithmsOfRatios(rate, isotropic.backgroundRate().get(d));
        double[] ofAcceptances =
            logarithmsOfRatios(acceptance, isotropic.relativeAcceptance().get(d));
        double[] lost = {sum};
        for (int tau = 0; tau < rate.length; tau++) {
          int bin = tau;
          detector
              .counts()
              .forEach(
                  tau,
                  (i, n) -> {
                    double intensity =
                        model.relativeIntensity()[detector.scan().equatorialPixel(bin, i)];
                    if (!(intensity > 0 && rate[bin] > 0 && acceptance[i] > 0)) {
                      double logarithm = intensity > 0 ? Math.log(intensity) : 0;
                      lost[0] += n * (ofRates[bin] + ofAcceptances[i] + logarithm);
                    }
                  });
        }
        sum = lost[0];
      }
    }
    return sum;
  }

  /** ln(value/reference), 0 where a value is not positive. */
  private static double[] logarithmsOfRatios(double[] values, double[] reference) {
    double[] result = new double[values.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = values[k] > 0 ? Math.log(values[k] / reference[k]) : 0;
    }
    return result;
  }
}
