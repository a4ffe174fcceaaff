package org.anisky.reconstruction.eastwest;

import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.statistics.LinearSystem;

/**
 * The weighted linear fit of
 *
 * <pre>  y(LST) = c + sum_m p_m cos m LST + q_m sin m LST,   m = 1 to the highest harmonic</pre>
 *
 * to the asymmetries of all detectors at the centres of their bins, with one constant c per
 * detector and common harmonics. The mean over a bin of width w is smaller than the value at its
 * centre by sin(m w/2)/(m w/2), 0.13 percent for m = 1 and 36 bins; this is not corrected.
 */
final class AsymmetryFit {
  private final int harmonics;
  private final double[] solution;
  private final double[][] covariance;
  private final double chiSquared;
  private final int degreesOfFreedom;

  private AsymmetryFit(
      int harmonics,
      double[] solution,
      double[][] covariance,
      double chiSquared,
      int degreesOfFreedom) {
    this.harmonics = harmonics;
    this.solution = solution;
    this.covariance = covariance;
    this.chiSquared = chiSquared;
    this.degreesOfFreedom = degreesOfFreedom;
  }

  /**
   * Fits.
   *
   * @throws InvalidInputException when too few bins have events
   */
  static AsymmetryFit of(List<EastWestAsymmetry> detectors, int harmonics) {
    int size = 2 * harmonics + detectors.size();
    double[][] normal = new double[size][size];
    double[] right = new double[size];
    int points = 0;
    for (int d = 0; d < detectors.size(); d++) {
      EastWestAsymmetry data = detectors.get(d);
      for (int bin = 0; bin < data.bins(); bin++) {
        if (data.hasEvents(bin)) {
          double[] row = row(data.siderealTime(bin), d, harmonics, size);
          double weight = 1 / (data.error(bin) * data.error(bin));
          for (int k = 0; k < size; k++) {
            right[k] += weight * row[k] * data.asymmetry(bin);
            for (int l = 0; l < size; l++) {
              normal[k][l] += weight * row[k] * row[l];
            }
          }
          points++;
        }
      }
    }
    double[][] covariance = points < size ? null : LinearSystem.invert(normal);
    if (covariance == null) {
      throw InvalidInputException.of(
          "%s: %d bins of sidereal time with events do not constrain %d harmonics and the mean"
              + " asymmetry of each detector",
          detectors.get(0).detector(), points, harmonics);
    }
    double[] solution = new double[size];
    for (int k = 0; k < size; k++) {
      for (int l = 0; l < size; l++) {
        solution[k] += covariance[k][l] * right[l];
      }
    }
    double chiSquared = 0;
    for (int d = 0; d < detectors.size(); d++) {
      EastWestAsymmetry data = detectors.get(d);
      for (int bin = 0; bin < data.bins(); bin++) {
        if (data.hasEvents(bin)) {
          double model = dot(row(data.siderealTime(bin), d, harmonics, size), solution);
          double pull = (data.asymmetry(bin) - model) / data.error(bin);
          chiSquared += pull * pull;
        }
      }
    }
    return new AsymmetryFit(harmonics, solution, covariance, chiSquared, points - size);
  }

  private static double[] row(double siderealTime, int detector, int harmonics, int size) {
    double[] row = new double[size];
    for (int m = 1; m <= harmonics; m++) {
      row[2 * m - 2] = Math.cos(m * siderealTime);
      row[2 * m - 1] = Math.sin(m * siderealTime);
    }
    row[2 * harmonics + detector] = 1;
    return row;
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int k = 0; k < left.length; k++) {
      sum += left[k] * right[k];
    }
    return sum;
  }

  /** The highest harmonic. */
  int harmonics() {
    return harmonics;
  }

  /** p_m. */
  double cosine(int m) {
    return solution[2 * m - 2];
  }

  /** q_m. */
  double sine(int m) {
    return solution[2 * m - 1];
  }

  /** Standard deviation of p_m. */
  double cosineError(int m) {
    return Math.sqrt(covariance[2 * m - 2][2 * m - 2]);
  }

  /** Standard deviation of q_m. */
  double sineError(int m) {
    return Math.sqrt(covariance[2 * m - 1][2 * m - 1]);
  }

  /** Covariance of p_m, q_m, shape (2, 2). */
  double[][] covariance(int m) {
    int k = 2 * m - 2;
    return new double[][] {
      {covariance[k][k], covariance[k][k + 1]}, {covariance[k + 1][k], covariance[k + 1][k + 1]}
    };
  }

  /** d_0h, d_6h = -q_1, p_1. */
  double[] dipole() {
    return new double[] {-sine(1), cosine(1)};
  }

  /** Covariance of d_0h, d_6h, shape (2, 2). */
  double[][] dipoleCovariance() {
    return new double[][] {
      {covariance[1][1], -covariance[1][0]}, {-covariance[0][1], covariance[0][0]}
    };
  }

  /** c of a detector. */
  double mean(int detector) {
    return solution[2 * harmonics + detector];
  }

  /** The sum of the harmonics, without the constant. */
  double derivative(double siderealTime) {
    double[] row = row(siderealTime, 0, harmonics, solution.length);
    row[2 * harmonics] = 0;
    return dot(row, solution);
  }

  /** The integral of the harmonics over sidereal time, with mean 0. */
  double integral(double siderealTime) {
    double sum = 0;
    for (int m = 1; m <= harmonics; m++) {
      sum += (cosine(m) * Math.sin(m * siderealTime) - sine(m) * Math.cos(m * siderealTime)) / m;
    }
    return sum;
  }

  /** Sum of squared pulls. */
  double chiSquared() {
    return chiSquared;
  }

  /** Number of points minus number of parameters. */
  int degreesOfFreedom() {
    return degreesOfFreedom;
  }
}
