package org.anisky.inference;

import org.anisky.model.ScannedData;

/**
 * What free rates and acceptances leave of sums in blocks: (delta_gg' - f_g)(delta_hh' - q_h) with
 * the shares f of the regions and q of the intervals in all counts.
 *
 * @param regions f, shape (regions)
 * @param times q, shape (times)
 */
record Centring(double[] regions, double[] times) {
  static Centring of(ScannedData.Detector detector, CoarseBlocks blocks) {
    return new Centring(
        shares(detector.marginals().perLocalPixel(), blocks.regionOf(), blocks.regions()),
        shares(detector.marginals().perBin(), blocks.timeOf(), blocks.times()));
  }

  private static double[] shares(double[] counts, int[] groupOf, int groups) {
    double[] shares = new double[groups];
    double total = 0;
    for (int k = 0; k < counts.length; k++) {
      shares[groupOf[k]] += counts[k];
      total += counts[k];
    }
    for (int g = 0; g < groups; g++) {
      shares[g] /= total;
    }
    return shares;
  }

  /** Number of blocks. */
  int size() {
    return regions.length * times.length;
  }

  /** Share of a block in an isotropic sky. */
  double share(int block) {
    return regions[block / times.length] * times[block % times.length];
  }

  /** The centring of one block by another. */
  double element(int block, int other) {
    int g = block / times.length;
    int h = block % times.length;
    double ofRegion = (g == other / times.length ? 1 : 0) - regions[g];
    double ofTime = (h == other % times.length ? 1 : 0) - times[h];
    return ofRegion * ofTime;
  }

  /**
   * What is left of sums in blocks.
   *
   * @param sums shape (blocks); not modified
   */
  double[] of(double[] sums) {
    double[] ofRegion = new double[regions.length];
    double[] ofTime = new double[times.length];
    double all = 0;
    for (int b = 0; b < sums.length; b++) {
      ofRegion[b / times.length] += sums[b];
      ofTime[b % times.length] += sums[b];
      all += sums[b];
    }
    double[] left = new double[sums.length];
    for (int b = 0; b < left.length; b++) {
      int g = b / times.length;
      int h = b % times.length;
      left[b] = sums[b] - regions[g] * ofTime[h] - times[h] * ofRegion[g] + share(b) * all;
    }
    return left;
  }
}
