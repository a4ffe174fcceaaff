package org.anisky.model;

/**
 * Skies that lie side by side, {@value #NUMBER} numbers to a pixel, so that one look-up of a pixel
 * serves them all. Every lane has the bits of a sky alone.
 */
final class Lanes {
  /** Number of skies. */
  static final int NUMBER = 4;

  private Lanes() {}

  /** One bin: N_tau A_i of every lane onto the pixel that local pixel i sees. */
  static void exposure(int[] pixels, double[][] rates, int tau, double[] acceptance, double[] sum) {
    double rate0 = rates[0][tau];
    double rate1 = rates[1][tau];
    double rate2 = rates[2][tau];
    double rate3 = rates[3][tau];
    for (int i = 0; i < pixels.length; i++) {
      int a = NUMBER * pixels[i];
      double weight = acceptance[i];
      sum[a] += rate0 * weight;
      sum[a + 1] += rate1 * weight;
      sum[a + 2] += rate2 * weight;
      sum[a + 3] += rate3 * weight;
    }
  }

  /** One of the lanes. */
  static void take(double[] beside, int lane, double[] out) {
    for (int k = 0; k < out.length; k++) {
      out[k] = beside[NUMBER * k + lane];
    }
  }

  /** One bin: sum_i A_i Y_{a_i} into its place in perBin, and N_tau Y_{a_i} onto sum, per lane. */
  static void responses(
      int[] pixels,
      double rate,
      double[] acceptance,
      double[] skies,
      int tau,
      double[] perBin,
      double[] sum) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    for (int i = 0; i < pixels.length; i++) {
      int a = NUMBER * pixels[i];
      int out = NUMBER * i;
      double weight = acceptance[i];
      double sky0 = skies[a];
      double sky1 = skies[a + 1];
      double sky2 = skies[a + 2];
      double sky3 = skies[a + 3];
      sum0 += weight * sky0;
      sum1 += weight * sky1;
      sum2 += weight * sky2;
      sum3 += weight * sky3;
      sum[out] += rate * sky0;
      sum[out + 1] += rate * sky1;
      sum[out + 2] += rate * sky2;
      sum[out + 3] += rate * sky3;
    }
    perBin[NUMBER * tau] = sum0;
    perBin[NUMBER * tau + 1] = sum1;
    perBin[NUMBER * tau + 2] = sum2;
    perBin[NUMBER * tau + 3] = sum3;
  }
}
