package org.anisky.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
}
