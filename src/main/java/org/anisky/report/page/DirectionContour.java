package org.anisky.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.sky.Rotation;

/**
 * Where on the sky the direction of a dipole may be. With the estimate d and its covariance C, a
 * dipole of direction n and the best length a >= 0 for it fits worse by
 *
 * <pre>
 *   D(n) = d C^-1 d - (n C^-1 d)^2 / (n C^-1 n)      (the second term 0 where n C^-1 d is negative)
 * </pre>
 *
 * and the contour holds all n with D(n) below a quantile of chi-squared with two degrees of
 * freedom. For a covariance sigma^2 1 it is a circle of radius asin(sigma sqrt(quantile)/|d|).
 */
final class DirectionContour {
  private static final int POINTS = 72;
  private static final int HALVINGS = 40;

  private final double[] dipole;
  private final double[][] inverse;
  private final double[] weighted;
  private final double largest;

  private DirectionContour(double[] dipole, double[][] inverse) {
    this.dipole = dipole;
    this.inverse = inverse;
    weighted = Rotation.turn(inverse, dipole);
    largest = dot(dipole, weighted);
  }

  /**
   * The contour of a dipole.
   *
   * @param dipole shape (3); not modified
   * @param covariance shape (3, 3), symmetric; not modified
   * @return empty when the covariance has no inverse
   */
  static Optional<DirectionContour> of(double[] dipole, double[][] covariance) {
    return inverse(covariance).map(inverse -> new DirectionContour(dipole.clone(), inverse));
  }

  private static Optional<double[][]> inverse(double[][] c) {
    double[][] adjugate = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        int a = (j + 1) % 3;
        int b = (j + 2) % 3;
        int p = (i + 1) % 3;
        int q = (i + 2) % 3;
        adjugate[i][j] = c[a][p] * c[b][q] - c[a][q] * c[b][p];
      }
    }
    double determinant =
        c[0][0] * adjugate[0][0] + c[0][1] * adjugate[1][0] + c[0][2] * adjugate[2][0];
    if (!(determinant > 0) || !Double.isFinite(determinant)) {
      return Optional.empty();
    }
    for (double[] row : adjugate) {
      for (int j = 0; j < 3; j++) {
        row[j] /= determinant;
      }
    }
    return Optional.of(adjugate);
  }

  /** D(n) of a unit vector. */
  double difference(double[] n) {
    double along = dot(n, weighted);
    return along <= 0 ? largest : largest - along * along / dot(n, Rotation.turn(inverse, n));
  }

  /**
   * Points of the contour around the best direction.
   *
   * @param quantile of chi-squared with two degrees of freedom
   * @return unit vectors; empty when some directions are open as far as the opposite one
   */
  List<double[]> at(double quantile) {
    double length = Math.sqrt(dot(dipole, dipole));
    if (!(largest > quantile) || !(length > 0)) {
      return List.of();
    }
    double[] best = {dipole[0] / length, dipole[1] / length, dipole[2] / length};
    double[] east = perpendicular(best);
    double[] north = cross(best, east);
    List<double[]> points = new ArrayList<>();
    for (int k = 0; k < POINTS; k++) {
      double turn = 2 * Math.PI * k / POINTS;
      double low = 0;
      double high = Math.PI;
      for (int step = 0; step < HALVINGS; step++) {
        double middle = (low + high) / 2;
        if (difference(away(best, east, north, turn, middle)) < quantile) {
          low = middle;
        } else {
          high = middle;
        }
      }
      points.add(away(best, east, north, turn, low));
    }
    return points;
  }

  private static double[] away(
      double[] best, double[] east, double[] north, double turn, double angle) {
    double[] point = new double[3];
    for (int k = 0; k < 3; k++) {
      double sideways = Math.cos(turn) * east[k] + Math.sin(turn) * north[k];
      point[k] = Math.cos(angle) * best[k] + Math.sin(angle) * sideways;
    }
    return point;
  }

  private static double[] perpendicular(double[] n) {
    double[] other = Math.abs(n[2]) < 0.9 ? new double[] {0, 0, 1} : new double[] {1, 0, 0};
    double[] across = cross(other, n);
    double length = Math.sqrt(dot(across, across));
    return new double[] {across[0] / length, across[1] / length, across[2] / length};
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
