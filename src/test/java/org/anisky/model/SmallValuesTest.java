package org.anisky.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.anisky.statistics.AmplitudeLimit;
import org.junit.jupiter.api.Test;

/** Values that carry numbers: their arithmetic by hand. */
class SmallValuesTest {
  private static final MeasuredValue BOTH = new MeasuredValue(2, 0.3, OptionalDouble.of(0.4));

  @Test
  void errorsAddInSquareAndScaleWithTheNumber() {
    assertThat(BOTH.total()).isCloseTo(0.5, within(1e-15));
    assertThat(MeasuredValue.of(2, 0.3).total()).isEqualTo(0.3);
    assertThat(BOTH.times(10)).isEqualTo(new MeasuredValue(20, 3, OptionalDouble.of(4)));
    assertThat(MeasuredValue.of(2, 0.25).times(4)).isEqualTo(MeasuredValue.of(8, 1));
    assertThat(MeasuredValue.of(Math.PI, Math.PI / 2).toDegrees().value())
        .isCloseTo(180, within(1e-12));
    assertThat(MeasuredValue.of(Math.PI, Math.PI / 2).toDegrees().statistical())
        .isCloseTo(90, within(1e-12));
  }

  /** An angle drawn from a whole turn scatters by 360 deg/sqrt(12) = 103.92 deg. */
  @Test
  void anAngleIsAnyAngleWhenItsErrorIsThatOfOne() {
    assertThat(MeasuredValue.of(1, Math.toRadians(103.9)).isAnyAngle()).isFalse();
    assertThat(MeasuredValue.of(1, Math.toRadians(103.95)).isAnyAngle()).isTrue();
    assertThat(MeasuredValue.of(1, Math.PI / Math.sqrt(3)).isAnyAngle()).isTrue();
    assertThat(MeasuredValue.of(1, Double.NaN).isAnyAngle()).isTrue();
    double half = Math.toRadians(103.9);
    assertThat(new MeasuredValue(1, half, OptionalDouble.of(half)).isAnyAngle()).isTrue();
  }

  private static AnisotropyModel model(double from) {
    return new AnisotropyModel(
        new double[] {from, from + 1},
        List.of(new double[] {from + 2, from + 3}, new double[] {from + 4}),
        List.of(new double[] {from + 5}, new double[] {from + 6, from + 7}));
  }

  private static double[] numbers(AnisotropyModel model) {
    return Stream.concat(
            Stream.of(model.relativeIntensity()),
            Stream.concat(model.backgroundRate().stream(), model.relativeAcceptance().stream()))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  @Test
  void aModelIsCopiedDeeplyAndSetInPlace() {
    AnisotropyModel first = model(0);
    AnisotropyModel copy = first.copy();
    first.set(model(10));
    assertThat(numbers(first)).containsExactly(10, 11, 12, 13, 14, 15, 16, 17);
    assertThat(numbers(copy)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    copy.setRateAndAcceptance(first);
    assertThat(numbers(copy)).containsExactly(0, 1, 12, 13, 14, 15, 16, 17);
  }

  private static DipoleEstimate estimate(int components) {
    double[][] covariance = new double[components][components];
    double[] values = new double[components];
    for (int k = 0; k < components; k++) {
      covariance[k][k] = 1e-4;
      values[k] = 0.01 * (k + 1);
    }
    List<DipoleComponent> all = List.of(DipoleComponent.values());
    return new DipoleEstimate(all.subList(0, components), values, covariance, 3, 0.2);
  }

  @Test
  void aFullLimitIsOfAllThreeComponentsAlone() {
    AmplitudeLimit how = AmplitudeLimit.bayesian(0.95);
    DipoleLimits two = DipoleLimits.of(estimate(2));
    assertThat(two.isFull()).isFalse();
    assertThat(two.full(how)).isEmpty();
    assertThat(two.full(how, Optional.empty())).isEmpty();
    DipoleLimits three = DipoleLimits.of(estimate(3));
    assertThat(three.isFull()).isTrue();
    // sqrt(1 + 4) errors in the plane, sqrt(14) in space: above the measured by one to three.
    assertThat(three.equatorial(how).orElseThrow().upper())
        .isBetween(0.01 * (Math.sqrt(5) + 1), 0.01 * (Math.sqrt(5) + 2));
    assertThat(three.full(how).orElseThrow().upper())
        .isBetween(0.01 * (Math.sqrt(14) + 1), 0.01 * (Math.sqrt(14) + 2));
    assertThat(three.equatorial(how)).isEqualTo(two.equatorial(how));
    assertThat(three.intervals()).isPresent();
  }

  private static DipoleEstimate ofVariance(double variance) {
    double[][] covariance = {{variance, 0}, {0, variance}};
    return new DipoleEstimate(
        DipoleComponent.EQUATORIAL, new double[] {0.01, 0.02}, covariance, 3, 0.2);
  }

  /** An error twice as long: a limit of twice the length for a measured one of twice the length. */
  @Test
  void aSystematicErrorWidensLimitsAsAStatisticalOneWould() {
    AmplitudeLimit how = AmplitudeLimit.bayesian(0.95);
    DipoleLimits plain = DipoleLimits.of(estimate(2));
    double[][] three = {{3e-4, 0}, {0, 3e-4}};
    DipoleLimits wide = plain.withSystematic(three);
    assertThat(wide.equatorial(how).orElseThrow().upper())
        .isCloseTo(
            DipoleLimits.of(ofVariance(4e-4)).equatorial(how).orElseThrow().upper(), within(1e-12));
    // Added once more: 1 + 3 + 3 parts.
    assertThat(wide.withSystematic(three).isotropicSystematic().orElseThrow()[0][0])
        .isCloseTo(6e-4, within(1e-18));
    // Of four times the events the statistical part is a quarter, the systematic one stays.
    double median =
        wide.equatorial(how, Optional.of(4.0))
            .orElseThrow()
            .projected()
            .orElseThrow()
            .limit()
            .median();
    assertThat(median)
        .isCloseTo(
            DipoleLimits.of(ofVariance(3.25e-4))
                .equatorial(how, Optional.empty())
                .orElseThrow()
                .isotropic()
                .limit()
                .median(),
            within(1e-12));
  }
}
