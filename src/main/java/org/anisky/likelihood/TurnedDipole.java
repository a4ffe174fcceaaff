package org.anisky.likelihood;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;

/**
 * Skies with a dipole only, I = 1 + x X + y Y with X = cos(dec) cos(ra) and Y = cos(dec) sin(ra),
 * where the bins of all detectors turn the sky by whole pixels. The sky that bin tau sees is then
 * the dipole turned by theta = 2 pi tau/T, and with X and Y of local pixels as bin 0 sees them
 *
 * <pre>
 *   R_tau = sum_i A_i I = A + x (A_X cos theta - A_Y sin theta) + y (A_Y cos theta + A_X sin theta)
 *   S_i = sum_tau N_tau I = N + x (X_i N_c - Y_i N_s) + y (Y_i N_c + X_i N_s)
 *   sum_a E_a X = A_X N_c - A_Y N_s     sum_a E_a Y = A_Y N_c + A_X N_s
 * </pre>
 *
 * with A_X = sum A_i X_i, N_c = sum N_tau cos theta and so on: sums over bins and local pixels,
 * where a scan needs transforms of all rings.
 */
final class TurnedDipole {
  private final ScannedData data;
  private final double[][] basis;
  private final List<Turned> detectors = new ArrayList<>();

  private TurnedDipole(ScannedData data, double[][] basis) {
    this.data = data;
    this.basis = basis;
    for (ScannedData.Detector detector : data.detectors()) {
      detectors.add(new Turned(detector, basis));
    }
  }

  /** Of data and a basis; empty when bins do not turn by whole pixels or the basis holds more. */
  static Optional<TurnedDipole> of(ScannedData data, MultipoleBasis basis) {
    return basis.degree() == 1
            && data.detectors().stream().allMatch(d -> d.scan().turnsByWholePixels())
        ? Optional.of(new TurnedDipole(data, basis.values()))
        : Optional.empty();
  }

  /** Equation (5) of {@link Sweep}, then (6), so many times. */
  void update(AnisotropyModel model, double[] dipole, int times) {
    for (int d = 0; d < detectors.size(); d++) {
      for (int update = 0; update < times; update++) {
        detectors.get(d).updateRate(model, d, dipole);
        detectors.get(d).updateAcceptance(model, d, dipole);
      }
    }
  }

  /** Phi, the sum of all expected events. */
  double expectedEvents(AnisotropyModel model, double[] dipole) {
    double sum = 0;
    for (int d = 0; d < detectors.size(); d++) {
      sum += detectors.get(d).expectedEvents(model, d, dipole);
    }
    return sum;
  }

  /**
   * What detectors see of the dipole.
   *
   * @param dipole not modified
   */
  SkyResponses responses(int d, double[] dipole) {
    return detectors.get(d).responses(dipole);
  }

  /** d ln L/dx and d ln L/dy: sum_a (n_a/I_a - E_a) X, and with Y. */
  double[] gradient(AnisotropyModel model) {
    double[] gradient = new double[2];
    double[] counts = data.equatorialCounts();
    double[] intensity = model.relativeIntensity();
    for (int a = 0; a < counts.length; a++) {
      if (counts[a] > 0) {
        double perIntensity = counts[a] / intensity[a];
        gradient[0] += perIntensity * basis[0][a];
        gradient[1] += perIntensity * basis[1][a];
      }
    }
    for (int d = 0; d < detectors.size(); d++) {
      detectors.get(d).subtractExposure(model, d, gradient);
    }
    return gradient;
  }

  /** One detector. */
  private static final class Turned {
    private final ScannedData.Detector detector;
    private final double[] cos;
    private final double[] sin;

    /** X of the pixel that a local pixel sees in bin 0, shape (P). */
    private final double[] x;

    private final double[] y;

