package org.anisky.run;

import java.io.IOException;
import java.util.function.IntConsumer;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSource;
import org.anisky.counts.Rejection;

/**
 * The events of stretches of a file, each opened when the one before has ended. All are of one
 * kind. They have no digest of their own.
 */
final class StretchedEvents implements EventSource {
  private final Opener opener;
  private final IntConsumer told;
  private final long[] unread = new long[Rejection.values().length];
  private long emptyRows;
  private EventSource current;
  private EventSource last;
  private int stretch;

  /** Opens the next stretch. */
  @FunctionalInterface
  interface Opener {
    /**
     * Opens it.
     *
     * @param taken is told its number, before it is opened
     * @return null when there is none
     */
    EventSource next(IntConsumer taken) throws IOException;
  }

  /**
   * @param told of the number of events of every batch
   */
  StretchedEvents(Opener opener, IntConsumer told) {
    this.opener = opener;
    this.told = told;
  }

  /** Opens the first stretch; whether there is one. */
  boolean hasAny() throws IOException {
    open();
    return current != null;
  }

  private void open() throws IOException {
    current = opener.next(number -> stretch = number);
    last = current == null ? last : current;
  }

  /** Number of the stretch that was opened last. */
  int stretch() {
    return stretch;
  }

  @Override
  public boolean read(EventBatch batch) throws IOException {
    while (current != null) {
      if (current.read(batch)) {
        told.accept(batch.size);
        return true;
      }
      emptyRows += current.emptyRows();
      for (Rejection reason : Rejection.values()) {
        unread[reason.ordinal()] += current.unread(reason);
      }
      current.close();
      open();
    }
    batch.size = 0;
    return false;
  }

  @Override
  public DirectionKind direction() {
    return last.direction();
  }

  @Override
  public boolean hasEnergy() {
    return last.hasEnergy();
  }

  @Override
  public boolean hasWeight() {
    return last.hasWeight();
  }

  @Override
  public boolean hasOwnAzimuth() {
    return last.hasOwnAzimuth();
  }

  @Override
  public String description() {
    return last.description();
  }

  @Override
  public long emptyRows() {
    return emptyRows;
  }

  @Override
  public long unread(Rejection reason) {
    return unread[reason.ordinal()];
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
    }
  }
}
