package org.anisky.counts;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What a pass over events adds up, of all of them or of a part. Several {@link PassWorker}s may add
 * to it at a time.
 */
final class PassTotals {
  private final PassPlan plan;
  private final CountsAccumulator[] sets;
  private final ThinnedEvents thinned = new ThinnedEvents();
  private final long[] rejected = new long[Rejection.values().length];

  PassTotals(PassPlan plan) {
    this.plan = plan;
    sets = new CountsAccumulator[plan.sets()];
    Arrays.setAll(sets, set -> CountsAccumulator.of(plan));
  }

  /** For one thread, accumulators that share the tables with these; shape (sets). */
  CountsAccumulator[] beside() {
    CountsAccumulator[] own = new CountsAccumulator[sets.length];
    Arrays.setAll(own, set -> sets[set].beside(plan));
    return own;
  }

  /** Adds the events that a source left unread, at its end. */
  void addUnread(EventSource source) {
    for (Rejection reason : Rejection.values()) {
      rejected[reason.ordinal()] += source.unread(reason);
    }
  }

  /** The tables of one frame, which threads may count in at a time; shape (sets). */
  CountTable[] tables(int frame) {
    CountTable[] tables = new CountTable[sets.length];
    Arrays.setAll(tables, set -> sets[set].table(frame));
    return tables;
  }

  /**
   * Adds what one thread has for itself.
   *
   * @param own of {@link #beside}; not modified
   * @param ownRejected by {@link Rejection#ordinal}; not modified
   */
  void add(CountsAccumulator[] own, long[] ownRejected) {
    synchronized (sets) {
      for (int set = 0; set < sets.length; set++) {
        sets[set].addBeside(own[set]);
      }
      for (int reason = 0; reason < rejected.length; reason++) {
        rejected[reason] += ownRejected[reason];
      }
    }
  }

  /**
   * Adds the events of a batch that are kept to those held.
   *
   * @param kept scratch
   */
  void thin(EventBatch batch, int[] kept) {
    long mask;
    synchronized (thinned) {
      mask = thinned.mask();
    }
    int size = 0;
    for (int k = 0; k < batch.size; k++) {
      long hash = ThinnedEvents.hash(batch.unixTime[k], batch.polar[k], batch.azimuthal[k]);
      kept[size] = k;
      long left = hash & mask;
      size += (int) ((left - 1 & ~left) >>> Long.SIZE - 1);
    }
    synchronized (thinned) {
      for (int j = 0; j < size; j++) {
        thinned.add(batch.unixTime[kept[j]], batch.polar[kept[j]], batch.azimuthal[kept[j]]);
      }
    }
  }

  /**
   * The sums; nothing may be added any more.
   *
   * @param source its name
   * @param hasEnergy whether its events have energies
   * @param emptyRows rows that the source left out
   */
  BinnedEvents binned(String source, boolean hasEnergy, long emptyRows) {
    return new BinnedEvents(plan, source, hasEnergy, sets, rejected, emptyRows, thinned);
  }

  /** The state of sums of no event. */
  static Serializable none(PassPlan plan) {
    return new PassTotals(plan).binned("", false, 0).state();
  }
}
