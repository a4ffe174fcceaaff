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
  private static final long serialVersionUID = 2;

  /** Different events held, at most; from half of them on when there are more. */
  public static final int MOST = 1 << 15;

  private static final int SLOTS = MOST << 1;

  /** The first {@link #size} entries are those held; one more for the event that is too many. */
  private final long[] hashes = new long[MOST + 1];

  private final double[] times = new double[MOST + 1];
  private final double[] polar = new double[MOST + 1];
  private final double[] azimuthal = new double[MOST + 1];

  /** How often the event is in the list. */
  private final int[] copies = new int[MOST + 1];

  /** By hash, one more than the entry of an event; 0 for a free slot. */
  private final int[] entries = new int[SLOTS];

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
    while (entries[slot] > 0) {
      int entry = entries[slot] - 1;
      if (hashes[entry] == hash
          && times[entry] == time
          && polar[entry] == polarAngle
          && azimuthal[entry] == azimuthalAngle) {
        copies[entry] += number;
        return;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    hold(slot, hash, time, polarAngle, azimuthalAngle, number);
    while (size > MOST) {
      thin(level + 1);
    }
  }

  private void hold(
      int slot, long hash, double time, double polarAngle, double azimuthalAngle, int number) {
    hashes[size] = hash;
    times[size] = time;
    polar[size] = polarAngle;
    azimuthal[size] = azimuthalAngle;
    copies[size] = number;
    entries[slot] = ++size;
  }

  /** Those that stay move together. */
  private void thin(int newLevel) {
    level = newLevel;
    int before = size;
    size = 0;
    Arrays.fill(entries, 0);
    for (int k = 0; k < before; k++) {
      if ((hashes[k] & mask()) == 0) {
        int slot = (int) (hashes[k] >>> 46) & (SLOTS - 1);
        while (entries[slot] > 0) {
          slot = (slot + 1) & (SLOTS - 1);
        }
        hold(slot, hashes[k], times[k], polar[k], azimuthal[k], copies[k]);
      }
    }
  }

  /** Adds the events of another, which is not modified. */
  void add(ThinnedEvents other) {
    if (other.level > level) {
      thin(other.level);
    }
    for (int k = 0; k < other.size; k++) {
      add(other.hashes[k], other.times[k], other.polar[k], other.azimuthal[k], other.copies[k]);
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
    for (int k = 0; k < size; k++) {
      events += copies[k];
    }
    return events;
  }

  /** Sum of n(n - 1)/2 over the numbers n of copies: pairs of the same event. */
  double pairs() {
    double pairs = 0;
    for (int k = 0; k < size; k++) {
      pairs += 0.5 * copies[k] * (copies[k] - 1.0);
    }
    return pairs;
  }

  /** Number of events held of that time, copies included. */
  long eventsAt(double unixTime) {
    long events = 0;
    for (int k = 0; k < size; k++) {
      events += times[k] == unixTime ? copies[k] : 0;
    }
    return events;
  }

  /** The times of the different events held, growing. */
  double[] sortedTimes() {
    double[] sorted = Arrays.copyOf(times, size);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Hashes of the directions of the different events held, growing. */
  double[] sortedDirections() {
    long[] directions = new long[size];
    for (int k = 0; k < size; k++) {
      directions[k] = hash(0, polar[k], azimuthal[k]);
    }
    // 53 of 64 bits: of 8e9 pairs one in a million differs in the others alone.
    double[] sorted = Arrays.stream(directions).mapToDouble(hash -> hash >> 11).toArray();
    Arrays.sort(sorted);
    return sorted;
  }
}
