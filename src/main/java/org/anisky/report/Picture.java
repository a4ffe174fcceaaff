package org.anisky.report;

import java.awt.image.BufferedImage;

/** Something that makes a figure. Immutable; every call makes the same figure. */
public interface Picture {
  /** What is shown, in which words and on which axes. */
  Figure figure();

  /** The figure in pixels, see {@link Figure#render}. */
  default BufferedImage render() {
    return figure().render();
  }
}
