package org.anisky.statistics;

/** How an upper limit of an amplitude is made. */
public enum LimitMethod {
  /** A quantile of the posterior of the amplitude, its direction marginalised. */
  BAYESIAN,
  /** The unified intervals of Feldman and Cousins, which may have a lower edge. */
  FELDMAN_COUSINS
}
