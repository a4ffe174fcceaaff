package org.anisky.reconstruction;

import java.util.ArrayList;
import java.util.List;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SphericalHarmonics;

/**
 * One function of the sky in I = 1 + sum_k x_k Y_k. For l = 1 it is a Cartesian component of the
 * direction in the map's axes, cos b cos l (m = 1), cos b sin l (m = -1) or sin b (m = 0), so that
 * the coefficients are the dipole; for l of 2 and more the real orthonormal harmonic without
 * Condon-Shortley phase.
 *
 * @param l degree, at least 1
 * @param m order, in [-l, l]
 */
public record Multipole(int l, int m) {
  /** Every multipole of degree 1 to lMax: first the dipole as x, y, z; then m = -l..l. */
  public static List<Multipole> upTo(int lMax) {
    List<Multipole> multipoles = new ArrayList<>();
    multipoles.add(new Multipole(1, 1));
    multipoles.add(new Multipole(1, -1));
    multipoles.add(new Multipole(1, 0));
    for (int l = 2; l <= lMax; l++) {
      for (int m = -l; m <= l; m++) {
        multipoles.add(new Multipole(l, m));
      }
    }
    return List.copyOf(multipoles);
  }

  /**
   * Those with m != 0, in the order of {@link org.anisky.likelihood.MultipoleBasis}: the dipole as
   * x, y; then m = 1, -1, 2, -2, ... of every degree.
   */
  public static List<Multipole> withoutZero(int lMax) {
    List<Multipole> multipoles = new ArrayList<>();
    for (int l = 1; l <= lMax; l++) {
      for (int m = 1; m <= l; m++) {
        multipoles.add(new Multipole(l, m));
        multipoles.add(new Multipole(l, -m));
      }
    }
    return List.copyOf(multipoles);
  }

  /** Y_k at the pixel centres, shape (grid.size()). */
  public double[] values(SkyGrid grid) {
    if (l > 1) {
      return SphericalHarmonics.realHarmonic(grid, l, m);
    }
    double[] values = new double[grid.size()];
    for (int a = 0; a < values.length; a++) {
      double z = grid.z(a);
      double across = Math.sqrt(Math.max(0, 1 - z * z));
      values[a] =
          switch (m) {
            case 1 -> across * Math.cos(grid.longitude(a));
            case -1 -> across * Math.sin(grid.longitude(a));
            default -> z;
          };
    }
    return values;
  }

  /** As in results: {@code a_2-1}; components of the dipole are {@code d_x}, {@code d_y}, ... */
  public String key() {
    if (l > 1) {
      return "a_" + l + m;
    }
    return m == 1 ? "d_x" : m == -1 ? "d_y" : "d_z";
  }
}
