package org.anisky.counts;

/** What counts on the sky are compared with, and how well it is known. */
public enum ReferenceKind {
  /** Without statistical error. */
  EXACT,
  /** Simulated with finite statistics. */
  SIMULATED,
  /** Counts of other events of the same detector: what is measured is relative to their sky. */
  CONTROL_SAMPLE,
  /** Made of the same events with their times scrambled, within fixed windows of time. */
  SCRAMBLED,
  /** Made of the same events by direct integration over a sliding window of time. */
  DIRECT_INTEGRATION;

  /** Whether a map is used without a statistical error of its own. */
  public boolean isExact() {
    return this != SIMULATED && this != CONTROL_SAMPLE;
  }
}
