package org.anisky.likelihood;

import org.anisky.model.SkyScan;

/** What the bins and local pixels of one detector see of one sky, and of functions of the sky. */
interface SkyResponses {
  /**
   * sum_i A_i I_a of every bin, shape (T).
   *
   * @param acceptance A_i or any weights, shape (P); not modified
   */
  double[] ofBins(double[] acceptance);

  /**
   * sum_tau N_tau I_a of every local pixel, shape (P).
   *
   * @param rate N_tau or any weights, shape (T); not modified
   */
  double[] ofPixels(double[] rate);

  /**
   * Both of the functions that are fitted, see {@link SkyScan#responses}.
   *
   * @param rates receives those of bins, shape (k, T); modified
   * @param acceptances receives those of pixels, shape (k, P); modified
   */
  void ofFunctions(double[] rate, double[] acceptance, double[][] rates, double[][] acceptances);

  /** By the scan of a detector. */
  static SkyResponses of(SkyScan scan, double[] intensity, double[][] functions) {
    return new SkyResponses() {
      @Override
      public double[] ofBins(double[] acceptance) {
        double[] response = new double[scan.bins()];
        scan.rateResponse(acceptance, intensity, response);
        return response;
      }

      @Override
      public double[] ofPixels(double[] rate) {
        double[] response = new double[scan.localPixels()];
        scan.acceptanceResponse(rate, intensity, response);
        return response;
      }

      @Override
      public void ofFunctions(
          double[] rate, double[] acceptance, double[][] rates, double[][] acceptances) {
        scan.responses(rate, acceptance, functions, rates, acceptances);
      }
    };
  }
}
