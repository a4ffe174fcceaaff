package org.anisky.report;

import java.util.Map;

/** Something drawn on a map of the sky, within its outline. Immutable. */
interface SkyMark {
  /** Draws it. */
  void draw(Sheet sheet, SkyPlace place);

  /** What it shows, see {@link Description}. */
  Map<String, Object> description();
}
