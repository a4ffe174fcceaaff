package org.anisky.reconstruction.montecarlo;

import java.util.BitSet;

/**
 * How much more or less the scores of a fit fluctuate than those of plain events do, because events
 * carry weights. The score of a parameter is a sum over pixels that is linear in the counts, and a
 * sum of weighted Poisson events has its sum of squared weights as variance; so, with the
 * information F, the covariance of the parameters is F^-1 (F + excess) F^-1 (Huber 1967, White
 * 1982), wherever on the sky the weights are large. Zero without weights.
 */
final class WeightExcess {
  /** From the counts, shape (parameters, parameters). */
  final double[][] ofCounts;

  /** From a control sample, shape (parameters, parameters). */
  final double[][] ofReference;

  /**
   * @param state for which the covariance is asked
   * @param seen of the sky that gave the counts: their squared weights are scaled from it to the
   *     state
   */
  WeightExcess(FitProblem problem, FitState state, FitState seen) {
    ofCounts = new double[problem.size()][problem.size()];
    ofReference = new double[problem.size()][problem.size()];
    for (int d = 0; d < problem.terms.size(); d++) {
      if (problem.terms.get(d).isWeighted()) {
        add(d, problem, state, seen);
      }
    }
  }

  private void add(int d, FitProblem problem, FitState state, FitState seen) {
    FitTerm term = problem.terms.get(d);
    int[] places = problem.places(d);
    double[] derivative = new double[places.length];
    BitSet pixels = term.pixels();
    for (int a = pixels.nextSetBit(0); a >= 0; a = pixels.nextSetBit(a + 1)) {
      double mu = state.expected[d][a];
      state.logDerivatives(d, a, derivative);
      double counts = term.excessOfCounts(a, mu, seen.expected[d][a]);
      double reference = term.excessOfReference(a, mu);
      for (int p = 0; p < places.length; p++) {
        for (int q = 0; q < places.length; q++) {
          double product = derivative[p] * derivative[q];
          ofCounts[places[p]][places[q]] += counts * product;
          ofReference[places[p]][places[q]] += reference * product;
        }
      }
    }
  }
}
