package org.anisky.io;

import java.io.IOException;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSource;

/** Events of another source, counted as they are read. Closing it closes the source. */
public final class WatchedEvents implements EventSource {
  private final EventSource source;
  private final String detector;
  private final EventProgress progress;
  private long events;

  public WatchedEvents(EventSource source, String detector, EventProgress progress) {
    this.source = source;
    this.detector = detector;
    this.progress = progress;
  }

  @Override
  public DirectionKind direction() {
    return source.direction();
  }

  @Override
  public boolean hasEnergy() {
    return source.hasEnergy();
  }

  @Override
  public boolean hasOwnAzimuth() {
    return source.hasOwnAzimuth();
  }

  @Override
  public String description() {
    return source.description();
  }

  @Override
  public long emptyRows() {
    return source.emptyRows();
  }

  @Override
  public String digest() throws IOException {
    return source.digest();
  }

  @Override
  public boolean read(EventBatch batch) throws IOException {
    boolean any = source.read(batch);
    if (any) {
      events += batch.size;
      progress.read(detector, events);
    }
    return any;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
