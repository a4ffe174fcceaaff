package org.anisky.grid;

import java.util.BitSet;

/**
 * Means of a map over each ring of a grid: what a detector that turns with the sky cannot measure
 * (the m = 0 harmonics). Rings are complete, so the means are exact. Immutable.
 */
public final class RingMeans {
  private final SkyGrid grid;

  private RingMeans(SkyGrid grid) {
    this.grid = grid;
  }

  /** Means over the rings of a grid. */
  public static RingMeans of(SkyGrid grid) {
    return new RingMeans(grid);
  }

  /**
   * The mean of all pixels of each ring: those that were not observed count with the value they are
   * given.
   *
   * @param values shape (grid.size()); not modified
   * @return shape (grid.rings())
   */
  public double[] overAll(double[] values) {
    requireSize(values.length);
    double[] means = new double[grid.rings()];
    for (int ring = 0; ring < means.length; ring++) {
      int start = grid.ringStart(ring);
      int length = grid.ringLength(ring);
      double sum = 0;
      for (int pixel = start; pixel < start + length; pixel++) {
        sum += values[pixel];
      }
      means[ring] = sum / length;
    }
    return means;
  }

  /**
   * The mean of the observed pixels of each ring.
   *
   * @param values shape (grid.size()); those of unobserved pixels are not looked at; not modified
   * @param observed which pixels carry a value; not modified
   * @return shape (grid.rings()); NaN for a ring without an observed pixel, which has no mean
   */
  public double[] overObserved(double[] values, BitSet observed) {
    requireSize(values.length);
    if (observed.length() > grid.size()) {
      requireSize(observed.length());
    }
    double[] means = new double[grid.rings()];
    for (int ring = 0; ring < means.length; ring++) {
      int start = grid.ringStart(ring);
      int end = start + grid.ringLength(ring);
      double sum = 0;
      int pixels = 0;
      for (int a = observed.nextSetBit(start); a >= 0 && a < end; a = observed.nextSetBit(a + 1)) {
        sum += values[a];
        pixels++;
      }
      means[ring] = pixels == 0 ? Double.NaN : sum / pixels;
    }
    return means;
  }

  /**
   * As {@link #overObserved(double[], BitSet)}.
   *
   * @param values shape (grid.size()); those of unobserved pixels are not looked at; not modified
   * @param observed shape (grid.size()); not modified
   * @return shape (grid.rings()); NaN for a ring without an observed pixel, which has no mean
   */
  public double[] overObserved(double[] values, boolean[] observed) {
    requireSize(observed.length);
    BitSet mask = new BitSet(observed.length);
    for (int pixel = 0; pixel < observed.length; pixel++) {
      mask.set(pixel, observed[pixel]);
    }
    return overObserved(values, mask);
  }

  private void requireSize(int length) {
    if (length != grid.size()) {
      throw new IllegalArgumentException(length + " values for " + grid.size() + " pixels");
    }
  }
}
