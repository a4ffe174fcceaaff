package org.anisky.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anisky.Workers;
import org.anisky.configuration.EventFileConfiguration;
import org.anisky.counts.ChainedEvents;
import org.anisky.counts.EventBatch;
import org.anisky.counts.PassedEvents;
import org.anisky.io.EventProgress;
import org.anisky.io.files.InputDigest;

/**
 * Reads a list of many files with all threads, each thread some files that follow each other. Sums
 * of parts of a list are added without rounding, so that the number of threads changes no bit.
 */
final class FilesTogether {
  /** Stretches of files for each thread, so that none waits long for the last one. */
  private static final int STRETCHES = 4;

  private final ListPass pass;
  private final EventFileConfiguration list;
  private final EventProgress progress;
  private final Map<Integer, Map<String, String>> digests = new TreeMap<>();
  private ListSums sums;
  private long events;
  private volatile boolean failed;

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
      throw e.getCause();
    }
    List<InputDigest> digests = new ArrayList<>();
    together
        .digests
        .values()
        .forEach(
            some -> some.forEach((name, digest) -> digests.add(new InputDigest(name, digest))));
    return ListSums.Whole.of(together.sums, digests);
  }

  private void read(int first, List<Path> files) {
    List<ChainedEvents.Opener> openers = new ArrayList<>();
    files.forEach(file -> openers.add(() -> list.open(file, pass.unread())));
    List<String> names = files.stream().map(Path::toString).toList();
    if (failed) {
      return;
    }
    try (ChainedEvents chain = new ChainedEvents(list.description(), names, openers)) {
      Watched watched = new Watched(chain);
      ListSums some = pass.read(watched, Workers.single(), (detector, read) -> {});
      if (!failed) {
        add(some, first, chain.digests());
      }
    } catch (IOException e) {
      failed = true;
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      failed = true;
      throw e;
    }
  }

  private synchronized void add(ListSums some, int first, Map<String, String> ofFiles) {
    digests.put(first, ofFiles);
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

  /** Events that are told of, and end when another file cannot be read. */
  private final class Watched extends PassedEvents {
    Watched(ChainedEvents source) {
      super(source);
    }

    @Override
    public boolean read(EventBatch batch) throws IOException {
      boolean any = !failed && super.read(batch);
      if (any) {
        tell(batch.size);
      }
      return any;
    }
  }
}
