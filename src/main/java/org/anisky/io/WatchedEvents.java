package org.anisky.io;

import java.io.IOException;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSource;
import org.anisky.counts.PassedEvents;

/** Events of another source, counted as they are read. Closing it closes the source. */
public final class WatchedEvents extends PassedEvents {
  private final String detector;
  private final EventProgress progress;
  private long events;

  public WatchedEvents(EventSource source, String detector, EventProgress progress) {
    super(source);
    this.detector = detector;
    this.progress = progress;
  }

  @Override
  public boolean read(EventBatch batch) throws IOException {
    boolean any = super.read(batch);
    if (any) {
      events += batch.size;
      progress.read(detector, events);
    }
    return any;
  }
}
