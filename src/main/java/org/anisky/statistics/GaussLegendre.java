package org.anisky.statistics;

/**
 * Nodes and weights of the Gauss-Legendre rule on [-1, 1], exact for polynomials of degree 2 n - 1:
 * zeros of P_n by Newton's method from cos(pi (k + 3/4)/(n + 1/2)) (Abramowitz and Stegun,
 * 25.4.29). Immutable.
 */
final class GaussLegendre {
  /** Newton's method doubles the digits in each step. */
  private static final int STEPS = 6;

  private final double[] nodes;
  private final double[] weights;

  private GaussLegendre(double[] nodes, double[] weights) {
    this.nodes = nodes;
    this.weights = weights;
  }

  /** The rule of n nodes. */
  static GaussLegendre of(int n) {
    double[] nodes = new double[n];
    double[] weights = new double[n];
    for (int k = 0; k < n; k++) {
      double x = Math.cos(Math.PI * (k + 0.75) / (n + 0.5));
      double slope = 1;
      for (int step = 0; step < STEPS; step++) {
        double before = 1;
        double value = x;
        for (int l = 2; l <= n; l++) {
          double next = ((2 * l - 1) * x * value - (l - 1) * before) / l;
          before = value;
          value = next;
        }
        slope = n * (before - x * value) / (1 - x * x);
        x -= value / slope;
      }
      nodes[k] = x;
      weights[k] = 2 / ((1 - x * x) * slope * slope);
    }
    return new GaussLegendre(nodes, weights);
  }

  /** How many nodes. */
  int size() {
    return nodes.length;
  }

  /** The k-th node of the interval [from, to]. */
  double node(int k, double from, double to) {
    return (from + to) / 2 + (to - from) / 2 * nodes[k];
  }

  /** The k-th weight of the interval [from, to]. */
  double weight(int k, double from, double to) {
    return (to - from) / 2 * weights[k];
  }
}
