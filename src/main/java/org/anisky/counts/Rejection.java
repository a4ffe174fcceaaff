package org.anisky.counts;

import java.util.Locale;

/** Why an event is not counted; the first reason that applies is the one that is told. */
public enum Rejection {
  /** Not between the first and the last instant asked for. */
  OUTSIDE_TIME_RANGE,
  /** In no energy range asked for. */
  OUTSIDE_ENERGY_RANGE,
  /** In a pixel whose centre is out of view. */
  OUTSIDE_FIELD_OF_VIEW;

  /** The name in results. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
