package org.anisky.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
