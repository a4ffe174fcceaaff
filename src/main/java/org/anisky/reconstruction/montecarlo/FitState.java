package org.anisky.reconstruction.montecarlo;

import java.util.Arrays;

/** The parameters of a fit and what follows from them: the expectation of every pixel of a term. */
final class FitState {
  private final FitProblem problem;
  final double[] parameters;
  final double[] intensity;
  final double[][] expected;
  private final double[][] reference;
  private final double[][][] derivatives;

  /** Computed when first asked for. */
  private FitInformation information;

  /**
   * @param parameters in the order of the problem; not modified
   */
  FitState(FitProblem problem, double[] parameters) {
    this.problem = problem;
    this.parameters = parameters.clone();
    int terms = problem.terms.size();
    int pixels = problem.basis[0].length;
    intensity = new double[pixels];
    expected = new double[terms][pixels];
    reference = new double[terms][pixels];
    derivatives = new double[terms][][];
    for (int d = 0; d < terms; d++) {
      derivatives[d] = new double[problem.nuisances(d).length][pixels];
    }
  }

  /** Gradient and information here. */
  FitInformation information() {
    if (information == null) {
      information = new FitInformation(problem, this);
    }
    return information;
  }

  /** The nuisance parameters of a term, copied. */
  double[] nuisances(int d) {
    return Arrays.stream(problem.nuisances(d)).mapToDouble(place -> parameters[place]).toArray();
  }

  /** Computes intensity and expectations; false when one would not be positive. */
  boolean evaluate() {
    double[][] basis = problem.basis;
    for (int a = 0; a < intensity.length; a++) {
      double value = 1;
      for (int k = 0; k < basis.length; k++) {
        value += parameters[problem.firstCoefficient() + k] * basis[k][a];
      }
      intensity[a] = value;
    }
    for (int d = 0; d < problem.terms.size(); d++) {
      FitTerm term = problem.terms.get(d);
      term.reference().evaluate(nuisances(d), reference[d], derivatives[d]);
      double scale = Math.exp(parameters[d]);
      for (int a = term.pixels().nextSetBit(0); a >= 0; a = term.pixels().nextSetBit(a + 1)) {
        expected[d][a] = scale * reference[d][a] * intensity[a];
        if (!(reference[d][a] > 0 && intensity[a] > 0)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * The derivatives of ln mu in a pixel.
   *
   * @param out receives one per place of {@link FitProblem#places}; modified
   */
  void logDerivatives(int d, int a, double[] out) {
    double[][] basis = problem.basis;
    out[0] = 1;
    for (int k = 0; k < basis.length; k++) {
      out[1 + k] = basis[k][a] / intensity[a];
    }
    for (int j = 0; j < derivatives[d].length; j++) {
      out[1 + basis.length + j] = derivatives[d][j][a] / reference[d][a];
    }
  }

  /** c m_a: what the term expects of an isotropic sky, copied. */
  double[] isotropic(int d) {
    double[] result = reference[d].clone();
    double scale = Math.exp(parameters[d]);
    for (int a = 0; a < result.length; a++) {
      result[a] *= scale;
    }
    return result;
  }

  /** ln L, priors included, minus that of another state. */
  double gain(FitState before) {
    double sum = 0;
    for (int d = 0; d < problem.terms.size(); d++) {
      FitTerm term = problem.terms.get(d);
      for (int a = term.pixels().nextSetBit(0); a >= 0; a = term.pixels().nextSetBit(a + 1)) {
        sum += term.gain(a, expected[d][a], before.expected[d][a]);
      }
    }
    for (int j = 0; j < problem.priors.size(); j++) {
      int place = problem.firstNuisance() + j;
      double now = parameters[place] / problem.priors.get(j).sigma();
      double then = before.parameters[place] / problem.priors.get(j).sigma();
      sum -= 0.5 * (now * now - then * then);
    }
    return sum;
  }
}
