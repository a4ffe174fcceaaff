package org.anisky.counts;

import java.io.IOException;
import java.util.TreeMap;
import org.anisky.Workers;

/**
 * One reading of an event list into blocks, in whatever order the events come: a batch is parted by
 * the blocks of its events, and every block has sums of its own, as {@link EventPass} has for all
 * events. Neither threads nor the order of events change a bit. Memory grows with the number of
 * blocks: a byte for each sidereal bin and local pixel, more where weights are summed.
 */
public final class BlockPass {
  private final PassPlan plan;
  private final BlockKind kind;
  private final EventSource source;
  private final SharedEvents shared;
  private final TreeMap<Integer, PassTotals> blocks = new TreeMap<>();
  private final PassTotals outside;

  private BlockPass(PassPlan plan, BlockKind kind, EventSource source) {
    this.plan = plan;
    this.kind = kind;
    this.source = source;
    shared = new SharedEvents(source);
    outside = new PassTotals(plan);
  }

  /**
   * Reads a source to its end.
   *
   * @param source read by one thread at a time, not closed
   * @param workers their number never changes the result
   * @param beside done once, by one of the threads before it joins the others
   * @throws IOException when the source cannot be read
   * @throws org.anisky.InvalidInputException when what is read is not allowed
   */
  public static BlockedEvents read(
      PassPlan plan, BlockKind kind, EventSource source, Workers workers, Runnable beside)
      throws IOException {
    EventPass.checkEnergy(plan, source);
    BlockPass pass = new BlockPass(plan, kind, source);
    workers.run(
        workers.threads(),
        thread -> {
          if (thread == 0) {
            beside.run();
          }
          pass.new Thread().work();
        });
    pass.shared.throwFailure();
    return pass.result();
  }

  private BlockedEvents result() {
    TreeMap<Integer, BinnedEvents> binned = new TreeMap<>();
    blocks.forEach(
        (block, totals) ->
            binned.put(block, totals.binned(source.description(), source.hasEnergy(), 0)));
    return new BlockedEvents(
        kind,
        binned,
        outside.binned(source.description(), source.hasEnergy(), source.emptyRows()),
        new PassTotals(plan).binned(source.description(), source.hasEnergy(), 0));
  }

  private PassTotals totals(int block) {
    synchronized (blocks) {
      return blocks.computeIfAbsent(block, each -> new PassTotals(plan));
    }
  }

  /** What one thread does. */
  private final class Thread {
    private final EventBatch batch = new EventBatch(EventPass.BATCH);
    private final EventBatch part = new EventBatch(EventPass.BATCH);
    private final int[] blockOf = new int[EventPass.BATCH];
    private final int[] waiting = new int[EventPass.BATCH];
    private final PassWorker worker = new PassWorker(plan, source, EventPass.BATCH);

    /** To which the worker adds; null when to none. */
    private PassTotals current;

    private long day = Long.MIN_VALUE;
    private int blockOfDay;

    private void work() {
      while (shared.read(batch)) {
        boolean one = true;
        int selected = 0;
        for (int k = 0; k < batch.size; k++) {
          if (plan.selection().containsTime(batch.unixTime[k])) {
            blockOf[k] = block(batch.unixTime[k]);
            waiting[selected] = k;
            one &= blockOf[k] == blockOf[waiting[0]];
            selected++;
          }
        }
        if (selected == batch.size && one) {
          add(totals(blockOf[0]), batch);
        } else {
          addParts(selected);
        }
      }
      add(null, batch);
    }

    private int block(double unixTime) {
      if (!kind.isOfCalendar()) {
        return batch.list;
      }
      long today = BlockKind.day(unixTime);
      if (today != day) {
        day = today;
        blockOfDay = kind.block(today);
      }
      return blockOfDay;
    }

    /**
     * Adds the events of a batch block by block, and those that the cut in time leaves out.
     *
     * @param selected number of events that wait
     */
    private void addParts(int selected) {
      if (selected < batch.size) {
        part.size = 0;
        for (int k = 0; k < batch.size; k++) {
          if (!plan.selection().containsTime(batch.unixTime[k])) {
            part.add(batch, k);
          }
        }
        add(outside, part);
      }
      int left = selected;
      while (left > 0) {
        int block = blockOf[waiting[0]];
        int others = 0;
        part.size = 0;
        for (int j = 0; j < left; j++) {
          if (blockOf[waiting[j]] == block) {
            part.add(batch, waiting[j]);
          } else {
            waiting[others++] = waiting[j];
          }
        }
        left = others;
        add(totals(block), part);
      }
    }

    private void add(PassTotals to, EventBatch events) {
      if (to != current) {
        if (current != null) {
          worker.end();
        }
        if (to != null) {
          worker.begin(to);
        }
        current = to;
      }
      if (to != null) {
        worker.add(events);
      }
    }
  }
}
