package org.anisky.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RingMeansTest {
  /** Two rings of three cells. */
  private static final CylindricalGrid SIX = CylindricalGrid.of(2, 3);

  private static final double[] VALUES = {1, 2, 6, 10, 0, -4};

  @Test
  void meansOverAllPixelsCountUnobservedOnesAsGiven() {
    // (1 + 2 + 6) / 3 and (10 + 0 - 4) / 3
    assertThat(RingMeans.of(SIX).overAll(VALUES)).containsExactly(3, 2);
  }

  @Test
  void meansOverObservedPixelsLeaveOutTheOthers() {
    BitSet observed = new BitSet();
    observed.set(0);
    observed.set(2);
    observed.set(3);
    double[] values = VALUES.clone();
    values[1] = Double.NaN;

    // (1 + 6) / 2 and 10 / 1
    assertThat(RingMeans.of(SIX).overObserved(values, observed)).containsExactly(3.5, 10);
    assertThat(
            RingMeans.of(SIX)
                .overObserved(values, new boolean[] {true, false, true, true, false, false}))
        .containsExactly(3.5, 10);
  }

  @Test
  void aRingWithoutAnObservedPixelHasNoMean() {
    assertThat(
            RingMeans.of(SIX)
                .overObserved(VALUES, new boolean[] {false, false, false, true, true, true}))
        .containsExactly(Double.NaN, 2);
  }

  @Test
  void ringsOfHealpixHaveTheirOwnLengths() {
    // nside 2: rings of 4, 8, 8, 8, 8, 8, 4 pixels; means of consecutive numbers are the middle.
    double[] numbers = IntStream.range(0, 48).asDoubleStream().toArray();

    assertThat(RingMeans.of(new HealpixGrid(2)).overAll(numbers))
        .containsExactly(1.5, 7.5, 15.5, 23.5, 31.5, 39.5, 45.5);
  }

  @Test
  void mapsOfAnotherGridAreRefused() {
    RingMeans means = RingMeans.of(SIX);
    BitSet tooLong = new BitSet();
    tooLong.set(6);

    assertThatThrownBy(() -> means.overAll(new double[5]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> means.overObserved(VALUES, tooLong))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> means.overObserved(VALUES, new boolean[5]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
