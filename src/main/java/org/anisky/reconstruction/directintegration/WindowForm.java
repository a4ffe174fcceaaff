package org.anisky.reconstruction.directintegration;

/** How windows of time lie. */
public enum WindowForm {
  /** Centred on every bin. */
  SLIDING,
  /** One after the other. */
  FIXED
}
