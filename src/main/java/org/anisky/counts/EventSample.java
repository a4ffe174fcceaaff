package org.anisky.counts;

import java.util.Locale;

/** Which events of a list are summed; all have passed the cuts in time and energy. */
public enum EventSample {
  /** Those whose own zenith angle is in the field of view, whatever pixel they fall into. */
  IN_VIEW,
  /** All of them, whatever their zenith angle. */
  ALL;

  /** The name in configurations and files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
