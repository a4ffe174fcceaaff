package org.anisky.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Contours of directions against shapes that are known in closed form. */
class DirectionContourTest {
  private static double[][] diagonal(double x, double y, double z) {
    return new double[][] {{x * x, 0, 0}, {0, y * y, 0}, {0, 0, z * z}};
  }

  private static double angle(double[] a, double[] b) {
    double dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    double length = Math.sqrt(b[0] * b[0] + b[1] * b[1] + b[2] * b[2]);
    return Math.acos(dot / length);
  }

  /** D = |d|^2 sin^2(psi)/sigma^2: with |d| = 5 sigma and D = 6.25, sin(psi) = 1/2. */
  @Test
  void equalErrorsGiveACircle() {
    double[] dipole = {0.03, 0, 0.04};
    DirectionContour contour =
        DirectionContour.of(dipole, diagonal(0.01, 0.01, 0.01)).orElseThrow();
    List<double[]> points = contour.at(6.25);
    assertThat(points).hasSizeGreaterThan(30);
    for (double[] point : points) {
      assertThat(angle(point, dipole)).isCloseTo(Math.PI / 6, within(1e-9));
    }
  }

  /**
   * Along x with errors 0.01, 0.01, 0.02: in the plane of x and z, D = d^2/sx^2 - (n_x d/sx^2)^2 /
   * (n_x^2/sx^2 + n_z^2/sz^2), which is D = (d/sx)^2 t/(1 + t), t = (n_z sx/(n_x sz))^2; for
   * (d/sx)^2 = 25, D = 5: t = 1/4, n_z/n_x = 1; in the plane of x and y n_y/n_x = 1/2.
   */
  @Test
  void alongTheLargerErrorItReachesFurther() {
    DirectionContour contour =
        DirectionContour.of(new double[] {0.05, 0, 0}, diagonal(0.01, 0.01, 0.02)).orElseThrow();
    double largestZ = 0;
    double largestY = 0;
    for (double[] point : contour.at(5)) {
      largestZ = Math.max(largestZ, point[2] / point[0]);
      largestY = Math.max(largestY, point[1] / point[0]);
    }
    assertThat(largestZ).isCloseTo(1, within(1e-3));
    assertThat(largestY).isCloseTo(0.5, within(1e-3));
  }

  /** A dipole of one error: the opposite direction, with no dipole, fits worse by 1 only. */
  @Test
  void aSmallDipoleHasNoContour() {
    DirectionContour contour =
        DirectionContour.of(new double[] {0.01, 0, 0}, diagonal(0.01, 0.01, 0.01)).orElseThrow();
    assertThat(contour.difference(new double[] {-1, 0, 0})).isCloseTo(1, within(1e-12));
    assertThat(contour.at(2.3)).isEmpty();
  }

  @Test
  void aComponentWithoutErrorHasNoContour() {
    assertThat(DirectionContour.of(new double[] {1, 0, 0}, diagonal(1, 1, 0))).isEmpty();
  }
}
