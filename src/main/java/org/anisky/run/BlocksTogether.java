package org.anisky.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.anisky.Workers;
import org.anisky.configuration.EventFileConfiguration;
import org.anisky.counts.EventSource;
import org.anisky.io.EventProgress;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.Sha256;

/**
 * Reads a file whose blocks cost more to decode than their events to count, with all threads: each
 * takes the next stretch of blocks that nobody has, and one the digest of the file before. Sums of
 * parts of a list are added without rounding, so that who took which changes no bit.
 */
final class BlocksTogether {
  /** Stretches for each thread, so that none waits long for the last one. */
  private static final int STRETCHES = 4;

  private final ListPass pass;
  private final EventFileConfiguration list;
  private final Path file;
  private final int blocks;
  private final int stretches;
  private final EventProgress progress;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicLong events = new AtomicLong();

  /** By stretch. */
  private final List<RuntimeException> failures;

  private volatile boolean failed;
  private ListSums sums;

  private BlocksTogether(ListPass pass, int blocks, int threads, EventProgress progress) {
    this.pass = pass;
    list = pass.input().file();
    file = list.path();
    this.blocks = blocks;
    stretches = Math.min(blocks, STRETCHES * threads);
    failures = new ArrayList<>(Collections.nCopies(stretches, null));
    this.progress = progress;
  }

  /**
   * Reads the file to its end.
   *
   * @param blocks number of blocks of the file
   * @param workers who read
   * @param progress is told how many events are read
   * @return empty when the file has no events
   * @throws IOException when the file cannot be read
   * @throws org.anisky.InvalidInputException when what is read is not allowed; of several wrong
   *     stretches the first is told
   */
  static Optional<ListSums.Whole> read(
      ListPass pass, int blocks, Workers workers, EventProgress progress) throws IOException {
    BlocksTogether together = new BlocksTogether(pass, blocks, workers.threads(), progress);
    String[] digest = {""};
    List<Workers.Task> tasks = new ArrayList<>();
    tasks.add(
        () -> {
          digest[0] = together.digest();
          together.readStretches();
        });
    for (int thread = 1; thread < workers.threads(); thread++) {
      tasks.add(together::readStretches);
    }
    try {
      workers.together(tasks);
      together.throwFailure();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (together.sums == null || together.events.get() == 0) {
      return Optional.empty();
    }
    InputDigest ofFile = new InputDigest(together.file.toString(), digest[0]);
    return Optional.of(new ListSums.Whole(together.sums, List.of(ofFile), digest[0]));
  }

  private String digest() {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readStretches() {
    StretchedEvents source = new StretchedEvents(this::openNext, this::tell);
    try (source) {
      if (source.hasAny()) {
        add(pass.read(source, Workers.single(), EventProgress.SILENT));
      }
    } catch (IOException e) {
      fail(source.stretch(), new UncheckedIOException(e));
    } catch (RuntimeException e) {
      fail(source.stretch(), e);
    }
  }

  /**
   * Opens the next stretch that nobody has. Those before a wrong one are read to their ends, so
   * that the first wrong one of the file is found whoever reads it.
   *
   * @param taken is told its number, before it is opened
   * @return null when there is none, or a stretch was wrong
   */
  private EventSource openNext(IntConsumer taken) throws IOException {
    int stretch = failed ? stretches : next.getAndIncrement();
    if (stretch >= stretches) {
      return null;
    }
    taken.accept(stretch);
    int from = (int) ((long) blocks * stretch / stretches);
    int until = (int) ((long) blocks * (stretch + 1) / stretches);
    return list.open(file, pass.unread(), from, until);
  }

  private void fail(int stretch, RuntimeException failure) {
    failed = true;
    synchronized (failures) {
      failures.set(Math.max(0, stretch), failure);
    }
  }

  private void throwFailure() {
    for (RuntimeException failure : failures) {
      if (failure != null) {
        throw failure;
      }
    }
  }

  private synchronized void add(ListSums some) {
    if (sums == null) {
      sums = some;
    } else {
      sums.add(some);
    }
  }

  private void tell(int more) {
    progress.read(pass.detector(), events.addAndGet(more));
  }
}
