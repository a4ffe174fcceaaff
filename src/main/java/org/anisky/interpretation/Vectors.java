package org.anisky.interpretation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.statistics.Covariance;
import org.anisky.statistics.LinearSystem;
import org.anisky.statistics.Significance;

/** Dipoles as vectors of which the part along the axis of the Earth may be missing. */
final class Vectors {
  private Vectors() {}

  /** A dipole with the probability of its equatorial part, or all of it, were the true one zero. */
  static DipoleEstimate dipole(
      List<DipoleComponent> components,
      double[] values,
      double[][] statistical,
      Optional<double[][]> systematic) {
    DipoleEstimate without =
        new DipoleEstimate(components, values, statistical, systematic, Double.NaN, Double.NaN);
    double chiSquared = Covariance.of(without.totalCovariance()).chiSquared(values);
    return new DipoleEstimate(
        components,
        values,
        statistical,
        systematic,
        chiSquared,
        Significance.probability(chiSquared, values.length));
  }

  /** The equatorial values, shape (2). */
  static double[] equatorial(DipoleEstimate dipole) {
    return DipoleComponent.EQUATORIAL.stream()
        .mapToDouble(component -> dipole.value(component).orElseThrow())
        .toArray();
  }

  /** The block of the equatorial components, shape (2, 2). */
  static double[][] equatorial(DipoleEstimate dipole, double[][] covariance) {
    return Covariance.of(dipole.components(), covariance)
        .block(DipoleComponent.EQUATORIAL)
        .matrix();
  }

  /** g with g.x the least-squares multiple of a template t in x: C^-1 t / (t C^-1 t). */
  static double[] weights(double[] template, double[][] covariance) {
    double[][] inverse = LinearSystem.invert(covariance);
    if (inverse == null) {
      double[] none = new double[template.length];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    double[] weights = new double[template.length];
    double norm = 0;
    for (int k = 0; k < template.length; k++) {
      for (int l = 0; l < template.length; l++) {
        weights[k] += inverse[k][l] * template[l];
      }
      norm += weights[k] * template[k];
    }
    for (int k = 0; k < template.length; k++) {
      weights[k] /= norm;
    }
    return weights;
  }

  static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int k = 0; k < one.length; k++) {
      sum += one[k] * other[k];
    }
    return sum;
  }
}
