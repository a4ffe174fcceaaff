package org.anisky.inference;

import org.anisky.model.ScannedData;

/**
 * A template as a detector sees it: summed over its counts, pixel by pixel and bin by bin. Over the
 * events they are the means Bbar_tau and Bbar_i.
 *
 * @param perBin sum_i n_.i B_{a(tau,i)}, shape (T); the caller's own
 * @param perPixel sum_tau n_tau. B_{a(tau,i)}, shape (P); the caller's own
 */
record TemplateSums(double[] perBin, double[] perPixel) {
  /**
   * The sums of one detector.
   *
   * @param template B_a, shape (E); not modified
   */
  static TemplateSums of(ScannedData.Detector detector, double[] template) {
    double[] rate = detector.marginals().perBin();
    double[] pixels = detector.marginals().perLocalPixel();
    double[] perBin = new double[rate.length];
    double[] perPixel = new double[pixels.length];
    detector.scan().rateResponse(pixels, template, perBin);
    detector.scan().acceptanceResponse(rate, template, perPixel);
    return new TemplateSums(perBin, perPixel);
  }

  /**
   * Bbar, the mean of the template over the events that a sky without structure leads to.
   *
   * @param rate n_tau., events, shape (T); not modified
   * @param total N, events
   */
  double mean(double[] rate, double total) {
    double mean = 0;
    for (int tau = 0; tau < rate.length; tau++) {
      mean += rate[tau] / total * perBin[tau] / total;
    }
    return mean;
  }
}
