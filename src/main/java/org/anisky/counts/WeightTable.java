package org.anisky.counts;

import java.io.Serializable;
import java.util.Arrays;
import org.anisky.InvalidInputException;

/**
 * Sums of weights per sidereal bin and local pixel without rounding, so that they do not depend on
 * the order of the events or on how they are split. Every cell is a whole number of several words
 * in one unit, a power of two common to all cells; the first weight chooses the unit and two words
 * then hold sums to 4e12 of its own size and weights down to 2e-10 of it. Beyond that all cells get
 * another word.
 *
 * <p>Java writes and reads it as {@link PackedWeights}, of which each bin stays packed until it is
 * added to or asked for.
 */
final class WeightTable implements Serializable {
  private static final long serialVersionUID = 1;

  /** 384 bits: weights of one list may differ by 1e80, squared ones by as much. */
  private static final int MOST_WORDS = 6;

  /** How far below the last bit of the first weight the unit lies, in powers of two. */
  private static final int BITS_BELOW = 32;

  /** A highest word that reaches this needs another above it. */
  private static final long FULL = 1L << 62;

  private static final int MANTISSA_BITS = 52;

  private static final double[] NOTHING = {};

  private final int pixels;

  /** Shape (T)(P times words), a bin without events null. */
  private final long[][] cells;

  /** Bins that have not been looked at since they were read, or null. */
  private final PackedWeights packed;

  private int words;
  private int exponent;

  WeightTable(int bins, int pixels) {
    this.pixels = pixels;
    cells = new long[bins][];
    packed = null;
  }

  /** The sums that were packed. */
  WeightTable(int bins, int pixels, PackedWeights packed) {
    this.pixels = pixels;
    cells = new long[bins][];
    this.packed = packed;
    words = packed.words();
    exponent = packed.exponent();
  }

  /** What is written in place of the table. */
  private Object writeReplace() {
    byte[][] bins = new byte[cells.length][];
    for (int tau = 0; tau < bins.length; tau++) {
      if (isPacked(tau) && words == packed.words() && exponent == packed.exponent()) {
        bins[tau] = packed.bin(tau);
      } else if (holds(tau)) {
        bins[tau] = PackedWeights.pack(row(tau), words);
      }
    }
    return new PackedWeights(pixels, words, exponent, bins);
  }

  private boolean isPacked(int tau) {
    return cells[tau] == null && packed != null && packed.holds(tau);
  }

  /** The cells of a bin, which is there from now on. */
  private long[] row(int tau) {
    if (cells[tau] == null) {
      boolean wasPacked = isPacked(tau);
      cells[tau] = new long[Math.multiplyExact(pixels, words)];
      if (wasPacked) {
        packed.forEach(tau, (i, digit, power) -> add(tau, i, digit, power));
      }
    }
    return cells[tau];
  }

  /** The same sums, to be added to. */
  WeightTable copy() {
    WeightTable copy = new WeightTable(cells.length, pixels);
    for (int tau = 0; tau < cells.length; tau++) {
      copy.cells[tau] = holds(tau) ? row(tau).clone() : null;
    }
    copy.words = words;
    copy.exponent = exponent;
    return copy;
  }

  /**
   * Adds a weight to a cell.
   *
   * @param weight finite and &gt;= 0
   * @throws InvalidInputException when it is too far from the others to be added to them
   */
  void add(int tau, int i, double weight) {
    long bits = Double.doubleToRawLongBits(weight);
    int biased = (int) (bits >>> MANTISSA_BITS);
    long mantissa = bits & ((1L << MANTISSA_BITS) - 1);
    if (biased == 0) {
      biased = 1;
    } else {
      mantissa |= 1L << MANTISSA_BITS;
    }
    if (mantissa != 0) {
      add(tau, i, mantissa, biased - 1075);
    }
  }

  /**
   * Adds mantissa times 2^power.
   *
   * @param mantissa at least 0 and below 2^56
   */
  private void add(int tau, int i, long mantissa, int power) {
    if (words == 0) {
      words = 2;
      exponent = power - BITS_BELOW;
    }
    if (power < exponent) {
      int zeros = Long.numberOfTrailingZeros(mantissa);
      if (power + zeros >= exponent) {
        // Nothing below the unit, as in most sums of a table with a smaller one.
        add(tau, i, mantissa >>> (exponent - power), exponent);
        return;
      }
      while (power < exponent) {
        widen(1);
        exponent -= Long.SIZE;
      }
    }
    while ((power - exponent) / Long.SIZE + 1 >= words) {
      widen(0);
    }
    long[] row = cells[tau];
    if (row == null) {
      row = row(tau);
    }
    int shift = (power - exponent) % Long.SIZE;
    int at = i * words + (power - exponent) / Long.SIZE;
    int end = (i + 1) * words;
    long high = shift == 0 ? 0 : mantissa >>> (Long.SIZE - shift);
    long before = row[at];
    row[at] += mantissa << shift;
    high += Long.compareUnsigned(row[at], before) < 0 ? 1 : 0;
    for (at++; high != 0 && at < end; at++) {
      before = row[at];
      row[at] += high;
      high = Long.compareUnsigned(row[at], before) < 0 ? 1 : 0;
    }
    if (row[end - 1] >= FULL) {
      widen(0);
    }
  }

