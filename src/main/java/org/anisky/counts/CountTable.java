package org.anisky.counts;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * The counts n[tau][i] of one selection of events while they are added up: events of weight 1 as
 * whole numbers, other weights as {@link WeightTable}s, so that tables can be added in any order
 * and the rounded sums have the same bits.
 */
final class CountTable implements Serializable {
  private static final long serialVersionUID = 1;

  private final int pixels;

  /** Events of weight 1, shape (T)(P). */
  private final int[][] ones;

  /** What no int could hold, by cell tau P + i. */
  private final Map<Long, Long> spilled = new HashMap<>();

  private WeightTable weights;
  private WeightTable squaredWeights;

  CountTable(int bins, int pixels) {
    this.pixels = pixels;
    ones = new int[bins][pixels];
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
    int[] row = ones[tau];
    if (++row[i] == Integer.MAX_VALUE) {
      spill(tau, i, row[i]);
      row[i] = 0;
    }
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

  private void spill(int tau, int i, long events) {
    spilled.merge((long) tau * pixels + i, events, Long::sum);
  }

  /** Adds another table of the same shape, which is not modified. */
  void add(CountTable other) {
    for (int tau = 0; tau < ones.length; tau++) {
      int[] row = ones[tau];
      int[] others = other.ones[tau];
      for (int i = 0; i < pixels; i++) {
        int sum = row[i] + others[i];
        if (sum < 0) {
          spill(tau, i, others[i]);
        } else {
          row[i] = sum;
        }
      }
    }
    other.spilled.forEach((cell, events) -> spilled.merge(cell, events, Long::sum));
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
        sums[tau][i] = ones[tau][i];
      }
    }
    spilled.forEach((cell, events) -> sums[(int) (cell / pixels)][(int) (cell % pixels)] += events);
    return sums;
  }

  /** Events of weight 1 join the weights before these are rounded. */
  private double[][] exactSums(WeightTable table) {
    WeightTable all = table.copy();
    for (int tau = 0; tau < ones.length; tau++) {
      for (int i = 0; i < pixels; i++) {
        all.add(tau, i, ones[tau][i]);
      }
    }
    spilled.forEach(
        (cell, events) -> all.add((int) (cell / pixels), (int) (cell % pixels), events));
    double[][] sums = new double[ones.length][];
    for (int tau = 0; tau < ones.length; tau++) {
      sums[tau] = all.bin(tau);
    }
    return sums;
  }
}
