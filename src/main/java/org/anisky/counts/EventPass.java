package org.anisky.counts;

import java.io.IOException;
import org.anisky.InvalidInputException;
import org.anisky.Workers;

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
  static final int BATCH = 8192;

  private EventPass() {}

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
    requireEnergy(plan, source);
    PassTotals totals = new PassTotals(plan);
    SharedEvents shared = new SharedEvents(source);
    workers.run(
        workers.threads(),
        block -> {
          if (block == 0) {
            beside.run();
          }
          EventBatch batch = new EventBatch(BATCH);
          PassWorker worker = new PassWorker(plan, source, BATCH);
          worker.begin(totals);
          while (shared.read(batch)) {
            worker.add(batch);
          }
          worker.end();
        });
    shared.throwFailure();
    totals.addUnread(source);
    return totals.binned(source.description(), source.hasEnergy(), source.emptyRows());
  }

  /** Refuses a plan that looks at energies for a source without. */
  static void requireEnergy(PassPlan plan, EventSource source) {
    if (plan.needsEnergy() && !source.hasEnergy()) {
      throw InvalidInputException.of(
          "%s: an energy range is asked for but no energy column is declared",
          source.description());
    }
  }

  /** Reads a source to its end and does nothing beside. */
  public static BinnedEvents read(PassPlan plan, EventSource source, Workers workers)
      throws IOException {
    return read(plan, source, workers, () -> {});
  }
}
