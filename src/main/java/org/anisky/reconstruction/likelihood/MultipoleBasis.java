package org.anisky.reconstruction.likelihood;

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
final class MultipoleBasis {
  private final double[][] values;

  private MultipoleBasis(double[][] values) {
    this.values = values;
  }

  /** All harmonics of degree 1 to lMax with m != 0: lMax (lMax + 1) of them. */
  static MultipoleBasis upTo(int lMax, SkyGrid grid) {
    List<double[]> harmonics = new ArrayList<>(Arrays.asList(new MapDipole(grid).basis()));
    for (int l = 2; l <= lMax; l++) {
      for (int m = 1; m <= l; m++) {
        harmonics.add(SphericalHarmonics.realHarmonic(grid, l, m));
        harmonics.add(SphericalHarmonics.realHarmonic(grid, l, -m));
      }
    }
    return new MultipoleBasis(harmonics.toArray(double[][]::new));
  }

  /** Y_k, shape (k, E); shared. */
  double[][] values() {
    return values;
  }

  /** The same up to a smaller degree. */
  MultipoleBasis upTo(int lMax) {
    return new MultipoleBasis(Arrays.copyOf(values, lMax * (lMax + 1)));
  }

  /** The harmonics of degree 2 and more. */
  double[][] withoutDipole() {
    return Arrays.copyOfRange(values, 2, values.length);
  }
}
