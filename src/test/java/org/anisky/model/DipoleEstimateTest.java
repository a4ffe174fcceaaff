package org.anisky.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DipoleEstimateTest {
  private static final List<DipoleComponent> TWO =
      List.of(DipoleComponent.D_0H, DipoleComponent.D_6H);
  private static final double[] VALUES = {3e-3, 4e-3};
  private static final double[][] STATISTICAL = {{4e-8, 0}, {0, 9e-8}};

  @Test
  void systematicErrorsStandBesideStatisticalOnes() {
    double[][] systematic = {{1e-8, 0}, {0, 16e-8}};
    DipoleEstimate dipole =
        new DipoleEstimate(TWO, VALUES, STATISTICAL, Optional.of(systematic), 1, 1);
    systematic[0][0] = 5;
    assertThat(dipole.systematicError(DipoleComponent.D_0H)).hasValue(1e-4);
    assertThat(dipole.systematicError(DipoleComponent.D_6H)).hasValue(4e-4);
    assertThat(dipole.systematicError(DipoleComponent.D_N)).isEmpty();
    assertThat(dipole.error(DipoleComponent.D_6H)).hasValue(3e-4);
    dipole.systematicCovariance().orElseThrow()[0][0] = 7;
    assertThat(dipole.systematicCovariance().orElseThrow()[0][0]).isEqualTo(1e-8);
  }

  @Test
  void anEstimateWithoutThemHasNone() {
    DipoleEstimate dipole = new DipoleEstimate(TWO, VALUES, STATISTICAL, 1, 1);
    assertThat(dipole.systematicCovariance()).isEmpty();
    assertThat(dipole.systematicError(DipoleComponent.D_0H)).isEmpty();
  }

  private static DipoleEstimate of(double d0h, double d6h, double[][] covariance) {
    return new DipoleEstimate(TWO, new double[] {d0h, d6h}, covariance, 7, 0.03);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 89, 91, 179, 181, 269, 271, 359})
  void thePhaseIsTheAngleOfTheVectorInOneTurn(double degrees) {
    double angle = Math.toRadians(degrees);
    DipoleEstimate dipole = of(0.02 * Math.cos(angle), 0.02 * Math.sin(angle), STATISTICAL);
    assertThat(dipole.phase()).isCloseTo(angle, within(1e-14));
    assertThat(dipole.amplitude()).isCloseTo(0.02, within(1e-16));
    assertThat(dipole.measuredPhase().value()).isEqualTo(dipole.phase());
    assertThat(dipole.measuredAmplitude().value()).isEqualTo(dipole.amplitude());
  }

  /** What rounding leaves of a dipole towards 0 h is no phase of 360 deg. */
  @Test
  void aPhaseOfZeroIsNotAWholeTurn() {
    assertThat(of(0.02, -1e-20, STATISTICAL).phase()).isZero();
    assertThat(of(0.02, -0.0, STATISTICAL).phase()).isEqualTo(0.0);
  }

  /** At 45 deg: along (1, 1)/sqrt(2) it is (4 + 2 c + 9)/2, across it (4 - 2 c + 9)/2. */
  @Test
  void correlatedComponentsMoveErrorFromThePhaseToTheAmplitude() {
    double[][] correlated = {{4e-8, 3e-8}, {3e-8, 9e-8}};
    DipoleEstimate dipole =
        new DipoleEstimate(
            TWO, new double[] {3e-3, 3e-3}, correlated, Optional.of(correlated), 7, 0.03);
    double along = Math.sqrt(9.5e-8);
    double across = Math.sqrt(3.5e-8) / (3e-3 * Math.sqrt(2));
    MeasuredValue amplitude = dipole.measuredAmplitude();
    assertThat(amplitude.statistical()).isCloseTo(along, within(1e-16));
    assertThat(amplitude.systematic().orElseThrow()).isCloseTo(along, within(1e-16));
    MeasuredValue phase = dipole.measuredPhase();
    assertThat(phase.statistical()).isCloseTo(across, within(1e-13));
    assertThat(phase.systematic().orElseThrow()).isCloseTo(across, within(1e-13));
  }

  /**
   * chi^2 of both components is 9/4 + 16/9; of two degrees of freedom exp(-chi^2/2) is above it.
   */
  @Test
  void theEquatorialProbabilityIsTheExponentialOfHalfTheChiSquared() {
    assertThat(new DipoleEstimate(TWO, new double[] {3e-4, 4e-4}, STATISTICAL, 7, 0.03))
        .satisfies(
            dipole -> {
              assertThat(dipole.equatorialProbability())
                  .isCloseTo(Math.exp(-(9 / 4.0 + 16 / 9.0) / 2), within(1e-15));
              assertThat(dipole.testStatistic()).isEqualTo(7);
              assertThat(dipole.probability()).isEqualTo(0.03);
            });
  }

  @Test
  void aComponentThatIsNotMeasuredIsAbsent() {
    DipoleEstimate dipole = of(3e-3, 4e-3, STATISTICAL);
    assertThat(dipole.value(DipoleComponent.D_0H)).hasValue(3e-3);
    assertThat(dipole.error(DipoleComponent.D_0H)).hasValue(2e-4);
    assertThat(dipole.measured(DipoleComponent.D_6H)).contains(MeasuredValue.of(4e-3, 3e-4));
    assertThat(dipole.value(DipoleComponent.D_N)).isEmpty();
    assertThat(dipole.error(DipoleComponent.D_N)).isEmpty();
    assertThat(dipole.measured(DipoleComponent.D_N)).isEmpty();
  }

  @Test
  void anotherStatisticalCovarianceLeavesTheRest() {
    double[][] systematic = {{1e-8, 0}, {0, 16e-8}};
    DipoleEstimate dipole =
        new DipoleEstimate(TWO, VALUES, STATISTICAL, Optional.of(systematic), 7, 0.03)
            .withStatistical(new double[][] {{1, 0}, {0, 4}});
    assertThat(dipole.measured(DipoleComponent.D_6H))
        .contains(new MeasuredValue(4e-3, 2, OptionalDouble.of(4e-4)));
    assertThat(dipole.testStatistic()).isEqualTo(7);
  }
}
