package org.anisky.counts;

import java.io.IOException;

/** A source that several threads read, one at a time. */
final class SharedEvents {
  private final EventSource source;
  private boolean ended;
  private IOException failure;

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
    } catch (IOException e) {
      failure = e;
      return false;
    }
  }

  /** Throws what a thread could not read. */
  synchronized void throwFailure() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }
}
