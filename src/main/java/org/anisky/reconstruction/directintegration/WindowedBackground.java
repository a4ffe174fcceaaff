package org.anisky.reconstruction.directintegration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anisky.counts.DetectorCounts;
import org.anisky.model.ScannedData;
import org.anisky.model.SkyScan;

/**
 * The background of one detector from windows of time, and what it does to functions of the sky.
 * With n_tau. the rate, kappa the weights of the window of bin tau, m_{tau i} = sum kappa n_{tau'
 * i} its local distribution and M_tau = sum_i m_{tau i}, isotropy expects
 *
 * <pre>  b_{tau i} = n_tau. m_{tau i} / M_tau      E_a = sum over (tau, i) -> a of b_{tau i}</pre>
 *
 * so that a structure that stays in a local pixel for longer than the window is taken for
 * acceptance. The score s = sum_a Y (n_a - E_a) of a function Y of the sky changes with a count in
 * (tau, i) by
 *
 * <pre>
 *   psi_{tau i} = G_{tau i} - sum over tau' with tau in their window of kappa n_tau'. G_{tau' i}/M_tau'
 *   G_{tau i} = Y_{a(tau,i)} - sum_i m_{tau i} Y_{a(tau,i)} / M_tau
 * </pre>
 *
 * which gives its variance sum b psi^2 (squared weights in place of b for weighted events) and its
 * response to a sky 1 + Y', sum b psi Y'. For a window of the whole day psi is double-centred and
 * both are the information with rate and acceptance profiled.
 *
 * <p>Works by bins, with memory for a few numbers per local pixel.
 */
final class WindowedBackground {
  private final DetectorCounts counts;
  private final SkyScan scan;
  private final double[] perBin;
  private final TimeWindows windows;
  private final double[][] functions;
  private final double[] exposure;
  private final List<double[][]> variance = new ArrayList<>();
  private final List<double[][]> response = new ArrayList<>();

  /** M_tau; 0 where bin and window have no events. */
  private final double[] inWindow;

  /** Mean of Y over the local distribution of the window, shape (functions, T). */
  private final double[][] mean;

  /**
   * @param functions of the sky in pairs, shape (2 k, E); not modified
   */
  private WindowedBackground(
      ScannedData.Detector detector, TimeWindows windows, double[][] functions) {
    counts = detector.counts();
    scan = detector.scan();
    perBin = detector.marginals().perBin();
    this.windows = windows;
    this.functions = functions;
    exposure = new double[scan.equatorialPixels()];
    inWindow = new double[perBin.length];
    mean = new double[functions.length][perBin.length];
    for (int pair = 0; pair < functions.length; pair += 2) {
      variance.add(new double[2][2]);
      response.add(new double[2][2]);
    }
  }

  static WindowedBackground of(
      ScannedData.Detector detector, TimeWindows windows, double[][] functions) {
    WindowedBackground background = new WindowedBackground(detector, windows, functions);
    background.expect();
    background.respond();
    return background;
  }

  /** E_a, events, shape (E); shared. */
  double[] exposure() {
    return exposure;
  }

  /** Covariance of the scores of a pair of functions. */
  double[][] variance(int pair) {
    return variance.get(pair);
  }

  /** Change of the scores of a pair (rows) with the amplitudes of the same pair (columns). */
  double[][] response(int pair) {
    return response.get(pair);
  }

  /** The local distribution m_{tau i} of the window, and its sum. */
  private final class Local implements TimeWindows.Sums {
    private final double[] perPixel = new double[scan.localPixels()];
    private double total;

    @Override
    public void clear() {
      Arrays.fill(perPixel, 0);
      total = 0;
    }

    @Override
    public void add(int tau, double weight) {
      counts.forEach(tau, (i, n) -> perPixel[i] += weight * n);
      total += weight * perBin[tau];
    }
  }

  /** Makes E_a, M_tau and the means of the functions. */
  private void expect() {
    Local local = new Local();
    for (int tau = 0; tau < perBin.length; tau++) {
      windows.moveTo(tau, local);
      if (perBin[tau] > 0) {
        inWindow[tau] = local.total;
        for (int i = 0; i < local.perPixel.length; i++) {
          if (local.perPixel[i] > 0) {
            double part = local.perPixel[i] / local.total;
            int a = scan.equatorialPixel(tau, i);
            exposure[a] += perBin[tau] * part;
            for (int k = 0; k < functions.length; k++) {
              mean[k][tau] += part * functions[k][a];
            }
          }
        }
      }
    }
  }

  /** G_{tau i} of a function. */
  private double centred(int k, int tau, int a) {
    return functions[k][a] - mean[k][tau];
  }

  /** Sums over a window of kappa n_tau. G_{tau i}/M_tau for one pair of functions. */
  private final class Taken implements TimeWindows.Sums {
    private final int first;
    private final double[][] perPixel = new double[2][scan.localPixels()];

    Taken(int first) {
      this.first = first;
    }

    @Override
    public void clear() {
      Arrays.fill(perPixel[0], 0);
      Arrays.fill(perPixel[1], 0);
    }

    @Override
    public void add(int tau, double weight) {
      if (inWindow[tau] > 0) {
        double factor = weight * perBin[tau] / inWindow[tau];
        for (int i = 0; i < perPixel[0].length; i++) {
          int a = scan.equatorialPixel(tau, i);
          perPixel[0][i] += factor * centred(first, tau, a);
          perPixel[1][i] += factor * centred(first + 1, tau, a);
        }
      }
    }
  }

  private void respond() {
    for (int pair = 0; 2 * pair < functions.length; pair++) {
      Local local = new Local();
      Taken taken = new Taken(2 * pair);
      for (int tau = 0; tau < perBin.length; tau++) {
        windows.moveTo(tau, local);
        windows.moveTo(tau, taken);
        if (inWindow[tau] > 0) {
          respond(pair, tau, local, taken);
        }
      }
    }
  }

  private void respond(int pair, int tau, Local local, Taken taken) {
    double[][] variances = variance.get(pair);
    double[][] responses = response.get(pair);
    double[] squares = counts.isWeighted() ? counts.squaredWeights(tau) : null;
    double factor = perBin[tau] / inWindow[tau];
    for (int i = 0; i < local.perPixel.length; i++) {
      double expected = factor * local.perPixel[i];
      double square = squares == null ? expected : squares[i];
      if (expected > 0 || square > 0) {
        int a = scan.equatorialPixel(tau, i);
        for (int k = 0; k < 2; k++) {
          double change = centred(2 * pair + k, tau, a) - taken.perPixel[k][i];
          for (int l = 0; l < 2; l++) {
            double other = centred(2 * pair + l, tau, a) - taken.perPixel[l][i];
            variances[k][l] += square * change * other;
            responses[k][l] += expected * change * functions[2 * pair + l][a];
          }
        }
      }
    }
  }
}
