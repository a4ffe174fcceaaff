package org.anisky.statistics;

import org.apache.commons.numbers.gamma.Erf;

/**
 * The distribution of the measured amplitude |a n + L z| for a true amplitude a in a direction n:
 * the probability of an ellipsoid that is off centre. The components are taken one after the other,
 * each as M sin(psi) of what the ones before leave of M, by a Gauss rule in psi where the component
 * has weight; the last is integrated exactly.
 */
final class AmplitudeOfDirection {
  private static final GaussLegendre RULE = GaussLegendre.of(28);

  /** Components further than this many errors from their mean have no weight. */
  private static final double REACH = 6.5;

  private final double[][] factor;
  private final double[] centre;

  /**
   * @param factor L, shape (k, k), lower; not modified
   * @param amplitude of the true vector
   * @param direction of the true vector, shape (k); not modified
   */
  AmplitudeOfDirection(double[][] factor, double amplitude, double[] direction) {
    this.factor = factor;
    centre = direction.clone();
    for (int k = 0; k < centre.length; k++) {
      centre[k] *= amplitude;
    }
  }

  /** The probability of a measured amplitude below this one. */
  double probabilityBelow(double measured) {
    return measured > 0 ? below(measured, 0, new double[centre.length]) : 0;
  }

  /** The probability that components from {@code k} on have together less than this length. */
  private double below(double length, int k, double[] z) {
    double mean = centre[k];
    for (int l = 0; l < k; l++) {
      mean += factor[k][l] * z[l];
    }
    double error = factor[k][k];
    if (k == centre.length - 1) {
      double scale = error * Math.sqrt(2);
      return (Erf.value((length - mean) / scale) + Erf.value((length + mean) / scale)) / 2;
    }
    double from = angle((mean - REACH * error) / length);
    double to = angle((mean + REACH * error) / length);
    if (!(from < to)) {
      return 0;
    }
    double sum = 0;
    for (int node = 0; node < RULE.size(); node++) {
      double psi = RULE.node(node, from, to);
      double rest = length * Math.cos(psi);
      z[k] = (length * Math.sin(psi) - mean) / error;
      sum +=
          RULE.weight(node, from, to) * rest * Math.exp(-z[k] * z[k] / 2) * below(rest, k + 1, z);
    }
    return sum / (error * Math.sqrt(2 * Math.PI));
  }

  private static double angle(double sine) {
    return Math.asin(Math.max(-1, Math.min(1, sine)));
  }
}
