package org.anisky.counts;

/**
 * Where the events of a batch belong, as columns: entry k is event k of the batch. Filled by {@link
 * EventPlacer}, read by {@link EventPass}; reused from batch to batch.
 */
final class PlacedEvents {
  /** In place of an energy range: the event passes no cut before the field of view. */
  static final int NO_RANGE = -1;

  /** In place of a local pixel; what {@link LocalSky#index(int)} says of pixels out of view. */
  static final int NOT_IN_VIEW = -1;

  /** Energy range, or {@link #NO_RANGE}. */
  final int[] range;

  /** Local pixel i, or {@link #NOT_IN_VIEW}; means nothing without a range. */
  final int[] pixel;

  /** Bins tau by frame; mean nothing without a range. */
  final int[][] bin;

  /** Local sidereal time, rad; filled where the direction or the sums need it. */
  final double[] siderealTime;

  /** Events left out before the field of view, by {@link Rejection#ordinal}; of this batch. */
  final long[] rejected = new long[Rejection.values().length];

  PlacedEvents(int frames, int capacity) {
    range = new int[capacity];
    pixel = new int[capacity];
    bin = new int[frames][capacity];
    siderealTime = new double[capacity];
  }
}
