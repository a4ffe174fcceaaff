package org.anisky.counts;

import org.anisky.sky.LocalFrame;
import org.anisky.sky.TimeFrame;

/** One thread of a pass over events: places the events of a batch, alone, and adds them up. */
final class PassWorker {
  private final PassPlan plan;
  private final EventSource source;
  private final EventPlacer placer;
  private final EventPlace place;
  private final int[] kept;
  private final PendingCells[] pending;
  private PassTotals totals;
  private CountsAccumulator[] own;
  private long[] rejected;

  /**
   * @param source from which the batches come
   * @param capacity largest batch
   */
  PassWorker(PassPlan plan, EventSource source, int capacity) {
    this.plan = plan;
    this.source = source;
    placer = new EventPlacer(plan, source.direction(), capacity);
    place = new EventPlace(LocalFrame.of(plan.sky().observatory()));
    kept = new int[capacity];
    pending = new PendingCells[plan.frames().size()];
  }

  /** Begins to add to totals; {@link #end} must follow before the next. */
  void begin(PassTotals to) {
    totals = to;
    own = to.beside();
    rejected = new long[Rejection.values().length];
    for (int f = 0; f < pending.length; f++) {
      if (pending[f] == null) {
        pending[f] = new PendingCells(plan, to.tables(f));
      } else {
        pending[f].countIn(to.tables(f));
      }
    }
  }

  /**
   * Adds the events of a batch.
   *
   * @param batch not modified
   */
  void add(EventBatch batch) {
    totals.thin(batch, kept);
    PlacedEvents placed = placer.place(batch);
    for (int reason = 0; reason < rejected.length; reason++) {
      rejected[reason] += placed.rejected[reason];
    }
    for (int set = 0; set < own.length; set++) {
      own[set].tally(batch, placed, set, source.hasEnergy());
    }
    if (plan.sumEvents()) {
      for (int f = 0; f < plan.frames().size(); f++) {
        sum(batch, placed, f);
      }
    }
    count(batch, placed);
  }

  /** Hands over what is not in the totals yet. */
  void end() {
    for (PendingCells ofFrame : pending) {
      ofFrame.countAll();
    }
    totals.add(own, rejected);
    totals = null;
  }

  /** Adds all selected events, in view or not, to the sums over events of one frame. */
  private void sum(EventBatch batch, PlacedEvents placed, int f) {
    TimeFrame frame = plan.frames().get(f);
    boolean local = source.direction() == DirectionKind.LOCAL;
    boolean ownAzimuth = !local && source.hasOwnAzimuth();
    for (int k = 0; k < batch.size; k++) {
      if (placed.pixel[k] == PlacedEvents.REJECTED) {
        continue;
      }
      double siderealTime = placed.siderealTime[k];
      double angle =
          frame == TimeFrame.SIDEREAL
              ? siderealTime
              : frame.angle(
                  siderealTime,
                  plan.clock().localSolarTime(batch.unixTime[k], plan.sky().observatory()));
      double zenith = batch.polar[k];
      if (local) {
        place.setLocal(angle, zenith, batch.azimuthal[k]);
      } else {
        place.setEquatorial(
            angle,
            batch.polar[k],
            batch.azimuthal[k] - siderealTime,
            ownAzimuth ? batch.ownAzimuth[k] : Double.NaN);
        zenith = Math.acos(place.cosZenith());
      }
      boolean isInView = plan.sky().fieldOfView().contains(zenith);
      own[placed.range[k]].sums(f).add(place, isInView, batch.weight[k]);
    }
  }

  private void count(EventBatch batch, PlacedEvents placed) {
    boolean ones =
        plan.weightUse() == WeightUse.SUMS_ONLY
            || !source.hasWeight()
            || batch.hasOnlyWeightsOfOne();
    for (int f = 0; f < pending.length; f++) {
      if (ones) {
        pending[f].add(placed, f);
      } else {
        pending[f].add(placed, f, batch.weight);
      }
    }
  }
}
