package org.anisky.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredNumberTest {
  /** The first three are the examples of the rule in the Review of Particle Physics. */
  @ParameterizedTest
  @CsvSource({
    "0.827, 0.119, 0.83 ± 0.12",
    "0.827, 0.367, 0.8 ± 0.4",
    "0.827, 0.960, 0.8 ± 1.0",
    "1.0012e-3, 0.04e-3, (1.00 ± 0.04) × 10⁻³",
    "0.0651, 0.0101, (6.5 ± 1.0) × 10⁻²",
    "2.4e-4, 9.96e-5, (2.4 ± 1.0) × 10⁻⁴",
    "0.003, 0.02, (0.3 ± 2.0) × 10⁻²",
    "1234, 56, 1234 ± 56",
    "0.5, 0, 0.500",
    "0, 0, 0.000"
  })
  void theErrorDecidesTheDigits(double value, double error, String text) {
    assertThat(MeasuredNumber.of(value, error).text()).isEqualTo(text);
  }

  @Test
  void aUnitStandsAtBothNumbers() {
    assertThat(MeasuredNumber.of(38.2, 4.4).text("°")).isEqualTo("38° ± 4°");
    assertThat(MeasuredNumber.of(38.24, 2.06).text("°")).isEqualTo("38.2° ± 2.1°");
  }

  /** Every number by hand: the digits of the rule above, and one more. */
  @ParameterizedTest
  @CsvSource({
    "0.05121, 0.01330, 0.05121, 0.0512 ± 0.0133",
    "-0.01160, 0.01333, 0.05121, −0.0116 ± 0.0133",
    "1.16832e-3, 4.12e-6, 1.16832e-3, (1.1683 ± 0.0041) × 10⁻³",
    "1.2e-5, 4.12e-6, 1.16832e-3, (0.0120 ± 0.0041) × 10⁻³",
    "103.1, 14.9, 103.1, 103.1 ± 14.9",
    "38.384, 0.213, 38.384, 38.384 ± 0.213",
    "0, 0.004, 0.004, (0.0 ± 4.0) × 10⁻³"
  })
  void aTableHasOnePowerOfTenAndOneDigitMore(
      double value, double error, double largest, String text) {
    int exponent = MeasuredNumber.tableExponent(largest);
    assertThat(MeasuredNumber.inTable(value, error, exponent).text()).isEqualTo(text);
  }

  @Test
  void anErrorWithoutLimitIsToldAndDoesNotStopAnything() {
    assertThat(MeasuredNumber.of(0, Double.POSITIVE_INFINITY).text("°")).isEqualTo("0.000° ± ∞°");
  }

  @Test
  void numbersWithoutMeaningAreRefused() {
    assertThatThrownBy(() -> MeasuredNumber.of(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MeasuredNumber.of(1, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
