package org.anisky.counts;

import java.util.Arrays;

/**
 * Some events as columns, filled by an {@link EventSource} and reused from one read to the next.
 *
 * <p>The arrays are handed out writable because this is the hot path between a file and the binner;
 * entries at {@link #size} and beyond mean nothing.
 */
public final class EventBatch {
  /** Number of events in this batch. */
  public int size;

  /** From which of several lists the events are, from 0. */
  public int list;

  /** Time, UTC as seconds since 1970-01-01 with no leap seconds counted ("unix time"). */
  public final double[] unixTime;

  /** Zenith angle or declination, rad: as {@link EventSource#direction()} says. */
  public final double[] polar;

  /** Azimuth from North through East, or right ascension, rad. */
  public final double[] azimuthal;

  /**
   * Azimuth from North through East, rad, that the source gives beside an equatorial direction;
   * means nothing unless {@link EventSource#hasOwnAzimuth}.
   */
  public final double[] ownAzimuth;

  /** Declination, rad, beside a local direction; means nothing unless it is to be compared. */
  public final double[] checkDeclination;

  /** Right ascension, rad, beside a local direction; means nothing unless it is to be compared. */
  public final double[] checkRightAscension;

  /** Statistical weight; 1 when the source has none, as in a new batch. */
  public final double[] weight;

  /** Energy in the source's unit; NaN when the source has none, as in a new batch. */
  public final double[] energy;

  /**
   * @param capacity largest number of events in one batch
   */
  public EventBatch(int capacity) {
    unixTime = new double[capacity];
    polar = new double[capacity];
    azimuthal = new double[capacity];
    ownAzimuth = new double[capacity];
    checkDeclination = new double[capacity];
    checkRightAscension = new double[capacity];
    weight = new double[capacity];
    energy = new double[capacity];
    Arrays.fill(weight, 1);
    Arrays.fill(energy, Double.NaN);
  }

  /** Whether every weight is 1. */
  boolean hasOnlyWeightsOfOne() {
    boolean ones = true;
    for (int k = 0; k < size; k++) {
      ones &= weight[k] == 1;
    }
    return ones;
  }

  /** Moves an event to a place before it or its own; what was there is lost. */
  void move(int from, int to) {
    copy(this, from, to);
  }

  /** Adds an event of another batch behind those that are here. */
  void take(EventBatch other, int from) {
    copy(other, from, size++);
  }

  private void copy(EventBatch other, int from, int to) {
    unixTime[to] = other.unixTime[from];
    polar[to] = other.polar[from];
    azimuthal[to] = other.azimuthal[from];
    ownAzimuth[to] = other.ownAzimuth[from];
    checkDeclination[to] = other.checkDeclination[from];
    checkRightAscension[to] = other.checkRightAscension[from];
    weight[to] = other.weight[from];
    energy[to] = other.energy[from];
  }

  /** Largest number of events in one batch. */
  public int capacity() {
    return unixTime.length;
  }
}
