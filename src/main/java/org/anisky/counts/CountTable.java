package org.anisky.counts;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The counts n[tau][i] of one selection of events while they are added up: events of weight 1 as
 * whole numbers, other weights as {@link WeightTable}s, so that tables can be added in any order
 * and the rounded sums have the same bits.
 */
final class CountTable implements Serializable {
  private static final long serialVersionUID = 2;

  private static final int BYTE = 0xff;

  /** Cells of one part, whose bytes lie together in the cache of a processor. */
  static final int PART_BITS = 16;

  private static final int PART = 1 << PART_BITS;

  private static final byte[] EMPTY = new byte[PART];

  /** For which there is room in a bin that holds any. */
  private static final int LEAST_CELLS = 16;

  private final int bins;
  private final int pixels;

  /**
   * Events of weight 1 modulo 256, unsigned, by cell tau P + i, in parts of 2^16 cells: events lie
   * all over the table, and most of their cost is to wait for memory, of which a byte a cell is the
   * least.
   */
  private final byte[][] ones;

  /** How often a byte began anew, in the same parts; null while none of a part did. */
  private final int[][] turns;

  private WeightTable weights;
  private WeightTable squaredWeights;

  CountTable(int bins, int pixels) {
    this.bins = bins;
    this.pixels = pixels;
    long cells = (long) bins * pixels;
    ones = new byte[parts(bins, pixels)][];
    Arrays.setAll(ones, part -> new byte[(int) Math.min(PART, cells - (long) part * PART)]);
    turns = new int[ones.length][];
  }

  /** Number of parts of a table. */
  static int parts(int bins, int pixels) {
    return Math.toIntExact(((long) bins * pixels + PART - 1) / PART);
  }

  /**
   * Adds events of weight 1 of one part; several threads may.
   *
   * @param cells within the part; those added mean nothing afterwards
   * @param from the first in {@code cells}
   * @param to the end
   */
  void addOnes(int part, char[] cells, int from, int to) {
    byte[] counts = ones[part];
    synchronized (counts) {
      // Bytes that begin anew are found without a branch, which is hardly ever taken: the compiler
      // would leave it out, and compile all again when it is.
      int end = from;
      for (int k = from; k < to; k++) {
        char cell = cells[k];
        int count = ++counts[cell] & BYTE;
        cells[end] = cell;
        end += count - 1 >>> Integer.SIZE - 1;
      }
      for (int k = from; k < end; k++) {
        turn(part, cells[k], 1);
      }
    }
  }

  /**
   * Adds the events of one set in view whose weight is not 1; several threads may.
   *
   * @param frame whose bins are meant
   * @param weight of each event; not modified
   */
  synchronized void addWeighted(PlacedEvents placed, int frame, int set, double[] weight) {
    for (int j = placed.begin[set]; j < placed.begin[set + 1]; j++) {
      int k = placed.inView[j];
      if (weight[k] != 1) {
        add(placed.bin[frame][j], placed.pixelInView[j], weight[k]);
      }
    }
  }

  /** Adds an event of weight 1. */
  void add(int tau, int i) {
    long cell = cell(tau, i);
    int part = (int) (cell >> PART_BITS);
    int inPart = (int) cell & PART - 1;
    if (++ones[part][inPart] == 0) {
      turn(part, inPart, 1);
    }
  }

  private long cell(int tau, int i) {
    return (long) tau * pixels + i;
  }

  private void turn(int part, int inPart, int times) {
    if (turns[part] == null) {
      turns[part] = new int[ones[part].length];
    }
    // 5e11 events of one cell, longer lists than can be.
    turns[part][inPart] = Math.addExact(turns[part][inPart], times);
  }

  /** Events of weight 1 of one cell. */
  private double ones(int tau, int i) {
    long cell = cell(tau, i);
    int part = (int) (cell >> PART_BITS);
    int inPart = (int) cell & PART - 1;
    int low = ones[part][inPart] & BYTE;
    return turns[part] == null ? low : low + (BYTE + 1.0) * turns[part][inPart];
  }

  /** Adds an event. */
  void add(int tau, int i, double weight) {
    if (weight == 1) {
      add(tau, i);
      return;
    }
    addTables();
    weights.add(tau, i, weight);
    squaredWeights.add(tau, i, weight * weight);
  }

  private void addTables() {
    if (weights == null) {
      weights = new WeightTable(bins, pixels);
      squaredWeights = new WeightTable(bins, pixels);
    }
  }

