package org.anisky.likelihood;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.anisky.Workers;

/**
 * Sums of n_k ln(x_k/r_k) over the elements that have counts, for one set of counts n and
 * references r and many x. The elements are sorted by their counts: of neighbours with equal counts
 * (in sparse data nearly all) the product of the ratios needs one logarithm. Summed in fixed
 * blocks, so that the number of threads changes no bit. Immutable.
 */
final class CountedLogarithms {
  private static final int BLOCKS = 8;

  /** Fewer elements than this are not worth waking other threads. */
  private static final int FEW = 2048;

  /** Products are closed beyond this or its inverse; a single ratio is never so far from 1. */
  private static final double LARGEST_PRODUCT = 1e100;

  private final int[] places;
  private final double[] counts;
  private final double[] references;

  private CountedLogarithms(double[] allCounts, double[] allReferences) {
    places = placesByCounts(allCounts);
    counts = new double[places.length];
    references = new double[places.length];
    for (int j = 0; j < places.length; j++) {
      counts[j] = allCounts[places[j]];
      references[j] = allReferences == null ? 1 : allReferences[places[j]];
    }
  }

  /** The places that have counts, by growing counts; equal ones in their own order. */
  private static int[] placesByCounts(double[] counts) {
    int[] places = IntStream.range(0, counts.length).filter(k -> counts[k] > 0).toArray();
    if (Arrays.stream(places).anyMatch(k -> counts[k] != (int) counts[k])) {
      return Arrays.stream(places)
          .boxed()
          .sorted(Comparator.comparingDouble(k -> counts[k]))
          .mapToInt(Integer::intValue)
          .toArray();
    }
    // Whole numbers: count and place in one number each are sorted without objects.
    return Arrays.stream(places)
        .mapToLong(k -> (long) counts[k] << Integer.SIZE | k)
        .sorted()
        .mapToInt(key -> (int) key)
        .toArray();
  }

  /** Against references r_k &gt; 0 where n_k &gt; 0. */
  static CountedLogarithms ofRatios(double[] counts, double[] references) {
    return new CountedLogarithms(counts, references);
  }

  /** With r = 1. */
  static CountedLogarithms of(double[] counts) {
    return new CountedLogarithms(counts, null);
  }

  /** The sum over the elements where x is positive. */
  double sum(double[] values, Workers workers) {
    double[] partial = new double[BLOCKS];
    if (places.length < FEW) {
      for (int block = 0; block < BLOCKS; block++) {
        partial[block] = sum(values, block);
      }
    } else {
      workers.run(BLOCKS, block -> partial[block] = sum(values, block));
    }
    double sum = 0;
    for (double block : partial) {
      sum += block;
    }
    return sum;
  }

  private double sum(double[] values, int block) {
    int end = (int) ((block + 1L) * places.length / BLOCKS);
    double sum = 0;
    double product = 1;
    for (int j = (int) ((long) block * places.length / BLOCKS); j < end; j++) {
      double value = values[places[j]];
      if (value > 0) {
        product *= value / references[j];
      }
      boolean last = j + 1 == end || counts[j + 1] != counts[j];
      if (last || !(product < LARGEST_PRODUCT && product > 1 / LARGEST_PRODUCT)) {
        sum += counts[j] * Math.log(product);
        product = 1;
      }
    }
    return sum;
  }

  /** Whether an element has counts and an x that is not positive. */
  boolean loses(double[] values) {
    for (int place : places) {
      if (!(values[place] > 0)) {
        return true;
      }
    }
    return false;
  }
}
