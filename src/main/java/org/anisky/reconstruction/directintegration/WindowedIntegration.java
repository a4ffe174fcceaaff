package org.anisky.reconstruction.directintegration;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;
import org.anisky.model.ScannedData;
import org.anisky.statistics.LinearSystem;

/**
 * Direct integration over windows of time: least-squares fits of pairs of functions of the sky to
 * n_a/E_a - 1 with E_a as weight, for the backgrounds of all detectors together.
 */
final class WindowedIntegration {
  private final ScannedData data;
  private final double[][] functions;
  private final double[] exposure;
  private final List<WindowedBackground> backgrounds;

  /**
   * @param functions in pairs, shape (2 k, E); not modified
   */
  WindowedIntegration(ScannedData data, DirectIntegrationOptions options, double[][] functions) {
    this.data = data;
    this.functions = functions;
    int detectors = data.detectors().size();
    WindowedBackground[] each = new WindowedBackground[detectors];
    TimeWindows windows = windows(data, options);
    data.workers()
        .run(
            detectors,
            d -> each[d] = WindowedBackground.of(data.detectors().get(d), windows, functions));
    backgrounds = List.of(each);
    exposure = new double[data.grid().size()];
    for (WindowedBackground background : backgrounds) {
      for (int a = 0; a < exposure.length; a++) {
        exposure[a] += background.exposure()[a];
      }
    }
  }

  private static TimeWindows windows(ScannedData data, DirectIntegrationOptions options) {
    int bins = data.dataset().binning().bins();
    double width = options.window() / DirectIntegrationOptions.WHOLE_DAY * bins;
    int whole = (int) Math.rint(width);
    boolean fits = Math.abs(width - whole) < 1e-9 && whole >= 1;
    if (!fits || options.form() == WindowForm.FIXED && bins % whole != 0) {
      throw InvalidInputException.of(
          "direct-integration.windows: %s h are %s of %d sidereal bins; they must be a whole number"
              + "%s",
          number(options.window()),
          number(width),
          bins,
          options.form() == WindowForm.FIXED ? " that divides them" : "");
    }
    return new TimeWindows(bins, whole, options.form());
  }

  /** Without zeros at its end. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value).replaceAll("\\.?0+$", "");
  }

  /**
   * A pair of functions in the data.
   *
   * @param values least-squares coefficients
   * @param covariance of them
   * @param response of the values to true coefficients
   * @param testStatistic of both, from their scores
   */
  record Pair(double[] values, double[][] covariance, double[][] response, double testStatistic) {
    /** The part of a true amplitude that comes back. */
    double returned() {
      return 0.5 * (response[0][0] + response[1][1]);
    }
  }

  /**
   * Fits a pair.
   *
   * @throws InvalidInputException when the data do not constrain it
   */
  Pair fit(int pair) {
    double[] counts = data.equatorialCounts();
    double[] score = new double[2];
    double[][] moments = new double[2][2];
    for (int k = 0; k < 2; k++) {
      double[] function = functions[2 * pair + k];
      for (int a = 0; a < exposure.length; a++) {
        score[k] += function[a] * (counts[a] - exposure[a]);
        for (int l = 0; l < 2; l++) {
          moments[k][l] += exposure[a] * function[a] * functions[2 * pair + l][a];
        }
      }
    }
    double[][] variance = sum(backgrounds.stream().map(background -> background.variance(pair)));
    double[][] inverse = LinearSystem.invert(moments);
    double[][] inverseVariance = LinearSystem.invert(variance);
    if (inverse == null || inverseVariance == null) {
      throw InvalidInputException.of(
          "%s: the data do not constrain an equatorial dipole: one sidereal bin or one declination"
              + " is too little",
          data.dataset().detectors().get(0).name());
    }
    double[] weighted = LinearSystem.product(inverseVariance, score);
    return new Pair(
        LinearSystem.product(inverse, score),
        LinearSystem.product(LinearSystem.product(inverse, variance), inverse),
        LinearSystem.product(
            inverse, sum(backgrounds.stream().map(background -> background.response(pair)))),
        score[0] * weighted[0] + score[1] * weighted[1]);
  }

  private static double[][] sum(Stream<double[][]> matrices) {
    double[][] sum = new double[2][2];
    matrices.forEach(
        matrix -> {
          for (int k = 0; k < 2; k++) {
            for (int l = 0; l < 2; l++) {
              sum[k][l] += matrix[k][l];
            }
          }
        });
    return sum;
  }
}
