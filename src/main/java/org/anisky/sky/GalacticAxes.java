package org.anisky.sky;

/**
 * The rotation from Galactic to equatorial axes, ICRS (ESA SP-1200 by way of SOFA), which differ
 * from the axes of J2000 by 0.02 arcsec. Galactic x points to the Galactic centre (l = 0), y to l =
 * 90 deg, z to b = 90 deg; equatorial x to right ascension 0, y to 6 h, z to the celestial pole.
 *
 * <p>Precession is not applied: right ascensions of date are 0.0128 deg per year ahead.
 */
public final class GalacticAxes {
  private GalacticAxes() {}

  /**
   * A vector in equatorial axes.
   *
   * @param galactic shape (3); not modified
   */
  public static double[] toEquatorial(double[] galactic) {
    return SkyAxes.GALACTIC.toIcrs(galactic);
  }

  /**
   * A covariance in equatorial axes, R C R^T.
   *
   * @param galactic shape (3, 3); not modified
   */
  public static double[][] toEquatorial(double[][] galactic) {
    return SkyAxes.GALACTIC.toIcrs(galactic);
  }
}
