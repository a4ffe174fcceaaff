package org.anisky.configuration;

/** What a simulation writes for each detector. */
public enum SimulationOutput {
  /** Sidereal counts, {@code <name>.arrow}. */
  COUNTS,
  /** A list of events, {@code <name>-events.arrow}. */
  EVENTS_ARROW,
  /** A list of events, {@code <name>-events.txt}. */
  EVENTS_TEXT
}
