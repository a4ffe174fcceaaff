package org.anisky.counts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.Workers;

/**
 * One reading of an event list that gives the sums of each of its parts: the bits of reading each
 * part by itself, for any number of threads. Lists in some order of time have few parts at work at
 * once, and others wait on a {@link PartShelf}.
 */
public final class PartedPass {
  private static final int BATCH = EventPass.BATCH;

  private static final int INDEX_BITS = 16;

  private final PassPlan plan;
  private final EventSource source;
  private final EventParts partition;
  private final OpenParts open;
  private final SharedEvents shared;

  private PartedPass(PassPlan plan, EventSource source, EventParts partition, OpenParts open) {
    this.plan = plan;
    this.source = source;
    this.partition = partition;
    this.open = open;
    shared = new SharedEvents(source);
  }

  /**
   * Reads a source to its end.
   *
   * @param source read by one thread at a time, not closed
   * @param shelf for parts that memory has no room for
   * @param workers their number never changes the result
   * @param beside done once, by one of the threads before it joins the others
   * @throws IOException when the source cannot be read, or the shelf not be written
   * @throws InvalidInputException when what is read is not allowed, or energies are asked for but
   *     absent, or the list has too many parts in no order
   */
  public static PartedEvents read(
      PassPlan plan,
      EventSource source,
      EventParts partition,
      PartShelf shelf,
      Workers workers,
      Runnable beside)
      throws IOException {
    return read(
        plan, source, partition, shelf, plan.mostInMemory(source.hasWeight()), workers, beside);
  }

  /**
   * The same, but what is not allowed or cannot be read ends the reading and is kept, {@link
   * PartedEvents#failure}: parts that end before it are whole.
   */
  public static PartedEvents readUntilFailure(
      PassPlan plan,
      EventSource source,
      EventParts partition,
      PartShelf shelf,
      Workers workers,
      Runnable beside)
      throws IOException {
    int most = plan.mostInMemory(source.hasWeight());
    return readUntilFailure(plan, source, partition, shelf, most, workers, beside);
  }

  /**
   * The same.
   *
   * @param most number of parts at work in memory
   */
  static PartedEvents read(
      PassPlan plan,
      EventSource source,
      EventParts partition,
      PartShelf shelf,
      int most,
      Workers workers,
      Runnable beside)
      throws IOException {
    PartedEvents parts = readUntilFailure(plan, source, partition, shelf, most, workers, beside);
    parts.throwFailure();
    return parts;
  }

  private static PartedEvents readUntilFailure(
      PassPlan plan,
      EventSource source,
      EventParts partition,
      PartShelf shelf,
      int most,
      Workers workers,
      Runnable beside)
      throws IOException {
    EventPass.requireEnergy(plan, source);
    OpenParts open = new OpenParts(plan, source, most, shelf);
    PartedPass pass = new PartedPass(plan, source, partition, open);
    try {
      workers.run(
          workers.threads(),
          block -> {
            if (block == 0) {
              beside.run();
            }
            pass.new Thread().work();
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new PartedEvents(
        open,
        new PassTotals(plan).binned(source.description(), source.hasEnergy(), source.emptyRows()),
        pass.shared.failure());
  }

  /** What one thread does. */
  private final class Thread {
    private final PassWorker worker = new PassWorker(plan, source, BATCH);
    private final EventBatch ofPart = new EventBatch(BATCH);
    private final long[] parts = new long[BATCH];
    private long current;
    private boolean isAdding;

    void work() {
      EventBatch batch = new EventBatch(BATCH);
      while (shared.read(batch)) {
        partition.find(batch, plan.selection(), parts);
        if (isOnePart(batch.size)) {
          add(parts[0], batch);
        } else {
          addEach(batch);
        }
      }
      end();
    }

    private boolean isOnePart(int size) {
      for (int k = 1; k < size; k++) {
        if (parts[k] != parts[0]) {
          return false;
        }
      }
      return true;
    }

    private void addEach(EventBatch batch) {
      for (int k = 0; k < batch.size; k++) {
        parts[k] = parts[k] << INDEX_BITS | k;
      }
      Arrays.sort(parts, 0, batch.size);
      ofPart.size = 0;
      for (int j = 0; j < batch.size; j++) {
        ofPart.take(batch, (int) parts[j] & (1 << INDEX_BITS) - 1);
        long part = parts[j] >> INDEX_BITS;
        if (j + 1 == batch.size || parts[j + 1] >> INDEX_BITS != part) {
          add(part, ofPart);
          ofPart.size = 0;
        }
      }
    }

    private void add(long part, EventBatch events) {
      if (!isAdding || part != current) {
        end();
        worker.begin(open.take(part));
        current = part;
        isAdding = true;
      }
      worker.add(events);
    }

    private void end() {
      if (isAdding) {
        worker.end();
        open.giveBack(current);
        isAdding = false;
      }
    }
  }

  /** The parts of a list that was read. */
  public static final class PartedEvents {
    private final OpenParts parts;
    private final BinnedEvents ofNoPart;
    private final Optional<Exception> failure;

    private PartedEvents(OpenParts parts, BinnedEvents ofNoPart, Optional<Exception> failure) {
      this.parts = parts;
      this.ofNoPart = ofNoPart;
      this.failure = failure;
    }

    /** Throws the {@link #failure}, if there is one. */
    public void throwFailure() throws IOException {
      SharedEvents.throwIfAny(failure);
    }

    /** Why the reading ended early: an IOException or an InvalidInputException. */
    public Optional<Exception> failure() {
      return failure;
    }

    /** The parts that have events, used or not, growing. */
    public List<Long> parts() {
      return List.copyOf(parts.known());
    }

    /**
     * What one part gave; to be asked for once, from any thread.
     *
     * @throws IOException when it waited on a shelf and cannot be read
     */
    public BinnedEvents of(long part) throws IOException {
      return parts.remove(part);
    }

    /** The rows that the source left out: they are of no part. */
    public BinnedEvents ofNoPart() {
      return ofNoPart;
    }
  }
}
