package org.anisky.spark;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.SparkException;

/** What Spark says when it gives up, in words. */
final class SparkFailure {
  private static final String LOST = "ExecutorLostFailure";

  private SparkFailure() {}

  /**
   * Does what Spark may give up.
   *
   * @throws IOException with the reason when it does
   */
  static <T> T told(Callable<T> work) throws IOException {
    try {
      return work.call();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (SparkException e) {
      throw new IOException(reason(e), e.getCause() instanceof Error ? null : e);
    } catch (Exception e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String reason(SparkException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException && cause.getMessage() != null) {
        return cause.getMessage();
      }
    }
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return message.contains(LOST)
        ? "executors are lost again and again, as when they have not enough memory"
            + " (--executor-memory): "
            + message
        : "Spark gave up: " + message;
  }
}
