package org.anisky.counts;

/** How well the map is known that counts on the sky are compared with. */
public enum ReferenceKind {
  /** Without statistical error. */
  EXACT,
  /** Simulated with finite statistics. */
  SIMULATED,
  /** Counts of other events of the same detector: what is measured is relative to their sky. */
  CONTROL_SAMPLE
}
