package org.anisky.inference;

import java.util.ArrayList;
import java.util.List;
import org.anisky.grid.SkyMap;
import org.anisky.grid.SphericalHarmonics;
import org.anisky.statistics.LinearSystem;

/**
 * A map of relative intensity without its multipoles up to a degree: the harmonics with m != 0 are
 * fitted to dI on the observed pixels by least squares with the exposure as weight, and subtracted.
 */
final class MultipoleRemoval {
  private MultipoleRemoval() {}

  /**
   * Removes multipoles.
   *
   * @param exposure E_a, events
   * @param degree the largest that is removed, at least 1
   * @return null when the observed sky does not tell these multipoles apart
   */
  static SkyMap of(SkyMap relativeIntensity, SkyMap exposure, int degree) {
    List<double[]> basis = new ArrayList<>();
    for (int l = 1; l <= degree; l++) {
      for (int m = 1; m <= l; m++) {
        basis.add(SphericalHarmonics.realHarmonic(relativeIntensity.grid(), l, m));
        basis.add(SphericalHarmonics.realHarmonic(relativeIntensity.grid(), l, -m));
      }
    }
    double[] weights = exposure.valuesOrZero();
    double[] values = relativeIntensity.valuesOrZero();
    int size = basis.size();
    double[][] normal = new double[size][size];
    double[] right = new double[size];
    for (int k = 0; k < size; k++) {
      double[] own = basis.get(k);
      for (int a = 0; a < values.length; a++) {
        if (relativeIntensity.isObserved(a)) {
          double weighted = weights[a] * own[a];
          right[k] += weighted * (values[a] - 1);
          for (int j = 0; j <= k; j++) {
            normal[k][j] += weighted * basis.get(j)[a];
          }
        }
      }
      for (int j = 0; j < k; j++) {
        normal[j][k] = normal[k][j];
      }
    }
    double[][] inverse = LinearSystem.invert(normal);
    if (inverse == null) {
      return null;
    }
    double[] coefficients = LinearSystem.product(inverse, right);
    for (int k = 0; k < size; k++) {
      for (int a = 0; a < values.length; a++) {
        values[a] -= coefficients[k] * basis.get(k)[a];
      }
    }
    return SkyMap.of(
        relativeIntensity.grid(),
        relativeIntensity.frame(),
        relativeIntensity.quantity(),
        relativeIntensity.unit(),
        values,
        relativeIntensity.observed());
  }
}
