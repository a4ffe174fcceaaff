package org.anisky.reconstruction.montecarlo;

import java.util.Arrays;
import java.util.List;

/**
 * The parameters of a fit and what follows from them: the expectation of every pixel of every term.
 * Parameters are ordered: ln c of every term, x_k, then the nuisance parameters of one term after
 * the other.
 */
final class FitState {
  private final List<FitTerm> terms;
  private final double[][] basis;
  final double[] parameters;
  final double[] intensity;
  final double[][] expected;
  private final double[][] reference;
  private final double[][][] derivatives;

  FitState(List<FitTerm> terms, double[][] basis, double[] parameters) {
    this.terms = terms;
    this.basis = basis;
    this.parameters = parameters.clone();
    int pixels = basis[0].length;
    intensity = new double[pixels];
    expected = new double[terms.size()][pixels];
    reference = new double[terms.size()][pixels];
    derivatives = new double[terms.size()][][];
    for (int d = 0; d < terms.size(); d++) {
      derivatives[d] = new double[terms.get(d).reference().priors().size()][pixels];
    }
  }

  static int parameters(List<FitTerm> terms, double[][] basis) {
    int nuisances = terms.stream().mapToInt(t -> t.reference().priors().size()).sum();
    return terms.size() + basis.length + nuisances;
  }

  /** Place of the first nuisance parameter of a term. */
  int firstNuisance(int d) {
    int first = terms.size() + basis.length;
    for (FitTerm before : terms.subList(0, d)) {
      first += before.reference().priors().size();
    }
    return first;
  }

  /** The nuisance parameters of a term, copied. */
  double[] nuisances(int d) {
    int first = firstNuisance(d);
    return Arrays.copyOfRange(parameters, first, first + derivatives[d].length);
  }

  /** Places of the parameters that move a term: its ln c, all x_k, its nuisance parameters. */
  int[] places(int d) {
    int[] places = new int[1 + basis.length + derivatives[d].length];
    places[0] = d;
    for (int k = 0; k < basis.length; k++) {
      places[1 + k] = terms.size() + k;
    }
    for (int j = 0; j < derivatives[d].length; j++) {
      places[1 + basis.length + j] = firstNuisance(d) + j;
    }
    return places;
  }

  /** Computes intensity and expectations; false when one would not be positive. */
  boolean evaluate() {
    for (int a = 0; a < intensity.length; a++) {
      double value = 1;
      for (int k = 0; k < basis.length; k++) {
        value += parameters[terms.size() + k] * basis[k][a];
      }
      intensity[a] = value;
    }
    for (int d = 0; d < terms.size(); d++) {
      FitTerm term = terms.get(d);
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
   * @param out receives one per place of {@link #places}; modified
   */
  void logDerivatives(int d, int a, double[] out) {
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
    for (int d = 0; d < terms.size(); d++) {
      FitTerm term = terms.get(d);
      for (int a = term.pixels().nextSetBit(0); a >= 0; a = term.pixels().nextSetBit(a + 1)) {
        sum += term.gain(a, expected[d][a], before.expected[d][a]);
      }
      List<NuisancePrior> priors = term.reference().priors();
      for (int j = 0; j < priors.size(); j++) {
        double now = parameters[firstNuisance(d) + j] / priors.get(j).sigma();
        double then = before.parameters[firstNuisance(d) + j] / priors.get(j).sigma();
        sum -= 0.5 * (now * now - then * then);
      }
    }
    return sum;
  }
}
