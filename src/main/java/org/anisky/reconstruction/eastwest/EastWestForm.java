package org.anisky.reconstruction.eastwest;

import java.util.Locale;

/** How the two halves of the sky are compared. */
public enum EastWestForm {
  /** Counts of both halves per bin of sidereal time, and a fit to their asymmetry. */
  BINNED,
  /** Sums over the events themselves, without any bin. */
  EVENTS;

  /** The name in configurations and files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
