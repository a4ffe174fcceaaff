package org.anisky.report;

import java.util.Map;

/** Something drawn in a panel, in the units of its axes. Immutable. */
interface Mark {
  /** Draws it between axes. */
  void draw(Sheet sheet, Axes axes);

  /** What it shows, see {@link Description}. */
  Map<String, Object> description();
}