  /** Adds another table of the same shape, which is not modified. */
  void add(CountTable other) {
    for (int part = 0; part < ones.length; part++) {
      byte[] counts = ones[part];
      int[] othersTurns = other.turns[part];
      for (int cell = 0; cell < counts.length; cell++) {
        int sum = (counts[cell] & BYTE) + (other.ones[part][cell] & BYTE);
        int carried = (sum >> Byte.SIZE) + (othersTurns == null ? 0 : othersTurns[cell]);
        counts[cell] = (byte) sum;
        if (carried > 0) {
          turn(part, cell, carried);
        }
      }
    }
    if (other.weights != null) {
      addTables();
      weights.add(other.weights);
      squaredWeights.add(other.squaredWeights);
    }
  }

  private boolean hasNoOnes() {
    for (int part = 0; part < ones.length; part++) {
      if (nextFilled(part, 0) < ones[part].length) {
        return false;
      }
    }
    return true;
  }

  /** Whether every event has weight 1. */
  boolean isPlain() {
    return weights == null;
  }

  /** The cells that hold events, when every event has weight 1. */
  SparseCounts sparse() {
    int[][] cells = new int[bins][0];
    double[][] values = new double[bins][0];
    int[] filled = new int[bins];
    for (int part = 0; part < ones.length; part++) {
      for (int k = nextFilled(part, 0); k < ones[part].length; k = nextFilled(part, k + 1)) {
        long cell = ((long) part << PART_BITS) + k;
        int tau = (int) (cell / pixels);
        int place = filled[tau]++;
        if (place == cells[tau].length) {
          cells[tau] = Arrays.copyOf(cells[tau], 2 * place + LEAST_CELLS);
          values[tau] = Arrays.copyOf(values[tau], cells[tau].length);
        }
        cells[tau][place] = (int) (cell % pixels);
        values[tau][place] = ones(tau, cells[tau][place]);
      }
    }
    for (int tau = 0; tau < bins; tau++) {
      cells[tau] = Arrays.copyOf(cells[tau], filled[tau]);
      values[tau] = Arrays.copyOf(values[tau], filled[tau]);
    }
    return new SparseCounts(pixels, cells, values);
  }

  /** The next cell of a part with events, from one on; the part's length when there is none. */
  private int nextFilled(int part, int from) {
    byte[] counts = ones[part];
    if (turns[part] == null) {
      int ahead = Arrays.mismatch(counts, from, counts.length, EMPTY, from, counts.length);
      return ahead < 0 ? counts.length : from + ahead;
    }
    int k = from;
    while (k < counts.length && counts[k] == 0 && turns[part][k] == 0) {
      k++;
    }
    return k;
  }

  /** n[tau][i], each rounded once; shape (T)(P). */
  double[][] counts() {
    return sums(weights);
  }

  /** What rounding left of the counts, as in {@link ExactSums}. */
  double[][][] restsOfCounts() {
    return rests(weights);
  }

  /** What rounding left of the sums of squared weights, as in {@link ExactSums}. */
  double[][][] restsOfSquaredWeights() {
    return rests(squaredWeights);
  }

  private double[][][] rests(WeightTable table) {
    return table == null
        ? new double[0][][]
        : ExactSums.rests(withEventsOfWeightOne(table), bins, pixels);
  }

  /** Sums of squared weights, or null when every weight is 1. */
  double[][] squaredWeights() {
    return weights == null ? null : sums(squaredWeights);
  }

  private double[][] sums(WeightTable table) {
    if (table != null) {
      return exactSums(table);
    }
    double[][] sums = new double[bins][pixels];
    int tau = 0;
    int i = 0;
    for (int part = 0; part < ones.length; part++) {
      byte[] low = ones[part];
      int[] high = turns[part];
      for (int k = 0; k < low.length; k++) {
        sums[tau][i] = high == null ? low[k] & BYTE : (low[k] & BYTE) + (BYTE + 1.0) * high[k];
        if (++i == pixels) {
          i = 0;
          tau++;
        }
      }
    }
    return sums;
  }

  /** Events of weight 1 join the weights before these are rounded. */
  private double[][] exactSums(WeightTable table) {
    WeightTable all = withEventsOfWeightOne(table);
    double[][] sums = new double[bins][];
    for (int tau = 0; tau < bins; tau++) {
      sums[tau] = all.bin(tau);
    }
    return sums;
  }

  private WeightTable withEventsOfWeightOne(WeightTable table) {
    if (hasNoOnes()) {
      return table;
    }
    WeightTable all = table.copy();
    for (int tau = 0; tau < bins; tau++) {
      for (int i = 0; i < pixels; i++) {
        all.add(tau, i, ones(tau, i));
      }
    }
    return all;
  }
}
