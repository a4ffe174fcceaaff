package org.anisky.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * A squared distance t = x^T S^-1 x of p differences with the covariance S that n toys have, and
 * what it says: were the covariance known, chi-squared of p would follow; from toys it is the law
 * of Hotelling (1931, Ann. Math. Stat. 2, 360),
 *
 * <pre>
 *   t (n - p)/(p (n - 1))   like F(p, n - p)
 * </pre>
 *
 * which holds for any number of toys. And the distance with the known covariance, for the same x,
 * is t C/(n - 1) with C like chi-squared of n - p (Anderson 2003, Multivariate Statistical
 * Analysis, theorem 7.3.6): so much do the toys leave open.
 *
 * @param squared t
 * @param dimension p, at least 1
 * @param toys n, above p
 */
public record ToyDistance(double squared, int dimension, int toys) {
  /** Two ends. */
  public record Range(double low, double high) {}

  private double freedom() {
    return toys - dimension;
  }

  /**
   * Unbiased estimate of the distance with the known covariance: t (n - p - 2)/(n - 1) (Hartlap et
   * al. 2007, A&amp;A 464, 399).
   */
  public double chiSquared() {
    return squared * (toys - dimension - 2.0) / (toys - 1.0);
  }

  /** Probability of at least this distance, toys included. */
  public double probability() {
    double f = squared * freedom() / (dimension * (toys - 1.0));
    return FDistribution.of(dimension, freedom()).survivalProbability(f);
  }

  /**
   * The interval of the probability that endless toys would give.
   *
   * @param confidence that it holds it, in (0, 1)
   */
  public Range range(double confidence) {
    return new Range(known((1 + confidence) / 2), known((1 - confidence) / 2));
  }

  private double known(double quantile) {
    double c = ChiSquaredDistribution.of(freedom()).inverseCumulativeProbability(quantile);
    return Significance.probability(squared * c / (toys - 1.0), dimension);
  }
}
