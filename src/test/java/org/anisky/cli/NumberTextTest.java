package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberTextTest {
  @Test
  void bothErrorsShareDigitsAndPowerOfTen() {
    assertThat(NumberText.measured(-0.02451, 0.00712, 0.03654, 0))
        .isEqualTo("-0.0245 ± 0.0071 (stat) ± 0.0365 (syst)");
    assertThat(NumberText.measured(7.32e-4, 0.192e-4, 1.1229e-4, -4))
        .isEqualTo("(7.320 ± 0.192 (stat) ± 1.123 (syst)) × 10⁻⁴");
  }

  @Test
  void withoutSystematicErrorThereIsOneErrorAlone() {
    assertThat(NumberText.measured(0.0853, 0.0115, Double.NaN, 0)).isEqualTo("0.0853 ± 0.0115");
  }

  @Test
  void asymmetricErrorsHaveTheDigitsOfTheSmaller() {
    assertThat(NumberText.asymmetric(0.06511, 0.0085, 0.01312, 0))
        .isEqualTo("0.0651 +0.0131 -0.0085");
    assertThat(NumberText.asymmetric(-23.71, 11.41, 13.12, 0)).isEqualTo("-23.7 +13.1 -11.4");
    assertThat(NumberText.asymmetric(10.173e-4, 0.206e-4, 0.223e-4, -4))
        .isEqualTo("(10.173 +0.223 -0.206) × 10⁻⁴");
  }

  @Test
  void numbersThatCannotBeRoundedAreShownAsTheyAre() {
    assertThat(NumberText.measured(1, 0, 2, 0)).isEqualTo("1.0 ± 0.0 (stat) ± 2.0 (syst)");
    assertThat(NumberText.asymmetric(1, 0, 2, 0)).isEqualTo("1.0 +2.0 -0.0");
  }

  @Test
  void signsStandInsideTheBracket() {
    assertThat(NumberText.signed("(7.2 ± 0.4) × 10⁻⁴")).isEqualTo("(+7.2 ± 0.4) × 10⁻⁴");
    assertThat(NumberText.signed("-0.1 ± 0.2")).isEqualTo("-0.1 ± 0.2");
  }

  @Test
  void probabilitiesAtTheEndOfDoublePrecisionAreLimits() {
    assertThat(NumberText.probability(2.58e-8)).isEqualTo("= 2.6e-08");
    assertThat(NumberText.probability(1e-310)).isEqualTo("< 1e-300");
  }
}
