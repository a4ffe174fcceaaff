package org.anisky.sky;

import java.util.Locale;
import org.jastronomy.jsofa.JSOFA;

/** Axes that are fixed to the sky, as rotations from those of ICRS. */
public enum SkyAxes {
  /** x to right ascension 0, y to 6 h, z to the celestial pole; J2000 within 0.02 arcsec. */
  ICRS(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
  /** x to the Galactic centre, y to l = 90 deg, z to b = 90 deg (ESA SP-1200). */
  GALACTIC(galactic()),
  /** x to the equinox, z to the pole of the mean ecliptic of J2000 (IAU 2006). */
  ECLIPTIC(JSOFA.jauEcm06(MeanSiderealClock.J2000, 0));

  private final double[][] fromIcrs;

  SkyAxes(double[][] fromIcrs) {
    this.fromIcrs = fromIcrs;
  }

  /** The name in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A vector of ICRS along these axes; shape (3), not modified. */
  public double[] fromIcrs(double[] icrs) {
    return Rotation.turn(fromIcrs, icrs);
  }

  /** A covariance of ICRS along these axes, R C R^T; shape (3, 3), not modified. */
  public double[][] fromIcrs(double[][] icrs) {
    return Rotation.turn(fromIcrs, icrs);
  }

  /** A vector of these axes in ICRS; shape (3), not modified. */
  public double[] toIcrs(double[] vector) {
    return Rotation.turn(Rotation.transposed(fromIcrs), vector);
  }

  /** A covariance of these axes in ICRS; shape (3, 3), not modified. */
  public double[][] toIcrs(double[][] covariance) {
    return Rotation.turn(Rotation.transposed(fromIcrs), covariance);
  }

  /** The unit vector of a direction of these axes, in ICRS; angles in rad. */
  public double[] direction(double longitude, double latitude) {
    double cosine = Math.cos(latitude);
    return toIcrs(
        new double[] {
          cosine * Math.cos(longitude), cosine * Math.sin(longitude), Math.sin(latitude)
        });
  }

  private static double[][] galactic() {
    double[][] matrix = new double[Rotation.AXES][];
    double[][] axes = {{0, 0}, {Math.PI / 2, 0}, {0, Math.PI / 2}};
    for (int k = 0; k < Rotation.AXES; k++) {
      var icrs = JSOFA.jauG2icrs(axes[k][0], axes[k][1]);
      double cosine = Math.cos(icrs.delta);
      matrix[k] =
          new double[] {
            cosine * Math.cos(icrs.alpha), cosine * Math.sin(icrs.alpha), Math.sin(icrs.delta)
          };
    }
    return matrix;
  }
}
