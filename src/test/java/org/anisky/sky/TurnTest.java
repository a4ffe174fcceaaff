package org.anisky.sky;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnTest {
  @Test
  void anglesBelowZeroAreThoseOneTurnAbove() {
    assertThat(Turn.positive(-Math.PI / 2)).isEqualTo(1.5 * Math.PI);
    assertThat(Turn.positive(Math.PI / 2)).isEqualTo(Math.PI / 2);
    assertThat(Turn.positive(Math.PI)).isEqualTo(Math.PI);
    assertThat(Turn.positive(-1e-9)).isBetween(6.28, Math.nextDown(2 * Math.PI));
    assertThat(Turn.positive(Double.NaN)).isNaN();
    assertThat(Turn.positiveDegrees(-90)).isEqualTo(270);
    assertThat(Turn.positiveDegrees(359.9)).isEqualTo(359.9);
  }

  /** 2 pi less 1e-17 is 2 pi in double precision, which is outside of the range. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0, -0.0, -1e-17, -Double.MIN_VALUE})
  void whatRoundsToAWholeTurnIsZero(double angle) {
    assertThat(Double.doubleToLongBits(Turn.positive(angle))).isZero();
    assertThat(Double.doubleToLongBits(Turn.positiveDegrees(angle))).isZero();
  }
}
