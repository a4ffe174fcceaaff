package org.anisky.configuration;

import org.anisky.io.json.EnumKeys;

/** In which formats pictures are written. */
public enum PictureFormat {
  /** Pixels. */
  PNG,
  /** Lines for the web and for drawing programs. */
  SVG,
  /** Lines for LaTeX and print. */
  PDF;

  /** The name in configurations and of files. */
  public String key() {
    return EnumKeys.key(this);
  }
}
