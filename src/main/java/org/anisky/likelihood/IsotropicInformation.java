package org.anisky.likelihood;

import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.model.SkyScan;

/**
 * The {@link FisherInformation} of multipoles at the isotropic best fit. There mu is a product,
 * N_tau A_i with A of sum 1, so that the nuisance parameters are eliminated in closed form: with
 *
 * <pre>
 *   R_k,tau = sum_i A_i Y_k(a(tau,i))     S_k,i = sum_tau N_tau Y_k(a(tau,i))/N
 *   F_kl = sum_a E_a Y_k Y_l - sum_tau N_tau R_k,tau (R_l,tau - R_l) - N sum_i A_i S_k,i S_l,i
 * </pre>
 *
 * and R_l the mean over the day. Where a bin turns the sky by whole pixels, R and S are what bin 0
 * sees times a factor exp(i m turn) and its mean over the day, and all sums are those of rings.
 */
final class IsotropicInformation {
  private IsotropicInformation() {}

  /** By what it is known among what is kept of the data. */
  private record Key(int degree) {}

  /** The information of all multipoles of a basis, which the fit and its tests ask for. */
  static FisherInformation of(ScannedData data, MultipoleBasis basis) {
    return data.kept(new Key(basis.degree()), FisherInformation.class, () -> computed(data, basis));
  }

  private static FisherInformation computed(ScannedData data, MultipoleBasis basis) {
    AnisotropyModel model = data.isotropicModel();
    double[] exposure = new double[data.grid().size()];
    data.exposure(model, exposure);
    double[][] matrix = basis.products(exposure, data.workers());
    double[] ofKnownExposure = new double[basis.size()];
    for (int k = 0; k < ofKnownExposure.length; k++) {
      ofKnownExposure[k] = matrix[k][k];
    }
    boolean whole = data.detectors().stream().allMatch(d -> d.scan().turnsByWholePixels());
    if (!whole) {
      return FisherInformation.of(data, model, basis.values(), matrix, ofKnownExposure);
    }
    int detectors = data.detectors().size();
    double[][][] rateShift = new double[basis.size()][detectors][];
    Turned[] turned = new Turned[detectors];
    for (int d = 0; d < detectors; d++) {
      turned[d] = new Turned(data, basis, model, d);
      turned[d].subtractFrom(matrix, rateShift, d);
    }
    return new FisherInformation(
        matrix, ofKnownExposure, rateShift, (k, d) -> turned[d].acceptanceShift(k));
  }

  /** One detector whose bins turn the sky by whole pixels. */
  private static final class Turned {
    private final ScannedData data;
    private final MultipoleBasis basis;
    private final SkyScan scan;
    private final double[] rate;
    private final double[] acceptance;
    private final double total;

    /** Mean of exp(i m turn) over the day, shape (2, lMax + 1). */
    private final double[][] rho;

    private Turned(ScannedData data, MultipoleBasis basis, AnisotropyModel model, int d) {
      this.data = data;
      this.basis = basis;
      scan = data.detectors().get(d).scan();
      rate = model.backgroundRate().get(d);
      acceptance = model.relativeAcceptance().get(d);
      total = sum(rate);
      rho = new double[2][basis.degree() + 1];
      for (int m = 0; m < rho[0].length; m++) {
        for (int tau = 0; tau < rate.length; tau++) {
          rho[0][m] += rate[tau] / total * Math.cos(turn(m, tau));
          rho[1][m] += rate[tau] / total * Math.sin(turn(m, tau));
        }
      }
    }

    private double turn(int m, int tau) {
      return 2 * Math.PI * ((long) m * tau % rate.length) / rate.length;
    }

    private void subtractFrom(double[][] matrix, double[][][] rateShift, int d) {
      double[] inFirstBin = new double[data.grid().size()];
      for (int i = 0; i < acceptance.length; i++) {
        inFirstBin[scan.equatorialPixel(0, i)] += acceptance[i];
      }
      double[][] deviations = rateDeviations(basis.sums(inFirstBin));
      double[][] ofAcceptances = basis.products(inFirstBin, rho, data.workers());
      data.workers()
          .run(
              basis.size(),
              k -> {
                rateShift[k][d] = new double[rate.length];
                for (int tau = 0; tau < rate.length; tau++) {
                  rateShift[k][d][tau] = rate[tau] > 0 ? -deviations[k][tau] : 0;
                }
                for (int l = 0; l < basis.size(); l++) {
                  double ofRates = 0;
                  for (int tau = 0; tau < rate.length; tau++) {
                    ofRates += rate[tau] * deviations[k][tau] * deviations[l][tau];
                  }
                  matrix[k][l] -= ofRates + total * ofAcceptances[k][l];
                }
              });
    }

    /** R_k,tau - R_k, from sum_i A_i Y_k in bin 0. */
    private double[][] rateDeviations(double[] inFirstBin) {
      double[][] deviations = new double[basis.size()][rate.length];
      for (int k = 0; k < deviations.length; k += 2) {
        double mean = 0;
        double sineMean = 0;
        for (int tau = 0; tau < rate.length; tau++) {
          double turn = turn(basis.order(k), tau);
          double cos = Math.cos(turn);
          double sin = Math.sin(turn);
          deviations[k][tau] = inFirstBin[k] * cos - inFirstBin[k + 1] * sin;
          deviations[k + 1][tau] = inFirstBin[k + 1] * cos + inFirstBin[k] * sin;
          mean += rate[tau] * deviations[k][tau];
          sineMean += rate[tau] * deviations[k + 1][tau];
        }
        for (int tau = 0; tau < rate.length; tau++) {
          deviations[k][tau] -= mean / total;
          deviations[k + 1][tau] -= sineMean / total;
        }
      }
      return deviations;
    }

    /** -S_k,i where there are events. */
    private double[] acceptanceShift(int k) {
      int m = basis.order(k);
      double[] amplitude = basis.amplitudes()[k];
      double[] shift = new double[acceptance.length];
      for (int i = 0; i < shift.length; i++) {
        if (acceptance[i] > 0) {
          int a = scan.equatorialPixel(0, i);
          double longitude = m * data.grid().longitude(a);
          double cos = Math.cos(longitude);
          double sin = Math.sin(longitude);
          double wave =
              basis.isSine(k)
                  ? sin * rho[0][m] + cos * rho[1][m]
                  : cos * rho[0][m] - sin * rho[1][m];
          shift[i] = -amplitude[data.grid().ringOf(a)] * wave;
        }
      }
      return shift;
    }

    private static double sum(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum;
    }
  }
}
