package org.anisky.statistics;

import java.util.stream.IntStream;

/**
 * Scores u of parameters at zero, with their information F: near zero a normal vector with mean F x
 * and covariance F if x are the parameters. Everything that is asked of parameters together, some
 * free and some not, follows from it (Rao 1948; Neyman's C(alpha)). Parameters of which the data
 * say nothing beside those before them are left out, and lower the degrees of freedom. Immutable.
 */
public final class ScoreVector {
  /** A parameter of which others leave less than this part of its information is left out. */
  private static final double NEGLIGIBLE = 1e-7;

  private final double[] score;
  private final double[][] information;

  /**
   * @param score u, shape (k); not modified
   * @param information F, symmetric, shape (k, k); not modified
   */
  public ScoreVector(double[] score, double[][] information) {
    this.score = score;
    this.information = information;
  }

  /**
   * What a test gives.
   *
   * @param statistic chi-squared when the parameters tested are zero
   * @param degreesOfFreedom of it; 0 when the data say nothing of them
   */
  public record Test(double statistic, int degreesOfFreedom) {
    /** Probability of at least this statistic; 1 when the data say nothing. */
    public double probability() {
      return degreesOfFreedom == 0 ? 1 : Significance.probability(statistic, degreesOfFreedom);
    }
  }

  /** Number of parameters. */
  public int size() {
    return score.length;
  }

  /** The scores, copied. */
  public double[] score() {
    return score.clone();
  }

  /**
   * The scores of some parameters with others free.
   *
   * @param wanted places of the parameters; all that are neither wanted nor free are held at zero
   * @param free places of the parameters that are profiled
   */
  public ScoreVector profiled(int[] wanted, int[] free) {
    int[] order = IntStream.concat(IntStream.of(free), IntStream.of(wanted)).toArray();
    int size = order.length;
    double[] u = new double[size];
    double[][] f = new double[size][size];
    for (int k = 0; k < size; k++) {
      u[k] = score[order[k]];
      for (int l = 0; l < size; l++) {
        f[k][l] = information[order[k]][order[l]];
      }
    }
    for (int k = 0; k < free.length; k++) {
      eliminate(u, f, k, information[order[k]][order[k]]);
    }
    double[] left = new double[wanted.length];
    double[][] of = new double[wanted.length][wanted.length];
    for (int k = 0; k < wanted.length; k++) {
      left[k] = u[free.length + k];
      System.arraycopy(f[free.length + k], free.length, of[k], 0, wanted.length);
    }
    return new ScoreVector(left, of);
  }

  /** Takes parameter k off all that follow; whether the data say anything of it. */
  private static boolean eliminate(double[] u, double[][] f, int k, double plain) {
    if (!(f[k][k] > NEGLIGIBLE * plain)) {
      return false;
    }
    for (int row = k + 1; row < u.length; row++) {
      double factor = f[row][k] / f[k][k];
      if (factor != 0) {
        u[row] -= factor * u[k];
        for (int column = k + 1; column < u.length; column++) {
          f[row][column] -= factor * f[k][column];
        }
      }
    }
    return true;
  }

  /**
   * Whether parameters are zero, others free.
   *
   * @param tested places of the parameters
   * @param free places of those that are profiled
   */
  public Test test(int[] tested, int[] free) {
    ScoreVector left = profiled(tested, free);
    double[] u = left.score.clone();
    double[][] f = new double[u.length][];
    for (int k = 0; k < u.length; k++) {
      f[k] = left.information[k].clone();
    }
    double sum = 0;
    int known = 0;
    for (int k = 0; k < u.length; k++) {
      double own = u[k];
      if (eliminate(u, f, k, information[tested[k]][tested[k]])) {
        sum += own * own / f[k][k];
        known++;
      }
    }
    return new Test(sum, known);
  }

  /**
   * Parameters with their covariance.
   *
   * @param values one step from zero to the maximum
   * @param covariance shape (k, k)
   */
  public record Estimate(double[] values, double[][] covariance) {}

  /**
   * The best values of parameters, others free.
   *
   * @return null when the data do not tell them
   */
  public Estimate estimate(int[] wanted, int[] free) {
    ScoreVector left = profiled(wanted, free);
    for (int k = 0; k < wanted.length; k++) {
      if (!(left.information[k][k] > NEGLIGIBLE * information[wanted[k]][wanted[k]])) {
        return null;
      }
    }
    double[][] covariance = LinearSystem.invert(left.information);
    return covariance == null
        ? null
        : new Estimate(LinearSystem.product(covariance, left.score), covariance);
  }

  /**
   * The scores as they would be at zero when they were taken elsewhere.
   *
   * @param at the parameters there, shape (k); not modified
   */
  public ScoreVector movedBack(double[] at) {
    double[] shift = LinearSystem.product(information, at);
    double[] moved = score.clone();
    for (int k = 0; k < moved.length; k++) {
      moved[k] += shift[k];
    }
    return new ScoreVector(moved, information);
  }
}
