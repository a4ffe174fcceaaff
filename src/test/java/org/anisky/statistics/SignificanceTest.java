package org.anisky.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignificanceTest {
  private static String[] postTrial() throws IOException {
    return reference("post_trial");
  }

  private static String[] chiSquared() throws IOException {
    return reference("chi_squared");
  }

  /** Lines of argument, argument, value made with mpmath. */
  private static String[] reference(String quantity) throws IOException {
    Path file = Path.of("testdata", "reference", "post_trial.csv");
    try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
      return lines
          .filter(line -> line.startsWith(quantity + ","))
          .map(line -> line.substring(quantity.length() + 1))
          .toArray(String[]::new);
    }
  }

  private static String[] onAndOff() throws IOException {
    Path file = Path.of("testdata", "reference", "li_ma.csv");
    try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
      return lines.filter(line -> line.matches("[0-9].*")).toArray(String[]::new);
    }
  }

  /** With 1e9 events the excess is 1 in 1e4 of them, known to 1e-12 of itself. */
  @ParameterizedTest
  @MethodSource("onAndOff")
  void onAgainstOffIsThatOfMpmath(String line) {
    double[] f = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    assertThat(Significance.ofOnAndOff(f[0], f[1], f[2])).isCloseTo(f[3], within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("postTrial")
  void significanceAfterTrialsIsThatOfMpmath(String line) {
    String[] fields = line.split(",");
    double sigma = Double.parseDouble(fields[0]);
    double trials = Double.parseDouble(fields[1]);
    double expected = Double.parseDouble(fields[2]);
    // Relative 1e-13: erfc and its inverse are good to a few 1e-16, and ln erfc of 1e3 loses the
    // rest. Below 1e-12 sigma the probability differs from 1 by rounding alone.
    assertThat(Significance.postTrial(sigma, trials))
        .isCloseTo(expected, within(1e-12 + 1e-13 * expected));
    assertThat(Significance.postTrial(-sigma, trials))
        .isEqualTo(-Significance.postTrial(sigma, trials));
  }

  @Test
  void aDeficitStaysADeficitAfterTrials() {
    assertThat(Significance.postTrial(-8, 30)).isBetween(-8.0, -7.0);
    assertThat(Significance.postTrial(-3, 30)).isBetween(-3.0, -1.0);
    assertThat(Significance.postTrial(0, 30)).isZero();
  }

  @ParameterizedTest
  @MethodSource("chiSquared")
  void probabilitiesAreThoseOfMpmath(String line) {
    String[] fields = line.split(",");
    double expected = Double.parseDouble(fields[2]);
    // Relative 1e-11: an exponential of 500 amplifies a rounding of 1e-16 by 500.
    assertThat(
            Significance.probability(
                Double.parseDouble(fields[0]), (int) Double.parseDouble(fields[1])))
        .isCloseTo(expected, withinPercentage(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -3})
  void noGainMeansProbabilityOne(double testStatistic) {
    assertThat(Significance.probability(testStatistic, 2)).isEqualTo(1);
  }

  @Test
  void twoDegreesOfFreedomAreAnExponential() {
    assertThat(Significance.probability(14.55, 2))
        .isCloseTo(Math.exp(-7.275), withinPercentage(1e-10));
  }

  @Test
  void aDiscWithOneTenthMoreThanExpectedIsFoundByHand() {
    // mu0 = 100, mu = 110, n = 110: S^2 = 2 (100 - 110 + 110 ln 1.1) = 0.968239557...
    double square = 2 * (100 - 110 + 110 * 0.0953101798043249);
    assertThat(Significance.ofDisc(110, 110, 100)).isCloseTo(Math.sqrt(square), within(1e-13));
    assertThat(square).isCloseTo(0.96823956, within(1e-8));
  }

  @Test
  void aDeficitIsNegative() {
    // mu0 = 100, mu = 90, n = 90: S^2 = 2 (100 - 90 + 90 ln 0.9) = 1.0351072...
    double square = 2 * (100 - 90 - 90 * 0.105360515657826);
    assertThat(Significance.ofDisc(90, 90, 100)).isCloseTo(-Math.sqrt(square), within(1e-13));
  }

  @Test
  void noCountsInADiscCountAsADeficitOfTheWholeExpectation() {
    // mu -> 0+ with n = 0: S^2 = 2 (mu0 - mu), no logarithm.
    assertThat(Significance.ofDisc(0, 1e-300, 8)).isCloseTo(-4, within(1e-15));
  }

  @Test
  void anEmptyDiscHasNoSignificance() {
    assertThat(Significance.ofDisc(0, 0, 0)).isZero();
    assertThat(Significance.ofDisc(3, 2, 0)).isZero();
    assertThat(Significance.ofDisc(3, Double.NaN, 1)).isZero();
  }

  @Test
  void aModelWorseThanTheReferenceHasNoSignificance() {
    // n = 100 fits mu0 = 100 better than mu = 110.
    assertThat(Significance.ofDisc(100, 110, 100)).isZero();
  }

  /** 2 (100 - 120 + 120 ln 1.2) = 3.7572, squared; without events sqrt(2 x 8) = 4. */
  @Test
  void countsAgainstAKnownExpectationHaveTheSignOfTheirExcess() {
    assertThat(Significance.ofCounts(120, 100)).isCloseTo(1.93834, within(1e-5));
    assertThat(Significance.ofCounts(80, 100)).isNegative();
    assertThat(Significance.ofCounts(0, 8)).isEqualTo(-4);
    assertThat(Significance.ofCounts(100, 100)).isZero();
  }
}
