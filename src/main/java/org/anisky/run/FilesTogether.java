package org.anisky.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.EventFileConfiguration;
import org.anisky.counts.ChainedEvents;
import org.anisky.counts.EventBatch;
import org.anisky.counts.PassedEvents;
import org.anisky.io.EventProgress;
import org.anisky.io.files.InputDigest;

/**
 * Reads a list of many files with all threads, each thread some files that follow each other. Sums
 * of parts of a list are added without rounding, so that the number of threads changes no bit. Of
 * several files that cannot be read the first in the order of the list is told: a thread stops only
 * when one before its own has failed.
 */
final class FilesTogether {
  /** Stretches of files for each thread, so that none waits long for the last one. */
  private static final int STRETCHES = 4;

  private final ListPass pass;
  private final EventFileConfiguration list;
  private final EventProgress progress;
  private final NavigableMap<Integer, Map<String, String>> digests = new TreeMap<>();
  private ListSums sums;
  private long events;

  /** Number of the first file of the stretch that failed, of several the least. */
  private final AtomicInteger failed = new AtomicInteger(Integer.MAX_VALUE);

  private FilesTogether(ListPass pass, EventProgress progress) {
    this.pass = pass;
    list = pass.input().file();
    this.progress = progress;
  }

  /**
   * Reads all files to their ends.
   *
   * @param workers who read
   * @param progress is told how many events of all files are read
   * @throws IOException when a file cannot be read
   * @throws org.anisky.InvalidInputException when what is read is not allowed, or two files are the
   *     same
   */
  static ListSums.Whole read(ListPass pass, Workers workers, EventProgress progress)
      throws IOException {
    FilesTogether together = new FilesTogether(pass, progress);
    List<Path> files = together.list.files();
    int stretches = Math.min(files.size(), STRETCHES * workers.threads());
    List<Workers.Task> tasks = new ArrayList<>();
    for (int k = 0; k < stretches; k++) {
      int first = (int) ((long) files.size() * k / stretches);
      int end = (int) ((long) files.size() * (k + 1) / stretches);
      tasks.add(() -> together.read(first, files.subList(first, end)));
    }
    try {
      workers.together(tasks);
    } catch (UncheckedIOException e) {
      ListSums.Whole.refuseSame(together.digests());
      throw e.getCause();
    } catch (InvalidInputException e) {
      ListSums.Whole.refuseSame(together.digests());
      throw e;
    }
    return ListSums.Whole.of(together.sums, together.digests());
  }

  /** Of all files that were read; when one failed, of those before it. */
  private List<InputDigest> digests() {
    List<InputDigest> read = new ArrayList<>();
    digests
        .headMap(failed.get(), true)
        .values()
        .forEach(some -> some.forEach((name, digest) -> read.add(new InputDigest(name, digest))));
    return read;
  }

  private void read(int first, List<Path> files) {
    if (failed.get() < first) {
      return;
    }
    List<ChainedEvents.Opener> openers = new ArrayList<>();
    files.forEach(file -> openers.add(() -> list.open(file, pass.unread())));
    List<String> names = files.stream().map(Path::toString).toList();
    try (ChainedEvents chain = new ChainedEvents(list.description(), names, openers)) {
      try {
        ListSums some =
            pass.read(new Watched(chain, first), Workers.single(), (detector, read) -> {});
        if (failed.get() > first) {
          add(some);
        }
      } finally {
        keep(first, chain.digests());
      }
    } catch (IOException e) {
      fail(first);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      fail(first);
      throw e;
    }
  }

  private void fail(int first) {
    failed.accumulateAndGet(first, Math::min);
  }

  private synchronized void keep(int first, Map<String, String> ofFiles) {
    digests.put(first, ofFiles);
  }

  private synchronized void add(ListSums some) {
    if (sums == null) {
      sums = some;
    } else {
      sums.add(some);
    }
  }

  private synchronized void tell(int more) {
    events += more;
    progress.read(pass.detector(), events);
  }

  /** Events that are told of, and end when a file before them cannot be read. */
  private final class Watched extends PassedEvents {
    private final int first;

    Watched(ChainedEvents source, int first) {
      super(source);
      this.first = first;
    }

    @Override
    public boolean read(EventBatch batch) throws IOException {
      boolean any = failed.get() > first && super.read(batch);
      if (any) {
        tell(batch.size);
      }
      return any;
    }
  }
}
