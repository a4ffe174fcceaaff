package org.anisky.inference;

import org.anisky.model.ScannedData;
import org.anisky.model.SkyScan;

/**
 * The information of a template per pixel, G = F B with rate and acceptance profiled at the
 * isotropic best fit, by scans: exact on every grid, and dear where there are many templates.
 *
 * <pre>  G_a = mu0_a B_a - sum_{tau,i -> a} N_tau A_i (Bbar_tau + Bbar_i - Bbar)</pre>
 */
final class ScannedInformation {
  private ScannedInformation() {}

  /**
   * G summed over detectors.
   *
   * @param expected mu0_a summed over detectors, events, shape (E); not modified
   * @param template B_a, shape (E); not modified
   * @return events, shape (E)
   */
  static double[] of(ScannedData data, double[] expected, double[] template) {
    double[] information = new double[template.length];
    for (int a = 0; a < template.length; a++) {
      information[a] = expected[a] * template[a];
    }
    double[] part = new double[template.length];
    for (ScannedData.Detector detector : data.detectors()) {
      SkyScan scan = detector.scan();
      double[] rate = detector.marginals().perBin();
      double[] pixels = detector.marginals().perLocalPixel();
      double total = detector.marginals().total();
      TemplateSums sums = TemplateSums.of(detector, template);
      double[] perBin = sums.perBin();
      double[] perPixel = sums.perPixel();
      double mean = sums.mean(rate, total);
      for (int tau = 0; tau < rate.length; tau++) {
        perBin[tau] = rate[tau] * (perBin[tau] / total - mean);
      }
      for (int i = 0; i < pixels.length; i++) {
        perPixel[i] *= pixels[i] / total;
      }
      scan.exposure(perBin, pixels, part);
      subtract(information, part, total);
      scan.exposure(rate, perPixel, part);
      subtract(information, part, total);
    }
    return information;
  }

  private static void subtract(double[] from, double[] part, double total) {
    for (int a = 0; a < from.length; a++) {
      from[a] -= part[a] / total;
    }
  }
}
