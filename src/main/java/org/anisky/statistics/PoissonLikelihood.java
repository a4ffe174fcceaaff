package org.anisky.statistics;

import java.util.function.IntToDoubleFunction;
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
  /** Sums are cut into this many blocks, whatever the number of threads. */
  private static final int BLOCKS = 8;

  private final ScannedData data;
  private final AnisotropyModel isotropic;

  /** The likelihood of a data set. */
  public PoissonLikelihood(ScannedData data) {
    this.data = data;
    isotropic = data.isotropicModel();
  }

  /** ln L at the isotropic best fit, without the factorials of the counts. */
  public double isotropicLogLikelihood() {
    double sum = -data.total();
    for (int d = 0; d < data.detectors().size(); d++) {
      Marginals marginals = data.detectors().get(d).marginals();
      sum += logarithms(marginals.perBin(), isotropic.backgroundRate().get(d));
      sum += logarithms(marginals.perLocalPixel(), isotropic.relativeAcceptance().get(d));
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
    return logarithms(model) - (phi(model.relativeIntensity(), exposure) - data.total());
  }

  /**
   * The same for a model in which I, or A of every detector, is at its maximum for given other
   * factors. There Phi is the number of events, and no exposure is needed.
   */
  public double gainAtMaximum(AnisotropyModel model) {
    return logarithms(model);
  }

  /** Sum of n ln(mu/mu0). */
  private double logarithms(AnisotropyModel model) {
    double sum = 0;
    for (int d = 0; d < data.detectors().size(); d++) {
      Marginals marginals = data.detectors().get(d).marginals();
      sum +=
          ratios(
              marginals.perBin(), model.backgroundRate().get(d), isotropic.backgroundRate().get(d));
      sum +=
          ratios(
              marginals.perLocalPixel(),
              model.relativeAcceptance().get(d),
              isotropic.relativeAcceptance().get(d));
    }
    sum += logarithms(data.equatorialCounts(), model.relativeIntensity());
    return sum - logarithmsOfLostCells(model);
  }

  /** The logarithms of the positive factors of mu/mu0 for counts whose mu is not positive. */
  private double logarithmsOfLostCells(AnisotropyModel model) {
    double sum = 0;
    for (int d = 0; d < data.detectors().size(); d++) {
      ScannedData.Detector detector = data.detectors().get(d);
      double[] rate = model.backgroundRate().get(d);
      double[] acceptance = model.relativeAcceptance().get(d);
      Marginals marginals = detector.marginals();
      if (losesCounts(marginals.perEquatorialPixel(), model.relativeIntensity())
          || losesCounts(marginals.perBin(), rate)
          || losesCounts(marginals.perLocalPixel(), acceptance)) {
        double[] rates = logarithmsOfRatios(rate, isotropic.backgroundRate().get(d));
        double[] acceptances =
            logarithmsOfRatios(acceptance, isotropic.relativeAcceptance().get(d));
        for (int tau = 0; tau < rate.length; tau++) {
          double[] bin = detector.counts().bin(tau);
          for (int i = 0; i < bin.length; i++) {
            if (bin[i] > 0) {
              double intensity = model.relativeIntensity()[detector.scan().equatorialPixel(tau, i)];
              if (!(intensity > 0 && rate[tau] > 0 && acceptance[i] > 0)) {
                double logarithm = intensity > 0 ? Math.log(intensity) : 0;
                sum += bin[i] * (rates[tau] + acceptances[i] + logarithm);
              }
            }
          }
        }
      }
    }
    return sum;
  }

  private static boolean losesCounts(double[] counts, double[] values) {
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0 && !(values[k] > 0)) {
        return true;
      }
    }
    return false;
  }

  /** ln(value/reference), 0 where a value is not positive. */
  private static double[] logarithmsOfRatios(double[] values, double[] reference) {
    double[] result = new double[values.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = values[k] > 0 ? Math.log(values[k] / reference[k]) : 0;
    }
    return result;
  }

  private static double phi(double[] intensity, double[] exposure) {
    double sum = 0;
    for (int a = 0; a < exposure.length; a++) {
      if (intensity[a] > 0) {
        sum += exposure[a] * intensity[a];
      }
    }
    return sum;
  }

  private double logarithms(double[] counts, double[] values) {
    return sum(counts, k -> values[k], values);
  }

  private double ratios(double[] counts, double[] values, double[] reference) {
    return sum(counts, k -> values[k] / reference[k], values);
  }

  /** Sum of n ln(value) where both are positive, in fixed blocks whatever the number of threads. */
  private double sum(double[] counts, IntToDoubleFunction value, double[] positive) {
    double[] partial = new double[BLOCKS];
    data.workers()
        .run(
            BLOCKS,
            block -> {
              int end = (int) ((block + 1L) * counts.length / BLOCKS);
              double sum = 0;
              for (int k = (int) ((long) block * counts.length / BLOCKS); k < end; k++) {
                if (counts[k] > 0 && positive[k] > 0) {
                  sum += counts[k] * Math.log(value.applyAsDouble(k));
                }
              }
              partial[block] = sum;
            });
    double sum = 0;
    for (double block : partial) {
      sum += block;
    }
    return sum;
  }
}
