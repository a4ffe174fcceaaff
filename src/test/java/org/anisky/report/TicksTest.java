package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
  /** Ten intervals at most; steps worked out by hand among 1, 2, 5 times powers of ten. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1      | −1.0 −0.8 −0.6 −0.4 −0.2 0.0 0.2 0.4 0.6 0.8 1.0 | 0",
        "1.5    | −1.5 −1.0 −0.5 0.0 0.5 1.0 1.5                   | 0",
        "4      | −4 −3 −2 −1 0 1 2 3 4                            | 0",
        "8      | −8 −6 −4 −2 0 2 4 6 8                            | 0",
        "60     | −60 −40 −20 0 20 40 60                           | 0",
        "0.3    | −0.3 −0.2 −0.1 0.0 0.1 0.2 0.3                   | 0",
        "0.05   | −5 −4 −3 −2 −1 0 1 2 3 4 5                       | -2",
        "2.5e-3 | −2.5 −2.0 −1.5 −1.0 −0.5 0.0 0.5 1.0 1.5 2.0 2.5 | -3",
        "3e4    | −3 −2 −1 0 1 2 3                                 | 4"
      })
  void aSymmetricRangeIsMarkedAtPleasantNumbersIncludingItsEnds(
      double limit, String labels, int exponent) {
    Ticks ticks = Ticks.linear(-limit, limit, 10);
    assertThat(String.join(" ", ticks.labels())).isEqualTo(labels.strip());
    assertThat(ticks.exponent()).isEqualTo(exponent);
    assertThat(ticks.values()).startsWith(-limit).endsWith(limit);
  }

  @Test
  void anAxisThatDoesNotEndAtATickIsMarkedInside() {
    // 1.9 over 8 intervals: 0.2375, so the step is 0.5: from -0.5 to 1.
    assertThat(Ticks.linear(-0.7, 1.2, 8).labels()).containsExactly("−0.5", "0.0", "0.5", "1.0");
    assertThat(Ticks.linear(0.5, 3.5, 3).labels()).containsExactly("1", "2", "3");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.01, 1.5",
    "1.7e-3, 2e-3",
    "2.1, 2.5",
    "2.6, 3",
    "3.3e-4, 4e-4",
    "4.5, 5",
    "5.5, 6",
    "61, 80",
    "0.85, 1",
    "9.99, 10",
    "10, 10"
  })
  void magnitudesAreRoundedUpToPleasantNumbers(double magnitude, double pleasant) {
    assertThat(Ticks.pleasantAtLeast(magnitude)).isEqualTo(pleasant);
  }

  @Test
  void powersOfTenAreThinnedWhenThereAreMany() {
    assertThat(Ticks.powersOfTen(-1, 2, 6).labels()).containsExactly("10⁻¹", "1", "10¹", "10²");
    // 17 decades over 6 intervals: every third.
    assertThat(Ticks.powersOfTen(-12, 5, 6).labels())
        .containsExactly("10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "1", "10³");
  }

  @Test
  void aLogarithmicAxisHasNumbersOfOneDigitAsManyAsItsLengthAllows() {
    assertThat(Ticks.logarithmic(0.5, 2e4).labels())
        .containsExactly("1", "10", "100", "1000", "10⁴");
    assertThat(Ticks.logarithmic(4, 99).labels()).containsExactly("5", "10", "20", "50");
    assertThat(Ticks.logarithmic(4, 33).labels()).containsExactly("5", "7", "10", "20", "30");
    assertThat(Ticks.logarithmic(31, 65).labels()).containsExactly("40", "50", "60");
    assertThat(Ticks.logarithmic(0.011, 0.2).labels())
        .containsExactly("0.02", "0.05", "0.1", "0.2");
    assertThat(Ticks.logarithmic(3e18, 1.1e20).labels())
        .containsExactly("5·10¹⁸", "10¹⁹", "2·10¹⁹", "5·10¹⁹", "10²⁰");
    assertThat(Ticks.logarithmic(1.0e5, 1.19e5).labels()).contains("1.05·10⁵");
    assertThat(Ticks.logarithmic(10, 11).values())
        .containsExactly(10.0, 10.2, 10.4, 10.6, 10.8, 11.0);
  }

  @Test
  void aTitleNamesUnitAndPowerOfTen() {
    Ticks thousandths = Ticks.linear(-1e-3, 1e-3, 10);
    Ticks plain = Ticks.linear(-1, 1, 10);
    assertThat(thousandths.title("dI", "1")).isEqualTo("dI  [10⁻³]");
    assertThat(thousandths.title("flux", "Hz")).isEqualTo("flux  [10⁻³ Hz]");
    assertThat(plain.title("dI", "1")).isEqualTo("dI");
    assertThat(plain.title("significance", "sigma")).isEqualTo("significance  [σ]");
  }

  @Test
  void zeroHasNoMinusSign() {
    assertThat(Ticks.number(-0.004, 2)).isEqualTo("0.00");
    assertThat(Ticks.number(-0.005001, 2)).isEqualTo("−0.01");
  }

  @Test
  void rangesWithoutLengthAreRefused() {
    assertThatThrownBy(() -> Ticks.linear(1, 1, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ticks.linear(0, Double.NaN, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ticks.pleasantAtLeast(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