  /**
   * Takes from a cell what rounding had added to it.
   *
   * @param amount &gt;= 0, not more than the cell holds
   */
  void subtract(int tau, int i, double amount) {
    // The number is added first, so that the cell has words for its lowest bits, and then its
    // double is taken away.
    add(tau, i, amount);
    int power = Math.getExponent(amount) - MANTISSA_BITS;
    long mantissa = (long) Math.scalb(amount, -power);
    int zeros = Long.numberOfTrailingZeros(mantissa);
    if (mantissa != 0) {
      mantissa >>>= zeros;
      power += zeros;
    }
    long[] row = cells[tau];
    int end = (i + 1) * words;
    for (int twice = 0; twice < 2 && mantissa != 0; twice++) {
      int at = i * words + (power - exponent) / Long.SIZE;
      int shift = (power - exponent) % Long.SIZE;
      long borrow = take(row, at, mantissa << shift);
      borrow += shift == 0 ? 0 : mantissa >>> (Long.SIZE - shift);
      for (at++; borrow != 0 && at < end; at++) {
        borrow = take(row, at, borrow);
      }
    }
  }

  /** Takes an unsigned number from a word; 1 when it was more than the word held. */
  private static long take(long[] row, int at, long amount) {
    long before = row[at];
    row[at] = before - amount;
    return Long.compareUnsigned(before, amount) < 0 ? 1 : 0;
  }

  /**
   * What rounding leaves of one cell: doubles that, added to {@link #bin}, give the sum exactly.
   * Empty for most lists of weights.
   */
  double[] rests(int tau, int i) {
    if (!holds(tau)) {
      return NOTHING;
    }
    long[] left = Arrays.copyOfRange(row(tau), i * words, (i + 1) * words);
    takeRounded(left);
    double[] rests = NOTHING;
    boolean isNegative = false;
    while (true) {
      if (left[words - 1] < 0) {
        negate(left);
        isNegative = !isNegative;
      }
      double rest = BigUnsigned.toDouble(left, 0, words, exponent);
      if (rest == 0) {
        return rests;
      }
      rests = Arrays.copyOf(rests, rests.length + 1);
      rests[rests.length - 1] = isNegative ? -rest : rest;
      takeRounded(left);
    }
  }

  /** Takes from a whole number its nearest double; what is left may be negative. */
  private void takeRounded(long[] number) {
    double rounded = BigUnsigned.toDouble(number, 0, words, exponent);
    int power = Math.max(Math.getExponent(rounded), Double.MIN_EXPONENT) - MANTISSA_BITS;
    long mantissa = (long) Math.scalb(rounded, -power);
    if (power < exponent) {
      // Not more bits than the number has.
      mantissa >>>= exponent - power;
      power = exponent;
    }
    int shift = (power - exponent) % Long.SIZE;
    int at = (power - exponent) / Long.SIZE;
    long borrow = at < words ? take(number, at, mantissa << shift) : 0;
    borrow += shift == 0 ? 0 : mantissa >>> (Long.SIZE - shift);
    for (at++; borrow != 0 && at < words; at++) {
      borrow = take(number, at, borrow);
    }
  }

  private static void negate(long[] number) {
    long carry = 1;
    for (int w = 0; w < number.length; w++) {
      number[w] = ~number[w] + carry;
      carry = carry == 1 && number[w] == 0 ? 1 : 0;
    }
  }

  /**
   * Gives every cell another word.
   *
   * @param below 1 when it is the lowest, 0 when it is the highest
   */
  private void widen(int below) {
    if (words == MOST_WORDS) {
      throw InvalidInputException.of(
          "the weights of the events differ by more than a factor 1e80 (squared: 1e40); their sums"
              + " say nothing");
    }
    for (int tau = 0; tau < cells.length; tau++) {
      if (cells[tau] != null) {
        long[] wider = new long[Math.multiplyExact(pixels, words + 1)];
        for (int i = 0; i < pixels; i++) {
          System.arraycopy(cells[tau], i * words, wider, i * (words + 1) + below, words);
        }
        cells[tau] = wider;
      }
    }
    words++;
  }

  /** Adds all cells of another table of the same shape, which is not modified. */
  void add(WeightTable other) {
    for (int tau = 0; tau < cells.length; tau++) {
      if (other.isPacked(tau)) {
        int bin = tau;
        other.packed.forEach(tau, (i, digit, power) -> add(bin, i, digit, power));
        continue;
      }
      long[] row = other.cells[tau];
      for (int at = 0; row != null && at < row.length; at++) {
        int power = other.exponent + Long.SIZE * (at % other.words);
        for (int half = 0; half < 2; half++) {
          long digit = row[at] >>> (32 * half) & 0xffffffffL;
          if (digit != 0) {
            add(tau, at / other.words, digit, power + 32 * half);
          }
        }
      }
    }
  }

  /** Whether any weight was added to a sidereal bin. */
  boolean holds(int tau) {
    return cells[tau] != null || isPacked(tau);
  }

  /** The sums of one sidereal bin, each rounded once; shape (P). */
  double[] bin(int tau) {
    double[] sums = new double[pixels];
    for (int i = 0; holds(tau) && i < pixels; i++) {
      sums[i] = BigUnsigned.toDouble(row(tau), i * words, words, exponent);
    }
    return sums;
  }
}
