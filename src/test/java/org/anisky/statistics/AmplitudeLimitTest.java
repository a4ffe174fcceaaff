package org.anisky.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AmplitudeLimitTest {
  /** Published with two decimals; upper edges, and lower ones where there are some. */
  @ParameterizedTest
  @CsvSource({
    // measured, FC 95 of two (lower, upper), FC 99, flat 95, flat 99, FC 95 of three (lower, upper)
    "0.25, 0, 1.74, 2.43, 1.99, 2.62, 0, 1.66",
    "1, 0, 2.56, 3.24, 2.41, 3.11, 0, 2.28",
    "2, 0, 3.77, 4.40, 3.41, 4.12, 0, 3.56",
    "3, 1.07, 4.83, 5.45, 4.49, 5.18, 0.69, 4.69"
  })
  void limitsAreThoseOfTheTable(
      double measured,
      double lower2,
      double upper2,
      double upper2at99,
      double flat2,
      double flat2at99,
      double lower3,
      double upper3) {
    AmplitudeInterval plane =
        AmplitudeLimit.feldmanCousins(0.95).of(AmplitudeLaw.PLANE, measured, 1);
    AmplitudeInterval space =
        AmplitudeLimit.feldmanCousins(0.95).of(AmplitudeLaw.SPACE, measured, 1);
    // The table was made with toys and has two decimals.
    assertThat(plane.lower()).isCloseTo(lower2, within(0.015));
    assertThat(plane.upper()).isCloseTo(upper2, within(0.015));
    assertThat(space.lower()).isCloseTo(lower3, within(0.015));
    assertThat(space.upper()).isCloseTo(upper3, within(0.015));
    assertThat(AmplitudeLimit.feldmanCousins(0.99).of(AmplitudeLaw.PLANE, measured, 1).upper())
        .isCloseTo(upper2at99, within(0.015));
    assertThat(AmplitudeLimit.bayesian(0.95).of(AmplitudeLaw.PLANE, measured, 1).upper())
        .isCloseTo(flat2, within(0.006));
    assertThat(AmplitudeLimit.bayesian(0.99).of(AmplitudeLaw.PLANE, measured, 1).upper())
        .isCloseTo(flat2at99, within(0.006));
  }

  private static String[] references() throws IOException {
    Path file = Path.of("testdata", "reference", "amplitude_limits.csv");
    try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
      return lines.filter(line -> line.matches("(bayesian|feldman).*")).toArray(String[]::new);
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void limitsAreThoseOfGridsInScipy(String line) {
    String[] fields = line.split(",");
    double[] values = numbers(fields[1]);
    double[] flat = numbers(fields[2]);
    double[][] covariance = new double[values.length][];
    for (int k = 0; k < values.length; k++) {
      covariance[k] = Arrays.copyOfRange(flat, k * values.length, (k + 1) * values.length);
    }
    double confidence = Double.parseDouble(fields[3]);
    double upper = Double.parseDouble(fields[5]);
    if (fields[0].equals("feldman-cousins")) {
      AmplitudeInterval interval =
          AmplitudeLimit.feldmanCousins(confidence)
              .of(AmplitudeLaw.of(values.length), values[0], 1);
      // The grid has cells of 0.002 in the measured and steps of 0.004 in the true amplitude.
      assertThat(interval.lower()).isCloseTo(Double.parseDouble(fields[4]), within(0.01));
      assertThat(interval.upper()).isCloseTo(upper, within(0.01));
    } else {
      AmplitudePrior prior =
          fields[0].equals("bayesian-vector")
              ? AmplitudePrior.FLAT_IN_VECTOR
              : AmplitudePrior.FLAT_IN_AMPLITUDE;
      AmplitudeInterval interval =
          new AmplitudeLimit(LimitMethod.BAYESIAN, prior, confidence)
              .of(values, covariance)
              .orElseThrow();
      assertThat(interval.lower()).isZero();
      // 3,000 cells of amplitude, interpolated linearly.
      assertThat(interval.upper()).isCloseTo(upper, withinPercentage(0.05));
    }
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  /** With equal errors the construction for any covariance is the plain one, but for beta. */
  @ParameterizedTest
  @CsvSource({"2, 0.3", "2, 1.2", "2, 4", "3, 0.3", "3, 1.2", "3, 4"})
  void anyCovarianceFallsBackOnEqualErrors(int components, double measured) {
    double sigma = 0.01;
    double[] values = new double[components];
    double[][] covariance = new double[components][components];
    values[components - 1] = measured * sigma;
    for (int k = 0; k < components; k++) {
      covariance[k][k] = sigma * sigma;
    }
    for (double confidence : new double[] {0.68, 0.95, 0.99}) {
      AmplitudeLimit how = AmplitudeLimit.feldmanCousins(confidence);
      AmplitudeInterval any = how.of(values, covariance).orElseThrow();
      AmplitudeInterval equal = how.of(AmplitudeLaw.of(components), measured * sigma, sigma);
      assertThat(any.upper()).isCloseTo(equal.upper(), within(0.003 * sigma));
      assertThat(any.lower()).isCloseTo(equal.lower(), within(0.003 * sigma));
      assertThat(any.upper()).isGreaterThanOrEqualTo(equal.upper() - 1e-6 * sigma);
    }
  }

  /** Far from zero everything is Gaussian: 1.959964 sigma to either side, 1.644854 to one. */
  @Test
  void strongDipolesHaveGaussianIntervals() {
    double measured = 1000;
    for (AmplitudeLaw law : AmplitudeLaw.values()) {
      // The mean of the measured amplitude is above the true one by (k - 1) sigma^2/(2 a).
      AmplitudeInterval interval = AmplitudeLimit.feldmanCousins(0.95).of(law, measured, 1);
      assertThat(interval.lower()).isCloseTo(measured - 1.959964, within(2e-3));
      assertThat(interval.upper()).isCloseTo(measured + 1.959964, within(2e-3));
      assertThat(AmplitudeLimit.bayesian(0.95).of(law, measured, 1).upper())
          .isCloseTo(measured + 1.644854, within(2e-3));
    }
  }

  @Test
  void limitsScaleWithTheError() {
    for (LimitMethod method : LimitMethod.values()) {
      AmplitudeLimit how = new AmplitudeLimit(method, AmplitudePrior.FLAT_IN_AMPLITUDE, 0.9);
      assertThat(how.of(AmplitudeLaw.SPACE, 1.3e-4, 1e-4).upper())
          .isCloseTo(1e-4 * how.of(AmplitudeLaw.SPACE, 1.3, 1).upper(), withinPercentage(1e-7));
    }
  }

  @Test
  void errorsThatAreNoneOrInfiniteGiveNoLimit() {
    AmplitudeLimit how = AmplitudeLimit.bayesian(0.95);
    assertThat(how.of(new double[2], new double[2][2])).isEmpty();
    assertThat(how.of(new double[] {Double.NaN, 0}, new double[][] {{1, 0}, {0, 1}})).isEmpty();
    assertThatThrownBy(() -> AmplitudeLimit.bayesian(1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AmplitudeLimit.bayesian(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
