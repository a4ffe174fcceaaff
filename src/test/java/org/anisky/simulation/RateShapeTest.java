package org.anisky.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.sky.SiderealBinning;
import org.junit.jupiter.api.Test;

class RateShapeTest {
  private static final SiderealBinning FOUR = new SiderealBinning(4);
  private static final RandomStreams STREAMS = RandomStreams.of(1);

  private static double[] rate(RateShape shape, int bins, double events) {
    return shape.backgroundRate(new SiderealBinning(bins), events, "site", STREAMS);
  }

  @Test
  void aConstantRateSharesTheEventsEqually() {
    assertArrayEquals(new double[] {25, 25, 25, 25}, rate(RateShape.CONSTANT, 4, 100), 1e-13);
  }

  @Test
  void aHarmonicRateIsTakenAtTheBinCentres() {
    // Centres at 45, 135, 225, 315 deg; phase 45 deg: cosines 1, 0, -1, 0.
    RateShape shape = RateShape.harmonic(0.5, Math.toRadians(45));
    assertArrayEquals(new double[] {150, 100, 50, 100}, rate(shape, 4, 400), 1e-12);
  }

  @Test
  void aTableIsScaledToTheNumberOfEvents() {
    RateShape shape = RateShape.table(new double[] {1, 0, 3, 6});
    assertArrayEquals(new double[] {10, 0, 30, 60}, rate(shape, 4, 100), 1e-13);
  }

  @Test
  void gapsAreEmptyAndTheOthersKeepTheTotal() {
    RateShape shape = RateShape.CONSTANT.withGaps(List.of(1, 3));
    assertArrayEquals(new double[] {50, 0, 50, 0}, rate(shape, 4, 100), 1e-13);
  }

  @Test
  void aFractionOfGapsIsDrawnOncePerDetectorAndNotPerReplica() {
    RateShape shape = RateShape.CONSTANT.withGapFraction(0.25);
    double[] rate = rate(shape, 360, 1e6);
    assertEquals(90, Arrays.stream(rate).filter(n -> n == 0).count());
    assertEquals(1e6, Arrays.stream(rate).sum(), 1e-6);
    SiderealBinning binning = new SiderealBinning(360);
    assertArrayEquals(rate, shape.backgroundRate(binning, 1e6, "site", STREAMS.replica(9)), 0);
    assertFalse(
        Arrays.equals(rate, shape.backgroundRate(binning, 1e6, "other", STREAMS)),
        "another detector has other gaps");
  }

  @Test
  void everyBinCanBeAGap() {
    RateShape shape = RateShape.CONSTANT.withGapFraction(0.25);
    boolean[] gap = new boolean[4];
    for (int seed = 0; seed < 40; seed++) {
      double[] rate = shape.backgroundRate(FOUR, 1, "site", RandomStreams.of(seed));
      for (int tau = 0; tau < 4; tau++) {
        gap[tau] |= rate[tau] == 0;
      }
    }
    // One of four bins stays untouched with probability 4 (3/4)^40 = 4e-5.
    assertArrayEquals(new boolean[] {true, true, true, true}, gap);
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsReason() {
    refused(() -> RateShape.harmonic(1.01, 0), "amplitude 1.01 is outside [-1, 1]");
    refused(() -> RateShape.harmonic(Double.NaN, 0), "amplitude NaN");
    refused(() -> RateShape.table(new double[] {1, -2}), "sidereal bin 1 is -2.0");
    refused(() -> RateShape.CONSTANT.withGapFraction(1), "fraction of gaps 1.0");
    refused(
        () -> rate(RateShape.table(new double[] {1, 2}), 4, 1),
        "site: the table of rates has 2 values, but there are 4 sidereal bins");
    refused(
        () -> rate(RateShape.CONSTANT.withGaps(List.of(4)), 4, 1),
        "site: gap in sidereal bin 4 is outside [0, 3]");
    refused(
        () -> rate(RateShape.CONSTANT.withGaps(List.of(0, 1, 2, 3)), 4, 1),
        "site: the rate is 0 in all 4 sidereal bins");
  }

  private static void refused(Runnable attempt, String message) {
    assertThatThrownBy(attempt::run)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }
}
