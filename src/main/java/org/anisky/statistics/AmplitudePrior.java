package org.anisky.statistics;

/** What is believed of a true amplitude before the measurement; all directions are alike. */
public enum AmplitudePrior {
  /** Every amplitude is as likely as any other: p(a) da = da. */
  FLAT_IN_AMPLITUDE,
  /** Every vector is as likely as any other: p(a) da = a^(k-1) da for k components. */
  FLAT_IN_VECTOR;

  /** The power of the amplitude in its density. */
  int power(int components) {
    return this == FLAT_IN_AMPLITUDE ? 0 : components - 1;
  }
}
