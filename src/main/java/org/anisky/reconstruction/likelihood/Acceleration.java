package org.anisky.reconstruction.likelihood;

import java.util.Locale;

/** How the slow linear convergence of the sweeps is made faster. */
public enum Acceleration {
  /** Plain sweeps. */
  NONE,
  /** Anderson mixing of (ln N, ln A), guarded by ln L. */
  ANDERSON;

  /** The name in configurations and files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
