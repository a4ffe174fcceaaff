package org.anisky.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SphericalHarmonics;

/**
 * The sky's harmonics with m != 0 at the centres of the equatorial pixels: first cos(dec) cos(ra)
 * and cos(dec) sin(ra), whose coefficients are d_0h and d_6h, then the real orthonormal spherical
 * harmonics of degree 2 and more.
 */
public final class MultipoleBasis {
  private final double[][] values;

  private MultipoleBasis(double[][] values) {
    this.values = values;
  }

  /** All harmonics of degree 1 to lMax with m != 0: lMax (lMax + 1) of them. */
  public static MultipoleBasis upTo(int lMax, SkyGrid grid) {
    List<double[]> harmonics = new ArrayList<>(Arrays.asList(dipole(grid)));
    for (int l = 2; l <= lMax; l++) {
      for (int m = 1; m <= l; m++) {
        harmonics.add(SphericalHarmonics.realHarmonic(grid, l, m));
        harmonics.add(SphericalHarmonics.realHarmonic(grid, l, -m));
      }
    }
    return new MultipoleBasis(harmonics.toArray(double[][]::new));
  }

  /** cos(dec) cos(ra) and cos(dec) sin(ra) at the pixel centres, shape (2, E). */
  public static double[][] dipole(SkyGrid grid) {
    double[] x = new double[grid.size()];
    double[] y = new double[grid.size()];
    for (int ring = 0; ring < grid.rings(); ring++) {
      fill(grid, ring, x, y);
    }
    return new double[][] {x, y};
  }

  /** Most rings have their centres at the longitudes of the second or the first ring before. */
  private static void fill(SkyGrid grid, int ring, double[] x, double[] y) {
    int start = grid.ringStart(ring);
    double cosDec = Math.sqrt(Math.max(0, 1 - grid.ringZ(ring) * grid.ringZ(ring)));
    for (int other = Math.max(ring - 2, 0); other < ring; other++) {
      int otherStart = grid.ringStart(other);
      if (grid.ringLength(other) == grid.ringLength(ring)
          && grid.longitude(otherStart) == grid.longitude(start)) {
        double otherZ = grid.ringZ(other);
        double scale = cosDec / Math.sqrt(1 - otherZ * otherZ);
        for (int k = 0; k < grid.ringLength(ring); k++) {
          x[start + k] = scale * x[otherStart + k];
          y[start + k] = scale * y[otherStart + k];
        }
        return;
      }
    }
    for (int a = start; a < start + grid.ringLength(ring); a++) {
      x[a] = cosDec * Math.cos(grid.longitude(a));
      y[a] = cosDec * Math.sin(grid.longitude(a));
    }
  }

  /** Y_k, shape (k, E); shared. */
  public double[][] values() {
    return values;
  }

  /** The same up to a smaller degree. */
  public MultipoleBasis upTo(int lMax) {
    return new MultipoleBasis(Arrays.copyOf(values, lMax * (lMax + 1)));
  }

  /** The largest degree l: there are l (l + 1) harmonics. */
  public int degree() {
    return (int) Math.sqrt(values.length);
  }

  /** The harmonics of degree 2 and more. */
  public double[][] withoutDipole() {
    return Arrays.copyOfRange(values, 2, values.length);
  }
}
