package org.anisky.likelihood;

import java.util.Optional;
import org.anisky.statistics.LinearSystem;

/**
 * Fisher scoring: steps of covariance times score to the maximum of a likelihood (Fisher 1925).
 * Steps that would lower ln L or make an expectation negative are halved, and steps beyond the
 * maximum along their direction are cut to it: where two parameters can hardly be told apart, the
 * maximum lies in a curved valley, whose curvature the expected information does not have.
 *
 * @param <S> the states of the problem
 */
public final class FisherScoring<S> {
  /** The fit ends when the step, in units of the errors, is below this. */
  private static final double STEP_IN_SIGMA = 1e-9;

  /** Steps below this many errors are taken as they are: their gain in ln L is lost in rounding. */
  private static final double UNGUARDED = 1e-2;

  /** A step is cut when the slope behind it is this many times that before it, and negative. */
  private static final double OVERSHOT = 0.5;

  private static final int MAX_STEPS = 100;
  private static final int MAX_HALVINGS = 40;

  private final LikelihoodProblem<S> problem;

  /** Of one problem. */
  public FisherScoring(LikelihoodProblem<S> problem) {
    this.problem = problem;
  }

  /**
   * Where the scoring ended.
   *
   * @param <S> the states of the problem
   * @param state the last one
   * @param converged whether the last step was negligible; not converging is a result
   */
  public record Maximum<S>(S state, boolean converged) {}

  /**
   * Climbs.
   *
   * @param start where ln L is finite
   */
  public Maximum<S> from(S start) {
    S at = start;
    boolean converged = false;
    for (int iteration = 0; iteration < MAX_STEPS && !converged; iteration++) {
      double[][] covariance = problem.covariance(at);
      double[] step = LinearSystem.product(covariance, problem.score(at));
      double sigmas = inSigma(step, covariance);
      converged = sigmas < STEP_IN_SIGMA;
      S next = guarded(at, step, sigmas);
      at = converged ? next : cut(at, next);
    }
    return new Maximum<>(at, converged);
  }

  private static double inSigma(double[] step, double[][] covariance) {
    double largest = 0;
    for (int k = 0; k < step.length; k++) {
      largest = Math.max(largest, Math.abs(step[k]) / Math.sqrt(covariance[k][k]));
    }
    return largest;
  }

  /** The step, halved until ln L does not fall; the state itself when that never happens. */
  private S guarded(S from, double[] step, double sigmas) {
    double length = 1;
    double[] change = new double[step.length];
    for (int halving = 0; halving < MAX_HALVINGS; halving++, length /= 2) {
      for (int k = 0; k < step.length; k++) {
        change[k] = length * step[k];
      }
      Optional<S> to = problem.move(from, change);
      if (to.isPresent() && (sigmas < UNGUARDED || problem.gain(to.get(), from) >= 0)) {
        return to.get();
      }
    }
    return from;
  }

  /** The state between two at which the slope is zero if it falls evenly. */
  private S cut(S from, S to) {
    double[] start = problem.parameters(from);
    double[] end = problem.parameters(to);
    double[] way = new double[start.length];
    for (int k = 0; k < way.length; k++) {
      way[k] = end[k] - start[k];
    }
    double before = dot(problem.score(from), way);
    double after = dot(problem.score(to), way);
    if (!(after < -OVERSHOT * before)) {
      return to;
    }
    double fraction = before / (before - after);
    for (int k = 0; k < way.length; k++) {
      way[k] *= fraction;
    }
    return problem.move(from, way).orElse(to);
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int k = 0; k < left.length; k++) {
      sum += left[k] * right[k];
    }
    return sum;
  }
}
