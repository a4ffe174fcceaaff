package org.anisky.model;

import java.util.List;

/** The Cartesian components of a dipole d in I = 1 + d.n, equatorial axes. */
public enum DipoleComponent {
  /** Along right ascension 0 h, declination 0. */
  D_0H("d_0h"),
  /** Along right ascension 6 h, declination 0. */
  D_6H("d_6h"),
  /** Along the north celestial pole. */
  D_N("d_N");

  /** The two across the axis of the Earth. */
  public static final List<DipoleComponent> EQUATORIAL = List.of(D_0H, D_6H);

  private final String key;

  DipoleComponent(String key) {
    this.key = key;
  }

  /** The name in files. */
  public String key() {
    return key;
  }
}
