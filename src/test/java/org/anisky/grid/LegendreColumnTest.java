package org.anisky.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LegendreColumnTest {
  @Test
  void highDegreesAreThoseOfArithmeticWithSixtyDigits() {
    for (String[] row : ReferenceTable.rows("legendre.csv")) {
      int l = Integer.parseInt(row[0]);
      double z = Double.parseDouble(row[2]);
      // A rounding per step acts as one of cos(theta): theta is off by 2e-16 / sin(theta), and the
      // functions of order 1 turn l times as fast as theta.
      double tolerance = l * Math.ulp(1.0) / Math.sqrt(1 - z * z);
      double[] lambda = new double[l + 1];
      int first = new LegendreColumn(Integer.parseInt(row[1]), l).evaluate(z, lambda);

      assertThat(first > l ? 0 : lambda[l])
          .as(String.join(",", row))
          .isCloseTo(Double.parseDouble(row[3]), within(tolerance));
    }
  }

  @Test
  void theFirstFunctionsAreTheTextbookOnes() {
    double[] lambda = new double[3];
    double z = 0.6;

    assertThat(new LegendreColumn(0, 2).evaluate(z, lambda)).isZero();
    // sqrt(1/4pi), sqrt(3/4pi) z, sqrt(5/16pi) (3 z^2 - 1)
    assertThat(lambda[0]).isCloseTo(Math.sqrt(1 / (4 * Math.PI)), within(1e-15));
    assertThat(lambda[1]).isCloseTo(Math.sqrt(3 / (4 * Math.PI)) * 0.6, within(1e-15));
    assertThat(lambda[2]).isCloseTo(Math.sqrt(5 / (16 * Math.PI)) * 0.08, within(1e-15));

    assertThat(new LegendreColumn(1, 2).evaluate(z, lambda)).isEqualTo(1);
    // -sqrt(3/8pi) sin, -sqrt(15/8pi) sin cos; sin = 0.8
    assertThat(lambda[1]).isCloseTo(-Math.sqrt(3 / (8 * Math.PI)) * 0.8, within(1e-15));
    assertThat(lambda[2]).isCloseTo(-Math.sqrt(15 / (8 * Math.PI)) * 0.48, within(1e-15));
  }

  @Test
  void functionsThatStayNegligibleAreNotGiven() {
    // sin theta = 0.0141: 0.0141^300 = 1e-555, and 310 degrees do not bring it back.
    assertThat(new LegendreColumn(300, 310).evaluate(0.9999, new double[311])).isEqualTo(311);
  }
}