    private Turned(ScannedData.Detector detector, double[][] basis) {
      this.detector = detector;
      cos = new double[detector.scan().bins()];
      sin = new double[cos.length];
      for (int tau = 0; tau < cos.length; tau++) {
        double turn = 2 * Math.PI * tau / cos.length;
        cos[tau] = Math.cos(turn);
        sin[tau] = Math.sin(turn);
      }
      x = new double[detector.scan().localPixels()];
      y = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        int a = detector.scan().equatorialPixel(0, i);
        x[i] = basis[0][a];
        y[i] = basis[1][a];
      }
    }

    private void updateRate(AnisotropyModel model, int d, double[] dipole) {
      double[] response = rateResponse(model.relativeAcceptance().get(d), dipole);
      Sweep.divide(detector.marginals().perBin(), response, model.backgroundRate().get(d));
    }

    private double[] rateResponse(double[] acceptance, double[] dipole) {
      double[] sums = sums(acceptance, x, y);
      double alongCos = dipole[0] * sums[1] + dipole[1] * sums[2];
      double alongSin = dipole[1] * sums[1] - dipole[0] * sums[2];
      double[] response = new double[cos.length];
      for (int tau = 0; tau < response.length; tau++) {
        response[tau] = sums[0] + alongCos * cos[tau] + alongSin * sin[tau];
      }
      return response;
    }

    private void updateAcceptance(AnisotropyModel model, int d, double[] dipole) {
      double[] response = acceptanceResponse(model.backgroundRate().get(d), dipole);
      Sweep.divide(
          detector.marginals().perLocalPixel(), response, model.relativeAcceptance().get(d));
    }

    private double[] acceptanceResponse(double[] rate, double[] dipole) {
      double[] sums = sums(rate, cos, sin);
      double alongX = dipole[0] * sums[1] + dipole[1] * sums[2];
      double alongY = dipole[1] * sums[1] - dipole[0] * sums[2];
      double[] response = new double[x.length];
      for (int i = 0; i < response.length; i++) {
        response[i] = sums[0] + alongX * x[i] + alongY * y[i];
      }
      return response;
    }

    private SkyResponses responses(double[] dipole) {
      return new SkyResponses() {
        @Override
        public double[] ofBins(double[] weights) {
          return rateResponse(weights, dipole);
        }

        @Override
        public double[] ofPixels(double[] weights) {
          return acceptanceResponse(weights, dipole);
        }

        @Override
        public void ofFunctions(
            double[] rate, double[] acceptance, double[][] rates, double[][] acceptances) {
          double[] a = sums(acceptance, x, y);
          for (int tau = 0; tau < cos.length; tau++) {
            rates[0][tau] = a[1] * cos[tau] - a[2] * sin[tau];
            rates[1][tau] = a[2] * cos[tau] + a[1] * sin[tau];
          }
          double[] n = sums(rate, cos, sin);
          for (int i = 0; i < x.length; i++) {
            acceptances[0][i] = x[i] * n[1] - y[i] * n[2];
            acceptances[1][i] = y[i] * n[1] + x[i] * n[2];
          }
        }
      };
    }

    private double expectedEvents(AnisotropyModel model, int d, double[] dipole) {
      double[] response = rateResponse(model.relativeAcceptance().get(d), dipole);
      double[] rate = model.backgroundRate().get(d);
      double sum = 0;
      for (int tau = 0; tau < rate.length; tau++) {
        sum += rate[tau] * response[tau];
      }
      return sum;
    }

    private void subtractExposure(AnisotropyModel model, int d, double[] gradient) {
      double[] a = sums(model.relativeAcceptance().get(d), x, y);
      double[] n = sums(model.backgroundRate().get(d), cos, sin);
      gradient[0] -= a[1] * n[1] - a[2] * n[2];
      gradient[1] -= a[2] * n[1] + a[1] * n[2];
    }

    /** The sum of weights, and of their products with two functions. */
    private static double[] sums(double[] weights, double[] left, double[] right) {
      double sum = 0;
      double ofLeft = 0;
      double ofRight = 0;
      for (int k = 0; k < weights.length; k++) {
        sum += weights[k];
        ofLeft += weights[k] * left[k];
        ofRight += weights[k] * right[k];
      }
      return new double[] {sum, ofLeft, ofRight};
    }
  }
}
