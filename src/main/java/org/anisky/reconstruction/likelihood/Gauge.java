package org.anisky.reconstruction.likelihood;

import java.util.Locale;

/** How the m = 0 modes of the sky, which the data cannot measure, are fixed by convention. */
public enum Gauge {
  /**
   * I is divided by its mean over the observed pixels of each declination ring and A multiplied by
   * the same at the pixel's declination: an exact symmetry of the likelihood on the cylindrical
   * grid, where ln L does not change, and I stays &gt;= 0. Applied once, after the last sweep.
   */
  RATIO,
  /**
   * dI is floored at -1, then its mean over all pixels of each ring is subtracted; A is not touched
   * (Ahlers et al. 2016). Applied in every sweep; ln L may fall. For comparison with published
   * maps.
   */
  SUBTRACT;

  /** The name in configurations and files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
