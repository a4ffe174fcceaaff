package org.anisky.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.anisky.Workers;
import org.anisky.inference.SkySignificance;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.TraceLine;

/**
 * Several like parts of a run at the same time, ranges of energy or time frames. A listener is told
 * of them as if they came one after the other; of what takes a while only the first that is not
 * done is told. When a part fails no other is begun, and what the first of them, in their order,
 * threw is the end of the run.
 */
final class PartsTogether {
  /** Each part needs memory of its own, as much as a run of one. */
  private static final int AT_A_TIME = 4;

  private final RunListener listener;
  private final List<Stage> stages = new ArrayList<>();
  private int onStage;

  private PartsTogether(RunListener listener, int parts) {
    this.listener = listener;
    for (int k = 0; k < parts; k++) {
      stages.add(new Stage(k));
    }
  }

  /**
   * One part.
   *
   * @param <R> what comes out
   */
  @FunctionalInterface
  interface Part<R> {
    /** Does it; threads are there for its own work too. */
    R run(RunListener listener) throws IOException;
  }

  /**
   * How a part ended.
   *
   * @param <R> what comes out
   */
  static final class Ended<R> {
    private R result;
    private IOException unread;
    private RuntimeException failure;

    /** What came out, or what was thrown. */
    R get() throws IOException {
      if (unread != null) {
        throw unread;
      }
      if (failure != null) {
        throw failure;
      }
      return result;
    }

    private boolean failed() {
      return unread != null || failure != null;
    }
  }

  /**
   * Does all parts.
   *
   * @param <R> what comes out
   * @param parts begun in this order
   * @return how they ended, in the same order; the first that failed comes before all that were not
   *     begun
   */
  static <R> List<Ended<R>> run(Workers workers, RunListener listener, List<Part<R>> parts) {
    PartsTogether together = new PartsTogether(listener, parts.size());
    List<Ended<R>> ended = new ArrayList<>();
    parts.forEach(part -> ended.add(new Ended<>()));
    AtomicInteger next = new AtomicInteger();
    workers.run(
        Math.min(Math.min(AT_A_TIME, workers.threads()), parts.size()),
        line -> {
          for (int k = next.getAndIncrement(); k < parts.size(); k = next.getAndIncrement()) {
            together.run(parts.get(k), k, ended.get(k));
            if (ended.get(k).failed()) {
              next.set(parts.size());
            }
          }
        });
    return ended;
  }

  private <R> void run(Part<R> part, int k, Ended<R> ended) {
    try {
      ended.result = part.run(stages.get(k));
    } catch (IOException e) {
      ended.unread = e;
    } catch (RuntimeException e) {
      ended.failure = e;
    }
    done(stages.get(k));
  }

  /** What the next parts have said so far is told, up to one that still works. */
  private synchronized void done(Stage stage) {
    stage.done = true;
    while (onStage < stages.size() && stages.get(onStage).done) {
      onStage++;
      if (onStage < stages.size()) {
        stages.get(onStage).kept.forEach(Runnable::run);
        stages.get(onStage).kept.clear();
      }
    }
  }

  /** What one part says. */
  private final class Stage implements RunListener {
    private final int number;
    private final List<Runnable> kept = new ArrayList<>();
    private boolean done;

    private Stage(int number) {
      this.number = number;
    }

    private void tell(Runnable telling) {
      synchronized (PartsTogether.this) {
        if (number == onStage) {
          telling.run();
        } else {
          kept.add(telling);
        }
      }
    }

    private void progress(Runnable telling) {
      synchronized (PartsTogether.this) {
        if (number == onStage) {
          telling.run();
        }
      }
    }

    @Override
    public void part(String name) {
      tell(() -> listener.part(name));
    }

    @Override
    public void doing(String what) {
      progress(() -> listener.doing(what));
    }

    @Override
    public void events(String detector, long read) {
      progress(() -> listener.events(detector, read));
    }

    @Override
    public void sweep(TraceLine sweep) {
      progress(() -> listener.sweep(sweep));
    }

    @Override
    public void warning(String text) {
      tell(() -> listener.warning(text));
    }

    @Override
    public void reconstructed(Reconstruction result) {
      tell(() -> listener.reconstructed(result));
    }

    @Override
    public void significance(SkySignificance found) {
      tell(() -> listener.significance(found));
    }
  }
}
