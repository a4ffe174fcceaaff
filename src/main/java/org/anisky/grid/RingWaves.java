package org.anisky.grid;

/**
 * cos(m phi) and sin(m phi) at the centres of the pixels of rings, for m from 0 to mMax: on a ring
 * a real spherical harmonic is a number times one of them. Rings with the same centres share
 * theirs. Not safe to use from several threads at once.
 */
public final class RingWaves {
  private final SkyGrid grid;
  private final int mMax;
  private int lastRing = -1;
  private int beforeRing = -1;
  private double[][] last;
  private double[][] before;

  /**
   * @param mMax at least 0
   */
  public RingWaves(SkyGrid grid, int mMax) {
    this.grid = grid;
    this.mMax = mMax;
  }

  /**
   * The waves of a ring: place 2 m holds cos(m phi), 2 m + 1 sin(m phi), shape (2 mMax + 2, pixels
   * of the ring); shared, must not be modified.
   */
  public double[][] of(int ring) {
    if (lastRing >= 0 && sameCentres(ring, lastRing)) {
      return last;
    }
    if (beforeRing >= 0 && sameCentres(ring, beforeRing)) {
      return before;
    }
    before = last;
    beforeRing = lastRing;
    last = waves(ring);
    lastRing = ring;
    return last;
  }

  private boolean sameCentres(int ring, int other) {
    return grid.ringLength(ring) == grid.ringLength(other)
        && grid.longitude(grid.ringStart(ring)) == grid.longitude(grid.ringStart(other));
  }

  /** Each order from the one before, by the sum of two angles. */
  private double[][] waves(int ring) {
    int length = grid.ringLength(ring);
    double[][] waves = new double[2 * mMax + 2][length];
    for (int k = 0; k < length; k++) {
      double longitude = grid.longitude(grid.ringStart(ring) + k);
      double cos = Math.cos(longitude);
      double sin = Math.sin(longitude);
      waves[0][k] = 1;
      for (int m = 1; m <= mMax; m++) {
        double re = waves[2 * m - 2][k];
        double im = waves[2 * m - 1][k];
        waves[2 * m][k] = re * cos - im * sin;
        waves[2 * m + 1][k] = re * sin + im * cos;
      }
    }
    return waves;
  }
}
