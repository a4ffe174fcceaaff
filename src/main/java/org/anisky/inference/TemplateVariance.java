package org.anisky.inference;

import org.anisky.model.ScannedData;

/**
 * The variance of the score of any template with rate and acceptance profiled, by two scans: exact
 * on every grid, and dear where there are many templates.
 */
final class TemplateVariance {
  private TemplateVariance() {}

  /**
   * V = sum mu0 B^2 - sum_tau N_tau Bbar_tau^2 - N sum_i A_i Bbar_i^2 + N Bbar^2, summed over
   * detectors.
   *
   * @param expected mu0_a summed over detectors, events, shape (E); not modified
   * @param template B_a, shape (E); not modified
   * @return events
   */
  static double of(ScannedData data, double[] expected, double[] template) {
    double variance = 0;
    for (int a = 0; a < template.length; a++) {
      variance += expected[a] * template[a] * template[a];
    }
    for (ScannedData.Detector detector : data.detectors()) {
      double[] rate = detector.marginals().perBin();
      double[] pixels = detector.marginals().perLocalPixel();
      double total = detector.marginals().total();
      TemplateSums sums = TemplateSums.of(detector, template);
      double[] perBin = sums.perBin();
      double[] perPixel = sums.perPixel();
      double mean = 0;
      for (int tau = 0; tau < rate.length; tau++) {
        double bar = perBin[tau] / total;
        variance -= rate[tau] * bar * bar;
        mean += rate[tau] / total * bar;
      }
      for (int i = 0; i < pixels.length; i++) {
        double bar = perPixel[i] / total;
        variance -= pixels[i] * bar * bar;
      }
      variance += total * mean * mean;
    }
    return variance;
  }
}
