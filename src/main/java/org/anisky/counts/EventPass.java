package org.anisky.counts;

import java.io.IOException;
import java.util.Arrays;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.sky.LocalFrame;
import org.anisky.sky.TimeFrame;

/**
 * One reading of an event list, by all threads: each takes the next batch, places its events,
 * alone, and adds them to counts that all share. What is added is whole numbers or exact sums, so
 * that neither the number of threads nor who took which batch changes a bit of the result. Memory
 * grows neither with the events nor, but for some batches and at most two megabytes of {@link
 * PendingCells}, with the threads.
 */
public final class EventPass {
  /**
   * Fewer would fit better into the cache, but the compiler takes its time for what is called
   * often.
   */
  private static final int BATCH = 8192;

  private final PassPlan plan;
  private final EventSource source;
  private final CountsAccumulator[] sets;

  private final ThinnedEvents thinned = new ThinnedEvents();
  private final long[] rejected = new long[Rejection.values().length];
  private boolean ended;
  private IOException failure;

  private EventPass(PassPlan plan, EventSource source) {
    this.plan = plan;
    this.source = source;
    sets = new CountsAccumulator[plan.sets()];
    Arrays.setAll(sets, set -> CountsAccumulator.of(plan));
  }

  /**
   * Reads a source to its end.
   *
   * @param source read by one thread at a time, not closed
   * @param workers their number never changes the result
   * @param beside done once, by one of the threads before it joins the others
   * @throws IOException when the source cannot be read
   * @throws InvalidInputException when what is read is not allowed, or energies are asked for but
   *     absent
   */
  public static BinnedEvents read(
      PassPlan plan, EventSource source, Workers workers, Runnable beside) throws IOException {
    if (plan.needsEnergy() && !source.hasEnergy()) {
      throw InvalidInputException.of(
          "%s: an energy range is asked for but no energy column is declared",
          source.description());
    }
    EventPass pass = new EventPass(plan, source);
    workers.run(
        workers.threads(),
        block -> {
          if (block == 0) {
            beside.run();
          }
          pass.work();
        });
    if (pass.failure != null) {
      throw pass.failure;
    }
    return new BinnedEvents(
        plan,
        source.description(),
        source.hasEnergy(),
        pass.sets,
        pass.rejected,
        source.emptyRows(),
        pass.thinned);
  }

  /** Reads a source to its end and does nothing beside. */
  public static BinnedEvents read(PassPlan plan, EventSource source, Workers workers)
      throws IOException {
    return read(plan, source, workers, () -> {});
  }

  private void work() {
    EventBatch batch = new EventBatch(BATCH);
    EventPlacer placer = new EventPlacer(plan, source.direction(), BATCH);
    EventPlace place = new EventPlace(LocalFrame.of(plan.sky().observatory()));
    CountsAccumulator[] own = new CountsAccumulator[sets.length];
    Arrays.setAll(own, set -> sets[set].beside(plan));
    PendingCells[] pending = pending();
    long[] ownRejected = new long[rejected.length];
    int[] kept = new int[BATCH];
    while (read(batch)) {
      thin(batch, kept);
      PlacedEvents placed = placer.place(batch);
      for (int reason = 0; reason < ownRejected.length; reason++) {
        ownRejected[reason] += placed.rejected[reason];
      }
      for (int set = 0; set < own.length; set++) {
        own[set].tally(batch, placed, set, source.hasEnergy());
      }
      if (plan.sumEvents()) {
        for (int f = 0; f < plan.frames().size(); f++) {
          sum(batch, placed, f, place, own);
        }
      }
      count(batch, placed, pending);
    }
    for (PendingCells ofFrame : pending) {
      ofFrame.countAll();
    }
    synchronized (sets) {
      for (int set = 0; set < sets.length; set++) {
        sets[set].addBeside(own[set]);
      }
      for (int reason = 0; reason < ownRejected.length; reason++) {
        rejected[reason] += ownRejected[reason];
      }
    }
  }

  private PendingCells[] pending() {
    PendingCells[] pending = new PendingCells[plan.frames().size()];
    for (int f = 0; f < pending.length; f++) {
      CountTable[] tables = new CountTable[sets.length];
      for (int set = 0; set < sets.length; set++) {
        tables[set] = sets[set].table(f);
      }
      pending[f] = new PendingCells(plan, tables);
    }
    return pending;
  }

  /** Takes the next batch; false at the end, or after another thread failed. */
  private boolean read(EventBatch batch) {
    synchronized (source) {
      if (ended) {
        return false;
      }
      ended = true;
      try {
        boolean any = source.read(batch);
        ended = !any;
        return any;
      } catch (IOException e) {
        failure = e;
        return false;
      }
    }
  }

  /**
   * Adds the events of a batch that are kept to those held.
   *
   * @param kept scratch
   */
  private void thin(EventBatch batch, int[] kept) {
    long mask;
    synchronized (thinned) {
      mask = thinned.mask();
    }
    int size = 0;
    for (int k = 0; k < batch.size; k++) {
      long hash = ThinnedEvents.hash(batch.unixTime[k], batch.polar[k], batch.azimuthal[k]);
      kept[size] = k;
      size += (hash & mask) == 0 ? 1 : 0;
    }
    synchronized (thinned) {
      for (int j = 0; j < size; j++) {
        thinned.add(batch.unixTime[kept[j]], batch.polar[kept[j]], batch.azimuthal[kept[j]]);
      }
    }
  }

  /** Adds all selected events, in view or not, to the sums over events of one frame. */
  private void sum(
      EventBatch batch, PlacedEvents placed, int f, EventPlace place, CountsAccumulator[] own) {
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

  private void count(EventBatch batch, PlacedEvents placed, PendingCells[] pending) {
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
