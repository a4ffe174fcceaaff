package org.anisky.reconstruction.montecarlo;

import java.util.BitSet;

/**
 * One set of counts on the common sky with its reference. Its likelihood in pixel a, with mu = c
 * m_a I_a, is Poisson, n ln mu - mu, when the reference is exact there.
 *
 * <p>When the reference is itself a number k_a of counts (of a control sample, or the effective
 * number of a map with errors) with an unknown expectation nu_a of its own, then m_a is what one of
 * them stands for, n is Poisson of mu nu and k Poisson of nu. With nu at its maximum (n + k)/(1 +
 * mu) (Barlow and Beeston 1993, Comput. Phys. Commun. 77, 219, for one source) what remains is the
 * binomial likelihood n ln mu - (n + k) ln(1 + mu), exact for any k, zero included.
 *
 * <p>Weighted counts enter as effective numbers, that is divided by f = sum of squared weights over
 * sum of weights (Bohm and Zech 2014, Nucl. Instrum. Meth. A 748, 1), with one f for all pixels:
 * the score is then linear in the weights and has the mean zero at the true sky, wherever weights
 * are large. Its variance is not that of plain events, see {@link WeightExcess}. An f of each pixel
 * would go with the counts in it, and so would the mean of the score.
 *
 * @param counts n_a, shape (E), effective numbers; not modified
 * @param squaredWeights variance of n_a, shape (E), sums of squared weights over f^2, or null when
 *     every weight is 1; not modified
 * @param pixels that take part
 * @param reference m_a, positive in every pixel that takes part
 * @param referenceCounts k_a, shape (E), or null when the reference is exact; not modified
 * @param referenceSquaredWeights variance of k_a, shape (E), or null when it is Poisson's; not
 *     modified
 */
record FitTerm(
    double[] counts,
    double[] squaredWeights,
    BitSet pixels,
    ReferenceModel reference,
    double[] referenceCounts,
    double[] referenceSquaredWeights) {

  /** Whether variances are other than Poisson's. */
  boolean isWeighted() {
    return squaredWeights != null || referenceSquaredWeights != null;
  }

  /** d ln L/d ln mu in a pixel. */
  double score(int a, double mu) {
    return referenceCounts == null
        ? counts[a] - mu
        : (counts[a] - mu * referenceCounts[a]) / (1 + mu);
  }

  /** The expected -d2 ln L/d (ln mu)2 in a pixel. */
  double information(int a, double mu) {
    return referenceCounts == null
        ? mu
        : mu * (counts[a] + referenceCounts[a]) / ((1 + mu) * (1 + mu));
  }

  /** The same if the reference were known: the expected counts. */
  double informationOfCounts(int a, double mu) {
    return referenceCounts == null ? mu : mu * (counts[a] + referenceCounts[a]) / (1 + mu);
  }

  /**
   * What weights add to the variance that counts give to the score.
   *
   * @param seen expectation for the sky that gave the counts
   */
  double excessOfCounts(int a, double mu, double seen) {
    if (squaredWeights == null) {
      return 0;
    }
    double excess = squaredWeights[a] * mu / seen - informationOfCounts(a, mu);
    return referenceCounts == null ? excess : excess / ((1 + mu) * (1 + mu));
  }

  /** What weights add to the variance that the reference gives to the score. */
  double excessOfReference(int a, double mu) {
    if (referenceSquaredWeights == null) {
      return 0;
    }
    double ofPlainEvents = (counts[a] + referenceCounts[a]) / (1 + mu);
    double response = mu / (1 + mu);
    return (referenceSquaredWeights[a] - ofPlainEvents) * response * response;
  }

  /** ln L at mu minus ln L at another value, in a pixel. */
  double gain(int a, double mu, double before) {
    double logarithm = counts[a] > 0 ? counts[a] * Math.log(mu / before) : 0;
    return referenceCounts == null
        ? logarithm - (mu - before)
        : logarithm - (counts[a] + referenceCounts[a]) * Math.log1p((mu - before) / (1 + before));
  }
}
