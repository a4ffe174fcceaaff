package org.anisky.spark;

import java.util.function.LongConsumer;
import org.apache.spark.util.LongAccumulator;

/** Tells, until it is closed, how far tasks are: those that have ended. */
final class Told {
  private static final long MILLISECONDS = 500;

  private final Thread thread;

  /**
   * Begins to tell.
   *
   * @param number that grows
   * @param listener is told it whenever it has grown, from one thread
   */
  Told(LongAccumulator number, LongConsumer listener) {
    thread = new Thread(() -> tell(number, listener), "anisky-progress");
    thread.setDaemon(true);
    thread.start();
  }

  private static void tell(LongAccumulator number, LongConsumer listener) {
    long last = 0;
    try {
      while (true) {
        Thread.sleep(MILLISECONDS);
        long now = number.value();
        if (now > last) {
          listener.accept(now);
          last = now;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it. */
  void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
