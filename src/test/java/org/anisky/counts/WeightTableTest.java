package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sums of weights against {@link ExactSum}, written and read on the way. */
class WeightTableTest {
  private static final int BINS = 5;
  private static final int PIXELS = 700;
  private static final int PARTS = 6;

  private final SplittableRandom random = new SplittableRandom(8);
  private ExactSum[][] expected;

  /** Kinds of weights. */
  enum Weights {
    /** Of one size, with all bits of a double. */
    DOUBLES,
    /** Few bits. */
    HALVES,
    /** Many words. */
    FAR_APART,
    /** The least that can be. */
    SUBNORMAL;

    DoubleSupplier of(SplittableRandom random) {
      return switch (this) {
        case DOUBLES -> () -> Math.exp(random.nextDouble(-3, 3));
        case HALVES -> () -> 0.5 * random.nextInt(1, 100_000);
        case FAR_APART -> () -> Math.exp(random.nextDouble(-60, 60));
        case SUBNORMAL -> () -> random.nextInt(1, 1000) * Double.MIN_VALUE;
      };
    }
  }

  @BeforeEach
  void prepare() {
    expected = new ExactSum[BINS][PIXELS];
    for (ExactSum[] bin : expected) {
      for (int i = 0; i < PIXELS; i++) {
        bin[i] = new ExactSum();
      }
    }
  }

  /** The last bin stays empty, and so do most cells of the others, with gaps of up to 600. */
  private void add(WeightTable table, DoubleSupplier weights) {
    for (int event = 0; event < 200; event++) {
      int tau = random.nextInt(BINS - 1);
      int i = random.nextBoolean() ? random.nextInt(50) : PIXELS - 1 - random.nextInt(50);
      double weight = weights.getAsDouble();
      table.add(tau, i, weight);
      expected[tau][i].add(weight);
    }
  }

  private void assertExpected(WeightTable table) {
    for (int tau = 0; tau < BINS; tau++) {
      assertThat(table.holds(tau)).isEqualTo(tau < BINS - 1);
      double[] bin = table.bin(tau);
      for (int i = 0; i < PIXELS; i++) {
        double[] parts = expected[tau][i].parts();
        assertThat(bin[i]).isEqualTo(parts.length == 0 ? 0 : parts[0]);
        double[] rests = table.rests(tau, i);
        assertThat(rests).hasSize(Math.max(0, parts.length - 1));
        for (int r = 0; r < rests.length; r++) {
          assertThat(rests[r]).isEqualTo(parts[r + 1]);
        }
      }
    }
  }

  private static byte[] written(Serializable object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static WeightTable sent(WeightTable table) throws IOException, ClassNotFoundException {
    byte[] bytes = written(table);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (WeightTable) in.readObject();
    }
  }

  @ParameterizedTest
  @EnumSource
  void tablesOfPartsThatWereSentAddUp(Weights weights) throws IOException, ClassNotFoundException {
    DoubleSupplier next = weights.of(random);
    List<WeightTable> parts = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      WeightTable table = new WeightTable(BINS, PIXELS);
      add(table, next);
      // A table that was read is added to, sent on as it is, or packed in some bins alone.
      table = part % 2 == 0 ? table : sent(table);
      add(table, next);
      parts.add(sent(part < 2 ? table : sent(table)));
    }
    WeightTable sum = new WeightTable(BINS, PIXELS);
    sum.add(parts.get(1));
    for (int part = 2; part < PARTS; part++) {
      parts.get(0).add(parts.get(part));
    }
    sum.add(parts.get(0));
    assertExpected(sent(sum));
    assertExpected(sum.copy());
    assertExpected(sum);
  }

  @Test
  void whatRoundingAddedIsTakenFromATableThatWasSent() throws IOException, ClassNotFoundException {
    WeightTable table = new WeightTable(BINS, PIXELS);
    add(table, () -> Math.exp(random.nextDouble(-3, 3)));
    table.add(2, 300, 5);
    expected[2][300].add(5);
    WeightTable sent = sent(table);
    sent.subtract(2, 300, 0x1p-60);
    expected[2][300].add(-0x1p-60);
    assertExpected(sent);
  }

  /** Doubles of 53 bits in cells that each hold one: 7 bytes, or 8, and 3 of place. */
  @Test
  void aTableThatIsSentTakesTheBytesOfItsSums() throws IOException {
    WeightTable table = new WeightTable(BINS, PIXELS);
    for (int i = 0; i < PIXELS; i += 7) {
      table.add(0, i, Math.exp(random.nextDouble(-3, 3)));
    }
    int empty = written(new WeightTable(BINS, PIXELS)).length;
    assertThat(written(table).length - empty).isBetween(100 * 9, 100 * 11 + 100);
  }
}
