package org.anisky.report;

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

  @Test
  void numbersWithoutMeaningAreRefused() {
    assertThatThrownBy(() -> MeasuredNumber.of(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MeasuredNumber.of(1, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
