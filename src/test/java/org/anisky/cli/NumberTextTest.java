package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.anisky.model.MeasuredValue;
import org.junit.jupiter.api.Test;

class NumberTextTest {
  private static String measured(
      double value, double statistical, double systematic, int exponent) {
    return NumberText.measured(
        new MeasuredValue(value, statistical, OptionalDouble.of(systematic)), exponent);
  }

  @Test
  void bothErrorsShareDigitsAndPowerOfTen() {
    assertThat(measured(-0.02451, 0.00712, 0.03654, 0))
        .isEqualTo("-0.0245 ± 0.0071 (stat) ± 0.0365 (syst)");
    assertThat(measured(7.32e-4, 0.192e-4, 1.1229e-4, -4))
        .isEqualTo("(7.320 ± 0.192 (stat) ± 1.123 (syst)) × 10⁻⁴");
  }

  @Test
  void withoutSystematicErrorThereIsOneErrorAlone() {
    assertThat(NumberText.measured(MeasuredValue.of(0.0853, 0.0115), 0))
        .isEqualTo("0.0853 ± 0.0115");
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
    assertThat(measured(1, 0, 2, 0)).isEqualTo("1.0 ± 0.0 (stat) ± 2.0 (syst)");
  }

  @Test
  void anIntervalThatEndsAtTheValueIsGivenWhole() {
    // -83 + 38 = -45
    assertThat(NumberText.asymmetric(-83, 0, 38, 0)).isEqualTo("-83 (68 percent from -83 to -45)");
    assertThat(NumberText.asymmetric(12e-4, 3e-4, 0, -4))
        .isEqualTo("(12.00 (68 percent from 9.00 to 12.00)) × 10⁻⁴");
  }

  @Test
  void noLengthReachesBelowZero() {
    assertThat(NumberText.length(MeasuredValue.of(0.0853, 0.0115), 0)).isEqualTo("0.0853 ± 0.0115");
    assertThat(NumberText.length(MeasuredValue.of(0.012, 0.020), 0))
        .isEqualTo("0.0120 +0.0200 -0.0120 (down to 0)");
    assertThat(NumberText.length(new MeasuredValue(0.03, 0.02, OptionalDouble.of(0.03)), 0))
        .endsWith(" (syst) (down to 0)");
  }

  @Test
  void noDeclinationReachesBeyondAPole() {
    assertThat(declination(-23.71, 12.3)).isEqualTo("-23.7 ± 12.3 deg");
    // -83 - 38 is beyond -90: 7 deg are left. +75 + 38 is beyond +90: 15 deg are.
    assertThat(declination(-83, 38)).isEqualTo("-83.0 +38.0 -7.0 deg (to the pole)");
    assertThat(declination(75, 38)).isEqualTo("+75.0 +15.0 -38.0 deg (to the pole)");
    assertThat(declination(10, 101)).isEqualTo("undetermined");
    assertThat(declination(0, Double.POSITIVE_INFINITY)).isEqualTo("undetermined");
  }

  private static String declination(double degrees, double error) {
    return NumberText.declination(MeasuredValue.of(Math.toRadians(degrees), Math.toRadians(error)));
  }

  @Test
  void whatIsNoNumberIsSaidInWords() {
    for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(NumberText.measured(none, 1, 0)).isEqualTo("undetermined");
      assertThat(NumberText.signed(NumberText.measured(none, 1, 0))).isEqualTo("undetermined");
      assertThat(NumberText.measured(0.5, none, 0)).isEqualTo("0.500, its error undetermined");
      assertThat(measured(0.5, 1, none, 0)).isEqualTo("0.500, its error undetermined");
      assertThat(NumberText.asymmetric(0.5, 1, none, 0)).isEqualTo("0.500, its error undetermined");
      assertThat(NumberText.cell(MeasuredValue.of(none, 1), 0)).isEqualTo("undetermined");
      assertThat(NumberText.length(MeasuredValue.of(0.5, none), 0)).doesNotContain("Inf", "NaN");
      assertThat(NumberText.probability(none)).isEqualTo("undetermined");
      assertThat(NumberText.plain(none)).isEqualTo("undetermined");
    }
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

  /** An angle drawn at random scatters by pi/sqrt(3) = 1.8138 rad. */
  @Test
  void aPhaseThatItsErrorLeavesOpenIsNotTold() {
    assertThat(NumberText.phase(MeasuredValue.of(Math.PI / 3, 0.02))).isEqualTo("60.00 ± 1.15 deg");
    assertThat(NumberText.phase(MeasuredValue.of(1, 1.813))).endsWith(" deg");
    assertThat(NumberText.phase(MeasuredValue.of(1, 1.814))).isEqualTo("undetermined");
    // hypot(1.3, 1.3) = 1.838
    assertThat(NumberText.phase(new MeasuredValue(1, 1.3, OptionalDouble.of(1.3))))
        .isEqualTo("undetermined");
    assertThat(NumberText.phase(MeasuredValue.of(0, Double.POSITIVE_INFINITY)))
        .isEqualTo("undetermined");
    assertThat(NumberText.phase(MeasuredValue.of(0, Double.NaN))).isEqualTo("undetermined");
  }

  @Test
  void cellsOfATableLeaveThePowerOfTenToItsHead() {
    assertThat(NumberText.cell(MeasuredValue.of(-8.53e-3, 1.15e-3), -3)).isEqualTo("-8.53 ± 1.15");
    assertThat(NumberText.cell(MeasuredValue.of(2e-3, 0), -3)).isEqualTo("2.000");
  }
}
