package org.anisky.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.anisky.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiderealBinningTest {
  private static final double TURN = 2 * Math.PI;

  @Test
  void aDayOfTwentyFourBinsHasItsCentresOnTheHalfHours() {
    SiderealBinning hours = new SiderealBinning(24);
    assertThat(hours.centre(0)).isCloseTo(Math.PI / 24, within(1e-16));
    assertThat(hours.centre(11)).isCloseTo(Math.PI * 23 / 24, within(1e-15));
    assertThat(hours.edge(6)).isCloseTo(Math.PI / 2, within(1e-16));
    assertThat(hours.bin(0)).isEqualTo(0);
    assertThat(hours.bin(Math.toRadians(14.9))).isEqualTo(0);
    assertThat(hours.bin(Math.toRadians(15.1))).isEqualTo(1);
    assertThat(hours.bin(Math.toRadians(359.9))).isEqualTo(23);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 24, 49, 360, 361, 720, 86400})
  void aBinOwnsItsLowerEdgeAndNotTheNext(int bins) {
    SiderealBinning binning = new SiderealBinning(bins);
    for (int tau = 0; tau < bins; tau++) {
      // Two roundings of a number below 2 pi.
      assertThat(binning.edge(tau)).isCloseTo(TURN * tau / bins, within(2e-15));
      assertThat(binning.bin(binning.edge(tau))).isEqualTo(tau);
      assertThat(binning.bin(Math.nextDown(binning.edge(tau + 1)))).isEqualTo(tau);
      assertThat(binning.bin(binning.centre(tau))).isEqualTo(tau);
    }
    assertThat(binning.edge(bins)).isEqualTo(TURN);
  }

  @Test
  void anglesBeyondOneTurnFallIntoTheSameBins() {
    SiderealBinning binning = new SiderealBinning(360);
    for (int tau = 0; tau < 360; tau++) {
      assertThat(binning.bin(binning.centre(tau) + 5 * TURN)).isEqualTo(tau);
      assertThat(binning.bin(binning.centre(tau) - 5 * TURN)).isEqualTo(tau);
    }
  }

  @Test
  void aHairBeforeZeroIsTheLastBinAndAWholeTurnIsTheFirst() {
    SiderealBinning binning = new SiderealBinning(360);
    assertThat(binning.bin(-1e-17)).isEqualTo(359);
    assertThat(binning.bin(-1e-9)).isEqualTo(359);
    assertThat(binning.bin(-0.0)).isEqualTo(0);
    assertThat(binning.bin(TURN)).isEqualTo(0);
    assertThat(binning.bin(-TURN)).isEqualTo(0);
  }

  @Test
  void anAngleThatIsNotFiniteIsInNoBin() {
    SiderealBinning binning = new SiderealBinning(360);
    for (double angle : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException().isThrownBy(() -> binning.bin(angle));
    }
  }

  @Test
  void noBinsAreRefused() {
    assertThatThrownBy(() -> new SiderealBinning(0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("number of sidereal bins 0 must be at least 1");
  }

  @Test
  void binsThatStartElsewhereAreTurnedWhole() {
    SiderealBinning greenwich = SiderealBinning.startingAt(4, Math.toRadians(-97));
    assertThat(greenwich.start()).isCloseTo(Math.toRadians(263), within(1e-15));
    // Bin 0 is [263, 353) deg, bin 1 [353, 83) deg; the centre of bin 1 is 38 deg, a turn on.
    assertThat(greenwich.bin(Math.toRadians(300))).isEqualTo(0);
    assertThat(greenwich.bin(Math.toRadians(10))).isEqualTo(1);
    assertThat(greenwich.bin(Math.toRadians(262))).isEqualTo(3);
    assertThat(greenwich.centre(1)).isCloseTo(Math.toRadians(398), within(1e-14));
  }
}
