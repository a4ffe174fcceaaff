package org.anisky.counts;

import java.util.Arrays;

/**
 * Where the events of a batch belong, as columns: entry k is event k of the batch. Filled by {@link
 * EventPlacer}, read by {@link PassWorker}; reused from batch to batch.
 */
final class PlacedEvents {
  /** In place of a local pixel; what {@link LocalSky#index(int)} says of pixels out of view. */
  static final int NOT_IN_VIEW = -1;

  /** In place of a local pixel: a cut before the field of view left the event out. */
  static final int REJECTED = -2;

  /** Local pixel i, or one of the above. */
  final int[] pixel;

  /** Energy range, 0 when there is one; means nothing for what a cut left out. */
  final int[] range;

  /** Local sidereal time, rad; filled where the direction or the sums need it. */
  final double[] siderealTime;

  /**
   * Events in view, those of energy range r from {@code begin[r]} on, each in the list's order:
   * which event of the batch is the j-th.
   */
  final int[] inView;

  /** Local pixel of the j-th event in view. */
  final int[] pixelInView;

  /** Unix time of the j-th event in view, s. */
  final double[] timeInView;

  /** Bin tau by frame of the j-th event in view. */
  final int[][] bin;

  /** Where each energy range begins in {@link #inView}; the last entry is the end of all. */
  final int[] begin;

  /** Events out of view by energy range, of this batch. */
  final long[] outOfView;

  /** Events left out before the field of view, by {@link Rejection#ordinal}; of this batch. */
  final long[] rejected = new long[Rejection.values().length];

  PlacedEvents(int frames, int sets, int capacity) {
    inView = new int[capacity];
    pixelInView = new int[capacity];
    timeInView = new double[capacity];
    begin = new int[sets + 1];
    outOfView = new long[sets];
    range = new int[capacity];
    pixel = new int[capacity];
    bin = new int[frames][capacity];
    siderealTime = new double[capacity];
  }

  /**
   * Sorts the events in view by energy range; what a cut left out is in none.
   *
   * @param unixTime of all events; not modified
   */
  void sort(double[] unixTime, int size) {
    Arrays.fill(outOfView, 0);
    if (outOfView.length == 1) {
      begin[1] = allInView(unixTime, size);
      return;
    }
    Arrays.fill(begin, 0);
    for (int k = 0; k < size; k++) {
      if (pixel[k] >= 0) {
        begin[range[k] + 1]++;
      } else if (pixel[k] == NOT_IN_VIEW) {
        outOfView[range[k]]++;
      }
    }
    for (int set = 1; set < begin.length; set++) {
      begin[set] += begin[set - 1];
    }
    for (int k = 0; k < size; k++) {
      if (pixel[k] >= 0) {
        take(begin[range[k]]++, k, unixTime[k]);
      }
    }
    // Each beginning is now that of the next range.
    System.arraycopy(begin, 0, begin, 1, begin.length - 1);
    begin[0] = 0;
  }

  private void take(int j, int k, double unixTime) {
    inView[j] = k;
    pixelInView[j] = pixel[k];
    timeInView[j] = unixTime;
  }

  /** Without a branch: near the rim of the view none could be foreseen. */
  private int allInView(double[] unixTime, int size) {
    int seen = 0;
    for (int k = 0; k < size; k++) {
      take(seen, k, unixTime[k]);
      seen += 1 + (pixel[k] >> Integer.SIZE - 1);
    }
    outOfView[0] = size - seen;
    for (long some : rejected) {
      outOfView[0] -= some;
    }
    return seen;
  }
}
