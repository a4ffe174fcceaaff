package org.anisky.sky;

import org.jastronomy.jsofa.JSOFA;

/**
 * The rotation from Galactic to equatorial axes, ICRS (ESA SP-1200 by way of SOFA), which differ
 * from the axes of J2000 by 0.02 arcsec. Galactic x points to the Galactic centre (l = 0), y to l =
 * 90 deg, z to b = 90 deg; equatorial x to right ascension 0, y to 6 h, z to the celestial pole.
 *
 * <p>Precession is not applied: right ascensions of date are 0.0128 deg per year ahead.
 */
public final class GalacticAxes {
  private static final int AXES = 3;

  /** Equatorial component i of the Galactic axis j, shape (3, 3). */
  private static final double[][] EQUATORIAL = new double[AXES][AXES];

  static {
    double[][] galactic = {{0, 0}, {Math.PI / 2, 0}, {0, Math.PI / 2}};
    for (int j = 0; j < AXES; j++) {
      var direction = JSOFA.jauG2icrs(galactic[j][0], galactic[j][1]);
      EQUATORIAL[0][j] = Math.cos(direction.delta) * Math.cos(direction.alpha);
      EQUATORIAL[1][j] = Math.cos(direction.delta) * Math.sin(direction.alpha);
      EQUATORIAL[2][j] = Math.sin(direction.delta);
    }
  }

  private GalacticAxes() {}

  /**
   * A vector in equatorial axes.
   *
   * @param galactic shape (3); not modified
   */
  public static double[] toEquatorial(double[] galactic) {
    double[] equatorial = new double[AXES];
    for (int i = 0; i < AXES; i++) {
      for (int j = 0; j < AXES; j++) {
        equatorial[i] += EQUATORIAL[i][j] * galactic[j];
      }
    }
    return equatorial;
  }

  /**
   * A covariance in equatorial axes, R C R^T.
   *
   * @param galactic shape (3, 3); not modified
   */
  public static double[][] toEquatorial(double[][] galactic) {
    double[][] half = new double[AXES][AXES];
    for (int i = 0; i < AXES; i++) {
      for (int j = 0; j < AXES; j++) {
        for (int k = 0; k < AXES; k++) {
          half[i][j] += EQUATORIAL[i][k] * galactic[k][j];
        }
      }
    }
    double[][] equatorial = new double[AXES][];
    for (int i = 0; i < AXES; i++) {
      equatorial[i] = toEquatorial(half[i]);
    }
    return equatorial;
  }
}
