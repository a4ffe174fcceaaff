package org.anisky.counts;

import java.io.IOException;
import java.util.Optional;
import org.anisky.InvalidInputException;

/** A source that several threads read, one at a time. */
final class SharedEvents {
  private final EventSource source;
  private boolean ended;
  private Exception failure;

  SharedEvents(EventSource source) {
    this.source = source;
  }

  /** Takes the next batch; false at the end, or after any thread failed. */
  synchronized boolean read(EventBatch batch) {
    if (ended) {
      return false;
    }
    ended = true;
    try {
      boolean any = source.read(batch);
      ended = !any;
      return any;
    } catch (IOException | InvalidInputException e) {
      failure = e;
      return false;
    }
  }

  /** Throws what a thread could not read. */
  void throwFailure() throws IOException {
    throwIfAny(failure());
  }

  /** What a thread could not read, an IOException or an InvalidInputException. */
  synchronized Optional<Exception> failure() {
    return Optional.ofNullable(failure);
  }

  /** Throws a {@link #failure}. */
  static void throwIfAny(Optional<Exception> failure) throws IOException {
    if (failure.orElse(null) instanceof IOException e) {
      throw e;
    }
    if (failure.orElse(null) instanceof RuntimeException e) {
      throw e;
    }
  }
}
