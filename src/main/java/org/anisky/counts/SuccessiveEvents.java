package org.anisky.counts;

import java.io.IOException;

/**
 * The events of sources that are opened one after the other, each when the one before has ended.
 * They have no digest of their own.
 */
public abstract class SuccessiveEvents implements EventSource {
  private final long[] unread = new long[Rejection.values().length];
  private long emptyRows;
  private EventSource current;

  /**
   * Opens the next source.
   *
   * @return null when there is none; it may be asked for again
   */
  protected abstract EventSource next() throws IOException;

  /** Opens the next source when none is open; whether one is open now. */
  protected final boolean open() throws IOException {
    if (current == null) {
      current = next();
    }
    return current != null;
  }

  @Override
  public boolean read(EventBatch batch) throws IOException {
    while (open()) {
      if (current.read(batch)) {
        return true;
      }
      emptyRows += current.emptyRows();
      for (Rejection reason : Rejection.values()) {
        unread[reason.ordinal()] += current.unread(reason);
      }
      close();
    }
    batch.size = 0;
    return false;
  }

  @Override
  public final long emptyRows() {
    return emptyRows;
  }

  @Override
  public final long unread(Rejection reason) {
    return unread[reason.ordinal()];
  }

  @Override
  public final void close() throws IOException {
    if (current != null) {
      EventSource ended = current;
      current = null;
      ended.close();
    }
  }
}
