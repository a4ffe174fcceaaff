package org.anisky.simulation;

/**
 * One contribution to the anisotropy dI of a synthetic sky, defined at every direction. Immutable
 * and safe to share between threads.
 */
public sealed interface SkyTerm permits HarmonicTerm, Spot, MapTerm {
  /**
   * Adds dI along one parallel of declination.
   *
   * @param sinDeclination in [-1, 1]
   * @param rightAscensions rad; not modified
   * @param anisotropy dI at each right ascension is added to its place; modified
   */
  void addTo(double sinDeclination, double[] rightAscensions, double[] anisotropy);

  /** The l = 1 part of dI, d_k = 3/(4 pi) times the integral of dI n_k over the sky. */
  SkyDipole dipole();
}
