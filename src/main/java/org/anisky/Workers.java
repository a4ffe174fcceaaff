package org.anisky;

import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Threads that work on numbered blocks. Each block writes its own slots and whoever called sums
 * them in the order of their numbers, so that the number of threads never changes a bit of a
 * result.
 */
public final class Workers implements AutoCloseable {
  private final int threads;
  private final ForkJoinPool pool;

  private Workers(int threads) {
    this.threads = threads;
    pool = threads > 1 ? new ForkJoinPool(threads) : null;
  }

  /**
   * Workers on a number of threads.
   *
   * @throws InvalidInputException when {@code threads} is less than 1
   */
  public static Workers of(int threads) {
    if (threads < 1) {
      throw InvalidInputException.of("number of threads %d must be at least 1", threads);
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
   * Runs every block once and returns when all are done.
   *
   * @param blocks number of blocks
   * @param work called with 0..blocks-1, from any thread and in any order
   */
  public void run(int blocks, IntConsumer work) {
    if (pool == null || blocks == 1) {
      for (int block = 0; block < blocks; block++) {
        work.accept(block);
      }
    } else {
      pool.submit(() -> IntStream.range(0, blocks).parallel().forEach(work)).join();
    }
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdown();
    }
  }
}
