package org.anisky.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.anisky.counts.Dataset;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.SpuriousWave;
import org.anisky.reconstruction.Convergence.Status;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconstructionTest {
  private static final Dataset DATA =
      new Dataset(
          List.of(ToyDetector.onCylinder("site", 19, 60, 6, 12).asimov(100, n -> 1, lst -> 1)));

  private static DipoleEstimate dipole(double amplitude, double variance) {
    return new DipoleEstimate(
        DipoleComponent.EQUATORIAL,
        new double[] {amplitude, 0},
        new double[][] {{variance, 0}, {0, variance}},
        3,
        0.2);
  }

  private static Reconstruction of(Optional<Status> dipoleFit, Optional<Status> sweeps) {
    return new Reconstruction(
        "any",
        DATA,
        dipole(0.1, 1e-4),
        dipoleFit,
        Optional.empty(),
        sweeps.map(status -> new Convergence(status, 3, -1, List.of(), 0.1, 0.2)),
        List.of(Measurement.exact("returned_fraction", "part", "1", 0.3)),
        List.of(),
        List.of(),
        List.of("own"));
  }

  private static Optional<Status> status(String name) {
    return name.equals("-") ? Optional.empty() : Optional.of(Status.valueOf(name));
  }

  /** One fit that falls short is enough; else the sweeps say how it ended. */
  @ParameterizedTest
  @CsvSource({
    "-, -, -",
    "CONVERGED, -, CONVERGED",
    "CONVERGED, FIXED_SWEEPS, FIXED_SWEEPS",
    "CONVERGED, CONVERGED, CONVERGED",
    "-, NOT_CONVERGED, NOT_CONVERGED",
    "CONVERGED, NOT_CONVERGED, NOT_CONVERGED",
    "NOT_CONVERGED, FIXED_SWEEPS, NOT_CONVERGED",
    "NOT_CONVERGED, -, NOT_CONVERGED"
  })
  void howItEndedIsSaidOfAllFitsTogether(String dipoleFit, String sweeps, String together) {
    Reconstruction result = of(status(dipoleFit), status(sweeps));
    assertThat(result.status()).isEqualTo(status(together));
    assertThat(result.converged()).isEqualTo(!together.equals("NOT_CONVERGED"));
  }

  @Test
  void whatIsAddedLeavesTheRest() {
    Reconstruction result = of(Optional.empty(), Optional.empty());
    assertThat(result.withWarnings(List.of("data")).warnings()).containsExactly("data", "own");
    assertThat(result.named("other").strategy()).isEqualTo("other");
    assertThat(result.named("other").warnings()).containsExactly("own");
    assertThat(result.returnedFraction()).contains(0.3);
    assertThat(result.measurement("none")).isEmpty();
    assertThat(result.coefficients()).isEmpty();
    assertThat(result.fittedMultipoles()).isEmpty();
    assertThat(result.reference()).isEmpty();
    assertThat(result.sky()).isEmpty();
  }

  /**
   * A wave of the sideband of known phase lies in one direction: A^2 (0.05^2) along it. The limits
   * hold it once, not twice.
   */
  @Test
  void aSpuriousWaveIsASystematicErrorOfDipoleAndLimits() {
    SpuriousWave wave = new SpuriousWave(TimeFrame.SIDEREAL, dipole(10, 1e-8), dipole(0.05, 1e-12));
    Reconstruction result = of(Optional.empty(), Optional.empty()).with(wave);
    double[][] systematic = result.dipole().systematicCovariance().orElseThrow();
    // The phase 2 x 0 - 0 is known to 1e-5.
    assertThat(systematic[0][0]).isCloseTo(0.0025, within(1e-10));
    assertThat(systematic[1][1]).isCloseTo(0, within(1e-10));
    assertThat(result.spurious()).contains(wave);
    assertThat(result.limits().isotropicSystematic().orElseThrow()[0][0])
        .isCloseTo(0.0025, within(1e-10));
  }

  @Test
  void toysReplaceTheStatisticalErrors() {
    Reconstruction result = of(Optional.empty(), Optional.empty());
    BootstrapErrors toys =
        new BootstrapErrors(
            100,
            7,
            new double[2],
            new double[][] {{4e-4, 0}, {0, 9e-4}},
            Optional.empty(),
            result.dipole());
    Reconstruction with = result.with(toys);
    assertThat(with.dipole().error(DipoleComponent.D_6H).orElseThrow())
        .isCloseTo(0.03, within(1e-15));
    assertThat(with.bootstrap()).contains(toys);
    assertThat(with.dipole().value(DipoleComponent.D_0H)).hasValue(0.1);
  }

  private static Curve curve(String key, double... y) {
    return new Curve(
        key,
        "rate",
        new Curve.Axis("time", "h"),
        new Curve.Axis("rate", "1"),
        new Curve.Fit("wave", 3, 2),
        new double[] {1, 2},
        y,
        new double[] {0.1, 0.2},
        new double[] {5, 6});
  }

  @Test
  void aCurveIsItsNumbers() {
    Curve curve = curve("east_west", 3, 4);
    assertThat(curve.fileStem()).isEqualTo("east-west");
    assertThat(curve.size()).isEqualTo(2);
    assertThat(curve.x(1)).isEqualTo(2);
    assertThat(curve.y(1)).isEqualTo(4);
    assertThat(curve.error(1)).isEqualTo(0.2);
    assertThat(curve.model(0)).isEqualTo(5);
    assertThat(curve.fit().chiSquared()).isEqualTo(3);
    assertThat(curve)
        .isEqualTo(curve("east_west", 3, 4))
        .hasSameHashCodeAs(curve("east_west", 3, 4));
    assertThat(curve).isNotEqualTo(curve("east_west", 3, 5)).isNotEqualTo(curve("other", 3, 4));
    assertThatThrownBy(() -> curve("East", 1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> curve("east", 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Measurement.exact("a-b", "", "1", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
