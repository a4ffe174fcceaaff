package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.anisky.InvalidInputException;
import org.junit.jupiter.api.Test;

/** Sums without rounding, against sums of decimal numbers of any length. */
class ExactSumTest {
  private static double exactly(List<Double> numbers) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double number : numbers) {
      sum = sum.add(new BigDecimal(number));
    }
    return sum.doubleValue();
  }

  private static double sum(List<Double> numbers) {
    ExactSum sum = new ExactSum();
    numbers.forEach(sum::add);
    return sum.value();
  }

  private static List<Double> numbers(long seed, int size, int powers, boolean signed) {
    Random random = new Random(seed);
    List<Double> numbers = new ArrayList<>();
    for (int n = 0; n < size; n++) {
      double number = Math.scalb(random.nextDouble(), random.nextInt(2 * powers + 1) - powers);
      numbers.add(signed && random.nextBoolean() ? -number : number);
    }
    return numbers;
  }

  @Test
  void whatCancelsLeavesWhatDoesNot() {
    assertThat(sum(List.of(1e300, 1.0, -1e300))).isEqualTo(1);
    assertThat(sum(List.of(1.0, 1e-16, 1e-16))).isEqualTo(1.0000000000000002);
    assertThat(sum(List.of(-3.0, 1.0))).isEqualTo(-2);
    assertThat(sum(List.of(Double.MIN_VALUE, Double.MIN_VALUE))).isEqualTo(2 * Double.MIN_VALUE);
    assertThat(sum(List.of())).isZero();
  }

  @Test
  void sumsAreThoseOfExactDecimalNumbers() {
    for (int powers : new int[] {0, 3, 60, 900}) {
      for (boolean signed : new boolean[] {false, true}) {
        List<Double> numbers = numbers(powers, 3000, powers, signed);
        assertThat(sum(numbers)).isEqualTo(exactly(numbers));
      }
    }
  }

  @Test
  void orderAndGroupingChangeNoBit() {
    List<Double> numbers = numbers(5, 5000, 40, true);
    double whole = sum(numbers);
    Collections.shuffle(numbers, new Random(6));
    ExactSum grouped = new ExactSum();
    for (int part = 0; part < 7; part++) {
      ExactSum sum = new ExactSum();
      for (int n = part; n < numbers.size(); n += 7) {
        sum.add(numbers.get(n));
      }
      grouped.add(sum);
    }
    assertThat(grouped.value()).isEqualTo(whole);
  }

  @Test
  void infinitiesAndNotANumberAreRefused() {
    for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new ExactSum().add(number))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void cellsOfWeightsAreThoseOfExactDecimalNumbers() {
    for (int powers : new int[] {0, 20, 90}) {
      List<Double> numbers = numbers(powers + 1, 2000, powers, false);
      WeightTable forward = new WeightTable(2, 3);
      WeightTable[] parts = {new WeightTable(2, 3), new WeightTable(2, 3), new WeightTable(2, 3)};
      for (int n = 0; n < numbers.size(); n++) {
        forward.add(1, n % 3, numbers.get(n));
        // The last number of a cell is the first of its part: another unit is chosen.
        int back = numbers.size() - 1 - n;
        parts[n % 2].add(1, back % 3, numbers.get(back));
      }
      parts[2].add(parts[0]);
      parts[2].add(parts[1]);
      for (int i = 0; i < 3; i++) {
        int cell = i;
        double expected =
            exactly(
                IntStream.range(0, numbers.size())
                    .filter(n -> n % 3 == cell)
                    .mapToObj(numbers::get)
                    .toList());
        assertThat(forward.bin(1)[i]).isEqualTo(expected);
        assertThat(parts[2].bin(1)[i]).isEqualTo(expected);
        assertThat(parts[2].bin(0)[i]).isZero();
      }
    }
  }

  @Test
  void weightsThatHaveNothingToDoWithEachOtherAreRefused() {
    WeightTable table = new WeightTable(1, 1);
    table.add(0, 0, 1);
    assertThatThrownBy(() -> table.add(0, 0, 1e-300))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("differ by more than a factor");
  }

  @Test
  void unweightedEventsJoinTheWeightsBeforeTheyAreRounded() {
    CountTable table = new CountTable(1, 1);
    // 2^53 + 1 + ... : one by one each 1 would be lost against 2^53.
    table.add(0, 0, 9007199254740992.0);
    table.add(0, 0);
    table.add(0, 0);
    assertThat(table.counts()[0][0]).isEqualTo(9007199254740994.0);
    // 2^106 + 2: the twos are lost in rounding once, rightly.
    assertThat(table.squaredWeights()[0][0]).isEqualTo(Math.scalb(1.0, 106));
  }

  @Test
  void cellsHoldMoreEventsThanABytesWorth() {
    CountTable one = new CountTable(2, 3);
    CountTable other = new CountTable(2, 3);
    for (int k = 0; k < 1000; k++) {
      one.add(1, 2);
      other.add(1, 2);
    }
    for (int k = 0; k < 200; k++) {
      one.add(0, 0);
      other.add(0, 0);
    }
    one.add(0, 1);
    one.add(other);
    // 232 + 232 of 1000 = 3 x 256 + 232 each, and 200 + 200, carry into the next turn.
    assertThat(one.counts()).isDeepEqualTo(new double[][] {{400, 1, 0}, {0, 0, 2000}});
    one.add(1, 2, 0.5);
    assertThat(one.counts()[1][2]).isEqualTo(2000.5);
    assertThat(one.squaredWeights()[1][2]).isEqualTo(2000.25);
    assertThat(other.counts()[1][2]).isEqualTo(1000);
  }
}
