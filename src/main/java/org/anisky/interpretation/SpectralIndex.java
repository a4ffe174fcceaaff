package org.anisky.interpretation;

/**
 * The index of the differential spectrum, dN/dE proportional to E^-gamma.
 *
 * @param gamma at least 0
 * @param error of it, at least 0
 */
public record SpectralIndex(double gamma, double error) {
  /** 2 + gamma: by how much motion with v/c = 1 would make a dipole, to first order. */
  public double boost() {
    return 2 + gamma;
  }
}
