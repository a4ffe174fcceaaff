package org.anisky.sky;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DegreesTest {
  @Test
  void thirtyDegreesAreNotTwentyNinePointNineNine() {
    assertThat(Math.toDegrees(Math.toRadians(30))).isEqualTo(29.999999999999996);
    assertThat(Degrees.of(Math.toRadians(30))).isEqualTo(30);
    assertThat(Degrees.text(Math.toRadians(30))).isEqualTo("30");
  }

  @ParameterizedTest
  @ValueSource(doubles = {60, 57, -35.2, -69.5, 19, -97.3, 180, 0.1, 1e-7, -89.999, 123.456789, 0})
  void whatAPersonWroteComesBack(double degrees) {
    assertThat(Degrees.of(Math.toRadians(degrees))).isEqualTo(degrees);
  }

  @Test
  void everyAngleKeepsItsBits() {
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < 10_000; k++) {
      double degrees = random.nextDouble(-360, 360);
      assertThat(Math.toRadians(Degrees.of(Math.toRadians(degrees))))
          .isEqualTo(Math.toRadians(degrees));
    }
  }

  @Test
  void textHasNoExponentAndNoEmptyDecimals() {
    assertThat(Degrees.text(Math.toRadians(1e-7))).isEqualTo("0.0000001");
    assertThat(Degrees.text(Math.toRadians(-35.20))).isEqualTo("-35.2");
    assertThat(Degrees.text(0)).isEqualTo("0");
    assertThat(Degrees.text(Double.NaN)).isEqualTo("NaN");
  }
}
