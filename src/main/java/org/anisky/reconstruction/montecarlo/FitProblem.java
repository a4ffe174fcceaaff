package org.anisky.reconstruction.montecarlo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.likelihood.LikelihoodProblem;

/**
 * What is fitted, and where its parameters stand: ln c of every term, x_k, then the nuisance
 * parameters. Terms share the x_k, and a nuisance parameter where they name the same prior: ranges
 * of energy seen by one detector are wrong together, two detectors each in their own way.
 */
final class FitProblem implements LikelihoodProblem<FitState> {
  final List<FitTerm> terms;
  final double[][] basis;
  final List<NuisancePrior> priors;
  private final int[][] nuisances;
  private final int[][] places;

  /**
   * @param terms at least one
   * @param basis Y_k, shape (k, E); not modified
   */
  FitProblem(List<FitTerm> terms, double[][] basis) {
    this.terms = List.copyOf(terms);
    this.basis = basis;
    List<NuisancePrior> distinct = new ArrayList<>();
    for (FitTerm term : terms) {
      for (NuisancePrior prior : term.reference().priors()) {
        if (!distinct.contains(prior)) {
          distinct.add(prior);
        }
      }
    }
    priors = List.copyOf(distinct);
    nuisances = new int[terms.size()][];
    places = new int[terms.size()][];
    for (int d = 0; d < places.length; d++) {
      List<NuisancePrior> own = terms.get(d).reference().priors();
      nuisances[d] = own.stream().mapToInt(p -> firstNuisance() + priors.indexOf(p)).toArray();
      places[d] = new int[1 + basis.length + own.size()];
      places[d][0] = d;
      for (int k = 0; k < basis.length; k++) {
        places[d][1 + k] = firstCoefficient() + k;
      }
      System.arraycopy(nuisances[d], 0, places[d], 1 + basis.length, own.size());
    }
  }

  @Override
  public double[] parameters(FitState state) {
    return state.parameters;
  }

  @Override
  public double[] score(FitState state) {
    return state.information().gradient;
  }

  @Override
  public double[][] covariance(FitState state) {
    return state.information().covariance();
  }

  @Override
  public Optional<FitState> move(FitState from, double[] change) {
    double[] parameters = from.parameters.clone();
    for (int p = 0; p < parameters.length; p++) {
      parameters[p] += change[p];
    }
    FitState to = new FitState(this, parameters);
    return to.evaluate() ? Optional.of(to) : Optional.empty();
  }

  @Override
  public double gain(FitState state, FitState other) {
    return state.gain(other);
  }

  /** Number of parameters. */
  int size() {
    return firstNuisance() + priors.size();
  }

  /** Place of x_0. */
  int firstCoefficient() {
    return terms.size();
  }

  /** Place of the first nuisance parameter: so many parameters are none. */
  int firstNuisance() {
    return terms.size() + basis.length;
  }

  /** Places of the nuisance parameters of a term, in its order; shared, must not be modified. */
  int[] nuisances(int d) {
    return nuisances[d];
  }

  /**
   * Places of the parameters that move a term: its ln c, all x_k, its nuisance parameters; shared,
   * must not be modified.
   */
  int[] places(int d) {
    return places[d];
  }
}
