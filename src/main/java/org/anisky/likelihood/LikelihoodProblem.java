package org.anisky.likelihood;

import java.util.Optional;

/**
 * A likelihood to be maximised by {@link FisherScoring}. A state is a point of the parameters with
 * whatever follows from them; it is never changed once it has been handed out.
 *
 * @param <S> the states
 */
public interface LikelihoodProblem<S> {
  /** The parameters of a state, shape (k); not modified. */
  double[] parameters(S state);

  /** d ln L/d parameter, shape (k); not modified. */
  double[] score(S state);

  /**
   * The inverse of the expected information, of this state or of one so near that it serves, shape
   * (k, k); not modified.
   *
   * @throws org.anisky.InvalidInputException when a combination of parameters is not constrained
   */
  double[][] covariance(S state);

  /**
   * Another state, its likelihood evaluated; parameters that are profiled follow.
   *
   * @param change of the parameters, shape (k); not modified
   * @return empty when an expectation would not be positive there
   */
  Optional<S> move(S from, double[] change);

  /** ln L of a state minus that of another, computed without the cancellation of large numbers. */
  double gain(S state, S other);
}
