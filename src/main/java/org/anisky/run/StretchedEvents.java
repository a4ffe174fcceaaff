package org.anisky.run;

import java.io.IOException;
import java.util.function.IntConsumer;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSource;
import org.anisky.counts.SuccessiveEvents;

/** The events of stretches of a file, all of one kind. */
final class StretchedEvents extends SuccessiveEvents {
  private final Opener opener;
  private final IntConsumer told;
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
    return open();
  }

  @Override
  protected EventSource next() throws IOException {
    EventSource next = opener.next(number -> stretch = number);
    last = next == null ? last : next;
    return next;
  }

  /** Number of the stretch that was opened last. */
  int stretch() {
    return stretch;
  }

  @Override
  public boolean read(EventBatch batch) throws IOException {
    boolean any = super.read(batch);
    if (any) {
      told.accept(batch.size);
    }
    return any;
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
}
