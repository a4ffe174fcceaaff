package org.anisky.counts;

import java.util.Locale;

/** What the weights of an event list are used for. */
public enum WeightUse {
  /** Counts are sums of weights, and so are the sums over events. */
  COUNTS_AND_SUMS,
  /**
   * Counts are numbers of events; the weights enter the sums over events alone. For lists whose
   * weights flatten the exposure in right ascension: harmonic analysis needs that, a likelihood
   * that fits the rate must not see it.
   */
  SUMS_ONLY;

  /** The name in configurations and files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
