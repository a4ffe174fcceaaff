package org.anisky.simulation;

import java.util.Locale;

/** What counts are made of expected counts. */
public enum Fluctuations {
  /** Whole numbers drawn from the Poisson distribution. */
  POISSON,
  /** The expected counts themselves: a data set without noise. */
  ASIMOV;

  /** The name in configurations and files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
