package org.anisky.counts;

import java.io.Serializable;

/**
 * The counts n[tau][i] of one selection of events while they are added up: events of weight 1 as
 * whole numbers, other weights as {@link WeightTable}s, so that tables can be added in any order
 * and the rounded sums have the same bits.
 */
final class CountTable implements Serializable {
  private static final long serialVersionUID = 1;

  private static final int BYTE = 0xff;

  private final int pixels;

  /**
   * Events of weight 1 modulo 256, unsigned, shape (T)(P): events lie all over the table, and most
   * of their cost is to wait for memory, of which a byte a cell is the least.
   */
  private final byte[][] ones;

  /** How often a byte began anew, shape (T)(P); a row is null while none of it did. */
  private final int[][] turns;

  private WeightTable weights;
  private WeightTable squaredWeights;

  CountTable(int bins, int pixels) {
    this.pixels = pixels;
    ones = new byte[bins][pixels];
    turns = new int[bins][];
  }

  /**
   * Adds the events of one set in view, each with weight 1.
   *
   * @param frame whose bins are meant
   */
  void addOnes(PlacedEvents placed, int frame, int set, int size) {
    int[] bin = placed.bin[frame];
    int[] pixel = placed.pixel;
    int[] range = placed.range;
    for (int k = 0; k < size; k++) {
      if (pixel[k] >= 0 && range[k] == set) {
        add(bin[k], pixel[k]);
      }
    }
  }

  /**
   * Adds the events of one set in view.
   *
   * @param weight of each event; not modified
   */
  void addWeighted(PlacedEvents placed, int frame, int set, int size, double[] weight) {
    for (int k = 0; k < size; k++) {
      if (placed.pixel[k] >= 0 && placed.range[k] == set) {
        add(placed.bin[frame][k], placed.pixel[k], weight[k]);
      }
    }
  }

  /** Adds an event of weight 1. */
  void add(int tau, int i) {
    byte[] row = ones[tau];
    if (++row[i] == 0) {
      turn(tau, i, 1);
    }
  }

  private void turn(int tau, int i, int times) {
    if (turns[tau] == null) {
      turns[tau] = new int[pixels];
    }
    // 5e11 events of one cell, longer lists than can be.
    turns[tau][i] = Math.addExact(turns[tau][i], times);
  }

  /** Events of weight 1 of one cell. */
  private double ones(int tau, int i) {
    int low = ones[tau][i] & BYTE;
    return turns[tau] == null ? low : low + (BYTE + 1.0) * turns[tau][i];
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
      weights = new WeightTable(ones.length, pixels);
      squaredWeights = new WeightTable(ones.length, pixels);
    }
  }

  /** Adds another table of the same shape, which is not modified. */
  void add(CountTable other) {
    for (int tau = 0; tau < ones.length; tau++) {
      byte[] row = ones[tau];
      byte[] others = other.ones[tau];
      int[] othersTurns = other.turns[tau];
      for (int i = 0; i < pixels; i++) {
        int sum = (row[i] & BYTE) + (others[i] & BYTE);
        int carried = (sum >> Byte.SIZE) + (othersTurns == null ? 0 : othersTurns[i]);
        row[i] = (byte) sum;
        if (carried > 0) {
          turn(tau, i, carried);
        }
      }
    }
    if (other.weights != null) {
      addTables();
      weights.add(other.weights);
      squaredWeights.add(other.squaredWeights);
    }
  }

  /** n[tau][i], each rounded once; shape (T)(P). */
  double[][] counts() {
    return sums(weights);
  }

  /** Sums of squared weights, or null when every weight is 1. */
  double[][] squaredWeights() {
    return weights == null ? null : sums(squaredWeights);
  }

  private double[][] sums(WeightTable table) {
    if (table != null) {
      return exactSums(table);
    }
    double[][] sums = new double[ones.length][pixels];
    for (int tau = 0; tau < ones.length; tau++) {
      for (int i = 0; i < pixels; i++) {
        sums[tau][i] = ones(tau, i);
      }
    }
    return sums;
  }

  /** Events of weight 1 join the weights before these are rounded. */
  private double[][] exactSums(WeightTable table) {
    WeightTable all = table.copy();
    for (int tau = 0; tau < ones.length; tau++) {
      for (int i = 0; i < pixels; i++) {
        all.add(tau, i, ones(tau, i));
      }
    }
    double[][] sums = new double[ones.length][];
    for (int tau = 0; tau < ones.length; tau++) {
      sums[tau] = all.bin(tau);
    }
    return sums;
  }
}
