package org.anisky.report.page;

import java.util.Arrays;

/**
 * How many values lie in bins of one width that begin at multiples of it.
 *
 * @param centres of the bins
 * @param counts in them
 */
record Counted(double[] centres, double[] counts) {
  /** So many bins at most: a value far away does not make a page of zeros. */
  private static final int MOST_BINS = 400;

  /** Counts values; those that are not finite are left out. */
  static Counted of(double[] values, double width) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    if (finite.length == 0) {
      return new Counted(new double[0], new double[0]);
    }
    double first = Math.floor(Arrays.stream(finite).min().getAsDouble() / width);
    double last = Math.floor(Arrays.stream(finite).max().getAsDouble() / width);
    int bins = (int) Math.min(MOST_BINS, last - first + 1);
    double[] centres = new double[bins];
    double[] counts = new double[bins];
    for (int k = 0; k < bins; k++) {
      centres[k] = (first + k + 0.5) * width;
    }
    for (double value : finite) {
      counts[(int) Math.min(bins - 1, Math.floor(value / width) - first)]++;
    }
    return new Counted(centres, counts);
  }
}
