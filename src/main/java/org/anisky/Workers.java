package org.anisky;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Threads that work on numbered blocks. Each block writes its own slots and whoever called sums
 * them in the order of their numbers, so that the number of threads never changes a bit of a
 * result.
 *
 * <p>The calling thread works too: a call takes some hundred microseconds, and by the time another
 * thread wakes up a good part of the blocks is done.
 */
public final class Workers implements AutoCloseable {
  /** Some ten microseconds of waiting, before the processor is left to whoever needs it. */
  private static final int SPINS = 1000;

  /** Some hundred microseconds more, before who waits sleeps in between, ns. */
  private static final int YIELDS = 2000;

  private static final long NAP = 50_000;

  /** More threads than any machine has; each takes memory, and a job is parted among all. */
  static final int MOST = 4096;

  private final int threads;
  private final ExecutorService helpers;

  /** Jobs that wait for a thread. */
  private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

  private Workers(int threads) {
    this.threads = threads;
    helpers =
        threads > 1
            ? new ThreadPoolExecutor(
                threads - 1, threads - 1, 0, TimeUnit.SECONDS, waiting, Workers::daemon)
            : null;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "anisky-worker");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Workers on a number of threads.
   *
   * @throws InvalidInputException when {@code threads} is less than 1 or more than {@value #MOST}
   */
  public static Workers of(int threads) {
    if (threads < 1) {
      throw InvalidInputException.of("number of threads %d must be at least 1", threads);
    }
    if (threads > MOST) {
      throw InvalidInputException.of("number of threads %d must be at most %d", threads, MOST);
    }
    return new Workers(threads);
  }

  /** The calling thread alone. */
  public static Workers single() {
    return new Workers(1);
  }

  /** Number of threads. */
  public int threads() {
    return threads;
  }

  /**
   * Runs every block once and returns when all are done. What a block throws is thrown here, after
   * the others are done.
   *
   * @param blocks number of blocks
   * @param work called with 0..blocks-1, from any thread and in any order
   */
  public void run(int blocks, IntConsumer work) {
    if (helpers == null || blocks == 1) {
      for (int block = 0; block < blocks; block++) {
        work.accept(block);
      }
      return;
    }
    Job job = new Job(blocks, work);
    for (int helper = 0; helper < Math.min(threads, blocks) - 1; helper++) {
      helpers.execute(job);
    }
    job.run();
    // Threads that are busy with longer blocks would take it up much later, with all it holds.
    boolean left = !waiting.isEmpty();
    while (left) {
      left = waiting.remove(job);
    }
    await(job);
  }

  /** A part of a work, which may fail. */
  @FunctionalInterface
  public interface Task {
    /** Does it. */
    void run();
  }

  /**
   * Does several things at the same time, and returns when all are done or failed. What the first
   * of them, in this order, threw is thrown here.
   *
   * @param tasks begun in this order
   */
  public void together(List<Task> tasks) {
    RuntimeException[] failures = new RuntimeException[tasks.size()];
    run(
        tasks.size(),
        k -> {
          try {
            tasks.get(k).run();
          } catch (RuntimeException e) {
            failures[k] = e;
          }
        });
    for (RuntimeException failure : failures) {
      if (failure != null) {
        throw failure;
      }
    }
  }

  /** Something that writes a file of its own, which may fail. */
  @FunctionalInterface
  public interface Writing {
    /** Writes it. */
    void write() throws IOException;
  }

  /**
   * Writes several files at the same time, and returns when all are done or failed.
   *
   * @param files begun in this order
   * @throws IOException of the first of them, in this order, that failed
   */
  public void write(List<? extends Writing> files) throws IOException {
    IOException[] failures = new IOException[files.size()];
    run(
        files.size(),
        k -> {
          try {
            files.get(k).write();
          } catch (IOException e) {
            failures[k] = e;
          }
        });
    for (IOException failure : failures) {
      if (failure != null) {
        throw failure;
      }
    }
  }

  /**
   * Waits for blocks that others are still working on: mostly no longer than one block takes. When
   * one of those has blocks of its own, this thread helps.
   */
  private void await(Job job) {
    for (int spins = 0; !job.isDone(); spins++) {
      Runnable other = spins < SPINS ? null : waiting.poll();
      if (other != null) {
        other.run();
      } else if (spins < SPINS) {
        Thread.onSpinWait();
      } else if (spins < YIELDS) {
        Thread.yield();
      } else {
        LockSupport.parkNanos(NAP);
      }
    }
    job.throwFailure();
  }

  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdown();
    }
  }

  /** Blocks that are handed out one by one. */
  private static final class Job implements Runnable {
    private final int blocks;
    private final IntConsumer work;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Job(int blocks, IntConsumer work) {
      this.blocks = blocks;
      this.work = work;
    }

    @Override
    public void run() {
      for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
        try {
          work.accept(block);
        } catch (RuntimeException | Error e) {
          failure.compareAndSet(null, e);
        } finally {
          done.incrementAndGet();
        }
      }
    }

    private boolean isDone() {
      return done.get() >= blocks;
    }

    private void throwFailure() {
      if (failure.get() instanceof RuntimeException e) {
        throw e;
      }
      if (failure.get() instanceof Error e) {
        throw e;
      }
    }
  }
}
