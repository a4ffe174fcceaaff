package org.anisky.configuration;

/** From where a systematic error of the dipole is taken, beside what a strategy has of its own. */
public enum Systematics {
  /** From nowhere. */
  NONE,
  /** From the same events in other time frames. */
  FRAMES
}
