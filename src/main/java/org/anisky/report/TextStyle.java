package org.anisky.report;

import java.awt.Color;

/**
 * How a text is written.
 *
 * @param size height of the em, picture pixels
 * @param colour of the letters
 * @param anchor which part of the text sits on the given point
 * @param halo whether a pale rim keeps the letters legible on a coloured ground
 */
record TextStyle(double size, Color colour, Anchor anchor, boolean halo) {
  /** Which part of a text sits on the point it is written at. */
  enum Anchor {
    LEFT,
    CENTRE,
    RIGHT
  }

  static TextStyle of(double size) {
    return new TextStyle(size, Palette.INK, Anchor.CENTRE, false);
  }

  TextStyle sized(double newSize) {
    return new TextStyle(newSize, colour, anchor, halo);
  }

  TextStyle coloured(Color newColour) {
    return new TextStyle(size, newColour, anchor, halo);
  }

  TextStyle left() {
    return new TextStyle(size, colour, Anchor.LEFT, halo);
  }

  TextStyle right() {
    return new TextStyle(size, colour, Anchor.RIGHT, halo);
  }

  TextStyle withHalo() {
    return new TextStyle(size, colour, anchor, true);
  }
}
