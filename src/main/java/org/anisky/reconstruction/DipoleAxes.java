package org.anisky.reconstruction;

import java.util.List;

/** The axes along which a dipole is told, with the names of its numbers in files. */
public enum DipoleAxes {
  /** Of ground arrays; the amplitude and its phase are those of the equatorial part. */
  EQUATORIAL(List.of("d_0h", "d_6h", "d_N"), "amplitude", true),
  /** Of experiments in space: towards l = 90 deg, b = 90 deg, and the Galactic centre. */
  GALACTIC(List.of("rho_EW", "rho_NS", "rho_FB"), "delta", false);

  private final List<String> components;
  private final String amplitude;
  private final boolean hasPhase;

  DipoleAxes(List<String> components, String amplitude, boolean hasPhase) {
    this.components = components;
    this.amplitude = amplitude;
    this.hasPhase = hasPhase;
  }

  /** The names of the components, in the order of a table. */
  public List<String> components() {
    return components;
  }

  /** The name of the amplitude. */
  public String amplitude() {
    return amplitude;
  }

  /** Whether a phase belongs to the amplitude. */
  public boolean hasPhase() {
    return hasPhase;
  }
}
