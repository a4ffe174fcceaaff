package org.anisky.counts;

import java.io.Serializable;

/** Angles from 0 to pi, counted by their logarithm: the median is good to a percent. */
final class AngleDistribution implements Serializable {
  private static final long serialVersionUID = 1;

  private static final double SMALLEST = 1e-9;
  private static final int PER_DECADE = 120;

  /** Ten decades, of which pi is in the last. */
  private final long[] number = new long[10 * PER_DECADE];

  private long all;
  private double largest;

  /** Adds an angle, rad. */
  void add(double angle) {
    double decades = Math.log10(Math.max(angle, SMALLEST) / SMALLEST);
    number[(int) (decades * PER_DECADE)]++;
    all++;
    largest = Math.max(largest, angle);
  }

  /** Adds the angles of another, which is not modified. */
  void add(AngleDistribution other) {
    for (int k = 0; k < number.length; k++) {
      number[k] += other.number[k];
    }
    all += other.all;
    largest = Math.max(largest, other.largest);
  }

  /** The median, rad; 0 without angles. */
  double median() {
    long below = 0;
    for (int k = 0; k < number.length; k++) {
      below += number[k];
      if (2 * below > all) {
        return SMALLEST * Math.pow(10, (k + 0.5) / PER_DECADE);
      }
    }
    return 0;
  }

  /** The largest, rad. */
  double largest() {
    return largest;
  }
}
