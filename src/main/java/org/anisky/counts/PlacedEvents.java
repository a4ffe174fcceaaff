package org.anisky.counts;

/**
 * Where the events of a batch belong, as columns: entry k is event k of the batch. Filled by {@link
 * EventPlacer}, read by {@link EventPass}; reused from batch to batch.
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

  /** Bins tau by frame; mean nothing for what a cut left out. */
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
