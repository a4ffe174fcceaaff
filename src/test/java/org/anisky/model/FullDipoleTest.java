package org.anisky.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullDipoleTest {
  private static final double ROUNDING = 1e-12;

  private static DipoleEstimate estimate(
      double[] values, double[][] covariance, Optional<double[][]> systematic) {
    return new DipoleEstimate(
        List.of(DipoleComponent.values()), values, covariance, systematic, 1, 0.5);
  }

  private static void assertValue(MeasuredValue number, double value, double error) {
    assertThat(number.value()).isCloseTo(value, within(ROUNDING));
    assertThat(number.statistical()).isCloseTo(error, within(ROUNDING));
  }

  /** (0, -3, 4): length 5 towards right ascension 270 deg, declination atan(4/3). */
  @Test
  void errorsAreTheCovarianceAlongAndAcross() {
    double[][] covariance = {{0.09, 0, 0}, {0, 0.25, 0.1}, {0, 0.1, 0.16}};
    FullDipole dipole =
        estimate(new double[] {0, -3, 4}, covariance, Optional.empty()).full().orElseThrow();
    // Along (0, -0.6, 0.8): 0.36 x 0.25 - 2 x 0.48 x 0.1 + 0.64 x 0.16 = 0.0964.
    assertValue(dipole.amplitude(), 5, Math.sqrt(0.0964));
    // East there is +x: 0.3 over the length 3 of the equatorial part.
    assertValue(dipole.rightAscension(), 1.5 * Math.PI, 0.1);
    // North there is (0, 0.8, 0.6): 0.64 x 0.25 + 2 x 0.48 x 0.1 + 0.36 x 0.16 = 0.3136, over 5.
    assertValue(dipole.declination(), Math.atan(4 / 3.0), 0.56 / 5);
    assertThat(dipole.amplitude().systematic()).isEmpty();
  }

  /** In every octant, against differences of the angles themselves. */
  @ParameterizedTest
  @CsvSource({"1,2,2", "-1,2,2", "-1,-2,2", "1,-2,2", "1,2,-2", "-2,1,-2", "-2,-1,-2", "2,-1,-2"})
  void errorsAreThoseOfSmallChangesOfTheComponents(double x, double y, double z) {
    double[] d = {x, y, z};
    // Not diagonal, so that every sign of the gradients counts.
    double[][] covariance = {{0.04, 0.01, -0.02}, {0.01, 0.09, 0.015}, {-0.02, 0.015, 0.0625}};
    FullDipole dipole = estimate(d, covariance, Optional.empty()).full().orElseThrow();
    double turn = 2 * Math.PI;
    double rightAscension = (Math.atan2(y, x) + turn) % turn;
    // Differences of third order in steps of 1e-4, angles of order 1: 1e-8.
    assertThat(dipole.amplitude().value()).isCloseTo(3, within(ROUNDING));
    assertThat(dipole.amplitude().statistical())
        .isCloseTo(byDifferences(v -> length(v), d, covariance), within(1e-7));
    assertThat(dipole.rightAscension().value()).isCloseTo(rightAscension, within(ROUNDING));
    assertThat(dipole.rightAscension().statistical())
        .isCloseTo(byDifferences(v -> Math.atan2(v[1], v[0]), d, covariance), within(1e-7));
    assertThat(dipole.declination().value()).isCloseTo(Math.asin(z / 3), within(ROUNDING));
    assertThat(dipole.declination().statistical())
        .isCloseTo(byDifferences(v -> Math.asin(v[2] / length(v)), d, covariance), within(1e-7));
  }

  private static double length(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }

  /** sqrt(g^T C g), the gradient g by central differences. */
  private static double byDifferences(
      ToDoubleFunction<double[]> of, double[] at, double[][] covariance) {
    double[] gradient = new double[3];
    for (int k = 0; k < 3; k++) {
      double[] above = at.clone();
      double[] below = at.clone();
      above[k] += 1e-4;
      below[k] -= 1e-4;
      gradient[k] = (of.applyAsDouble(above) - of.applyAsDouble(below)) / 2e-4;
    }
    double variance = 0;
    for (int k = 0; k < 3; k++) {
      for (int l = 0; l < 3; l++) {
        variance += gradient[k] * covariance[k][l] * gradient[l];
      }
    }
    return Math.sqrt(variance);
  }

  @Test
  void systematicErrorsAreKeptApart() {
    double[][] none = new double[3][3];
    double[][] systematic = {{0, 0, 0}, {0, 0, 0}, {0, 0, 0.04}};
    DipoleEstimate estimate = estimate(new double[] {3, 0, 4}, none, Optional.of(systematic));
    FullDipole dipole = estimate.full().orElseThrow();
    // An error of 0.2 along z: 0.8 of it along the dipole, 0.6 across.
    assertThat(dipole.amplitude().systematic().orElseThrow()).isCloseTo(0.16, within(ROUNDING));
    assertThat(dipole.declination().systematic().orElseThrow())
        .isCloseTo(0.12 / 5, within(ROUNDING));
    assertThat(dipole.rightAscension().systematic().orElseThrow()).isZero();
    assertThat(estimate.amplitudeSystematicError().orElseThrow()).isZero();
    double[][] equatorial = {{0.01, 0, 0}, {0, 0.09, 0}, {0, 0, 0}};
    DipoleEstimate other = estimate(new double[] {3, 0, 4}, none, Optional.of(equatorial));
    assertThat(other.amplitudeSystematicError().orElseThrow()).isCloseTo(0.1, within(ROUNDING));
    assertThat(other.phaseSystematicError().orElseThrow()).isCloseTo(0.1, within(ROUNDING));
  }

  @Test
  void withoutThePolarComponentThereIsNone() {
    DipoleEstimate estimate =
        new DipoleEstimate(
            List.of(DipoleComponent.D_0H, DipoleComponent.D_6H),
            new double[] {1, 2},
            new double[][] {{1, 0}, {0, 1}},
            1,
            0.5);
    assertThat(estimate.full()).isEmpty();
    assertThat(estimate.amplitudeSystematicError()).isEmpty();
    assertThat(estimate.phaseSystematicError()).isEmpty();
  }
}
