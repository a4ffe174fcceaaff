package org.anisky.counts;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The different events of a list and how often each is there, thinned to a bounded number: an event
 * is kept when its hash ends in as many zeros as it takes. The hash is of time and direction, so
 * that copies of an event are kept or dropped together, and what is kept depends neither on the
 * order of the events nor on how they are split.
 */
public final class ThinnedEvents implements Serializable {
  private static final long serialVersionUID = 1;

  /** Different events held, at most; from half of them on when there are more. */
  public static final int MOST = 1 << 15;

  private static final int SLOTS = MOST << 1;

  private final long[] hashes = new long[SLOTS];
  private final double[] times = new double[SLOTS];
  private final double[] polar = new double[SLOTS];
  private final double[] azimuthal = new double[SLOTS];

  /** How often the event is in the list; 0 for a free slot. */
  private final int[] copies = new int[SLOTS];

  private int size;
  private int level;

  /** The hash of an event: all bits depend on all bits of its time and direction. */
  static long hash(double unixTime, double polar, double azimuthal) {
    long hash = Double.doubleToRawLongBits(polar) * 0x9e3779b97f4a7c15L;
    hash ^= Long.rotateLeft(Double.doubleToRawLongBits(azimuthal) * 0xc2b2ae3d27d4eb4fL, 31);
    hash ^= Long.rotateLeft(Double.doubleToRawLongBits(unixTime) * 0x165667b19e3779f9L, 17);
    // The finalizer of Stafford's mix 13, as in java.util.SplittableRandom.
    hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
    return hash ^ hash >>> 31;
  }

  /** Bits that are 0 in the hash of an event that is kept now; later there may be more. */
  long mask() {
    return (1L << level) - 1;
  }

  /** Adds an event if it is kept. */
  void add(double unixTime, double polarAngle, double azimuthalAngle) {
    add(hash(unixTime, polarAngle, azimuthalAngle), unixTime, polarAngle, azimuthalAngle, 1);
  }

  private void add(long hash, double time, double polarAngle, double azimuthalAngle, int number) {
    if ((hash & mask()) != 0) {
      return;
    }
    int slot = (int) (hash >>> 46) & (SLOTS - 1);
    while (copies[slot] > 0) {
      if (hashes[slot] == hash
          && times[slot] == time
          && polar[slot] == polarAngle
          && azimuthal[slot] == azimuthalAngle) {
        copies[slot] += number;
        return;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    hashes[slot] = hash;
    times[slot] = time;
    polar[slot] = polarAngle;
    azimuthal[slot] = azimuthalAngle;
    copies[slot] = number;
    if (++size > MOST) {
      thin(level + 1);
    }
  }

  private void thin(int newLevel) {
    long[] oldHashes = hashes.clone();
    double[] oldTimes = times.clone();
    double[] oldPolar = polar.clone();
    double[] oldAzimuthal = azimuthal.clone();
    int[] oldCopies = copies.clone();
    Arrays.fill(copies, 0);
    size = 0;
    level = newLevel;
    for (int slot = 0; slot < SLOTS; slot++) {
      if (oldCopies[slot] > 0) {
        add(oldHashes[slot], oldTimes[slot], oldPolar[slot], oldAzimuthal[slot], oldCopies[slot]);
      }
    }
  }

  /** Adds the events of another, which is not modified. */
  void add(ThinnedEvents other) {
    if (other.level > level) {
      thin(other.level);
    }
    for (int slot = 0; slot < SLOTS; slot++) {
      if (other.copies[slot] > 0) {
        add(
            other.hashes[slot],
            other.times[slot],
            other.polar[slot],
            other.azimuthal[slot],
            other.copies[slot]);
      }
    }
  }

  /** Another that holds what this one would beside the other: of as many events each. */
  ThinnedEvents asThinAs(ThinnedEvents other) {
    ThinnedEvents copy = new ThinnedEvents();
    copy.add(this);
    if (other.level > copy.level) {
      copy.thin(other.level);
    }
    return copy;
  }

  /** Number of different events held. */
  public int size() {
    return size;
  }

  /** How many events of the list one that is held stands for: a power of two. */
  public double each() {
    return Math.scalb(1.0, level);
  }

  /** Number of events held, copies included. */
  long events() {
    long events = 0;
    for (int number : copies) {
      events += number;
    }
    return events;
  }

  /** Sum of n(n - 1)/2 over the numbers n of copies: pairs of the same event. */
  double pairs() {
    double pairs = 0;
    for (int number : copies) {
      pairs += 0.5 * number * (number - 1.0);
    }
    return pairs;
  }

  /** Number of events held of that time, copies included. */
  long eventsAt(double unixTime) {
    long events = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      events += times[slot] == unixTime ? copies[slot] : 0;
    }
    return events;
  }

  /** The times of the different events held, growing. */
  double[] sortedTimes() {
    double[] sorted = new double[size];
    int next = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      if (copies[slot] > 0) {
        sorted[next++] = times[slot];
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }

  /** Hashes of the directions of the different events held, growing. */
  double[] sortedDirections() {
    long[] directions = new long[size];
    int next = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      if (copies[slot] > 0) {
        directions[next++] = hash(0, polar[slot], azimuthal[slot]);
      }
    }
    // 53 of 64 bits: of 8e9 pairs one in a million differs in the others alone.
    double[] sorted = Arrays.stream(directions).mapToDouble(hash -> hash >> 11).toArray();
    Arrays.sort(sorted);
    return sorted;
  }
}
