package org.anisky.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IsotropicAmplitudeTest {
  private static String[] quantiles() throws IOException {
    Path file = Path.of("testdata", "reference", "isotropic_amplitude.csv");
    try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
      return lines.filter(line -> line.matches("[0-9].*")).toArray(String[]::new);
    }
  }

  @ParameterizedTest
  @MethodSource("quantiles")
  void quantilesAreThoseOfScipy(String line) {
    String[] fields = line.split(",");
    String[] flat = fields[0].split(" ");
    int size = flat.length == 4 ? 2 : 3;
    double[][] covariance = new double[size][size];
    for (int k = 0; k < flat.length; k++) {
      covariance[k / size][k % size] = Double.parseDouble(flat[k]);
    }
    IsotropicAmplitude isotropic = IsotropicAmplitude.of(covariance).orElseThrow();
    double quantile = isotropic.quantile(Double.parseDouble(fields[1]));
    // In space the midpoint rule over 200 heights is good to some 1e-5.
    assertThat(quantile)
        .isCloseTo(Double.parseDouble(fields[2]), withinPercentage(size == 2 ? 1e-5 : 5e-3));
  }

  /** sigma sqrt(2 ln 2) = 0.01 * 1.17741. */
  @Test
  void equalErrorsOfTwoComponentsGiveTheMedianOfRayleigh() {
    IsotropicAmplitude isotropic =
        IsotropicAmplitude.of(new double[][] {{1e-4, 0}, {0, 1e-4}}).orElseThrow();
    assertThat(isotropic.quantile(0.5)).isCloseTo(0.0117741, withinPercentage(1e-4));
    assertThat(isotropic.probabilityBelow(0.0117741)).isCloseTo(0.5, withinPercentage(1e-3));
  }

  @Test
  void errorsThatAreNoneOrInfiniteGiveNoDistribution() {
    assertThat(IsotropicAmplitude.of(new double[2][2])).isEmpty();
    assertThat(IsotropicAmplitude.of(new double[][] {{1, 2}, {2, 1}})).isEmpty();
    double infinite = Double.POSITIVE_INFINITY;
    assertThat(IsotropicAmplitude.of(new double[][] {{infinite, 0}, {0, infinite}})).isEmpty();
    assertThat(IsotropicAmplitude.of(new double[][] {{Double.NaN, 0}, {0, 1}})).isEmpty();
    assertThatThrownBy(() -> IsotropicAmplitude.of(new double[1][1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
