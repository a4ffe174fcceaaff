package org.anisky.counts;

/** cos kx and sin kx for k = 1 to {@link HarmonicSums#ORDERS}, by recurrence; reused per event. */
final class Multiples {
  final double[] cosine = new double[HarmonicSums.ORDERS];
  final double[] sine = new double[HarmonicSums.ORDERS];

  /** Sets x by its cosine and sine. */
  void set(double cos, double sin) {
    cosine[0] = cos;
    sine[0] = sin;
    for (int k = 1; k < HarmonicSums.ORDERS; k++) {
      cosine[k] = cosine[k - 1] * cos - sine[k - 1] * sin;
      sine[k] = sine[k - 1] * cos + cosine[k - 1] * sin;
    }
  }

  /** sums += weight times these. */
  void addTo(double[] cosines, double[] sines, double weight) {
    for (int k = 0; k < HarmonicSums.ORDERS; k++) {
      cosines[k] += weight * cosine[k];
      sines[k] += weight * sine[k];
    }
  }
}
