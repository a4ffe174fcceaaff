package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.Color;

/** The colours and pens that all pictures share. */
final class Palette {
  static final Color PAPER = Color.WHITE;
  static final Color INK = new Color(0x202020);
  static final Color FAINT_INK = new Color(0x5a5a5a);
  static final Color GRID = new Color(0xdadada);
  static final Color GRATICULE = new Color(0, 0, 0, 70);
  static final Color HALO = new Color(255, 255, 255, 205);

  /** Pixels of a sky map that were not observed. */
  static final Color UNOBSERVED = new Color(0xd2d2d2);

  /** Data and fit in charts: a blue and a vermilion that colour-blind readers tell apart. */
  static final Color DATA = new Color(0x1f4e9c);

  static final Color FIT = new Color(0xc8451b);

  static final BasicStroke FRAME_PEN = new BasicStroke(2.6f);
  static final BasicStroke GRATICULE_PEN = new BasicStroke(1.3f);
  static final BasicStroke GRID_PEN = new BasicStroke(1.4f);
  static final BasicStroke TICK_PEN = new BasicStroke(2f);
  static final BasicStroke CURVE_PEN =
      new BasicStroke(3.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  private Palette() {}

  /** A dashed pen. */
  static BasicStroke dashed(double width, double dash, double gap) {
    return new BasicStroke(
        (float) width,
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        10f,
        new float[] {(float) dash, (float) gap},
        0f);
  }
}
