package org.anisky.counts;

import java.io.IOException;

/**
 * The events of another source, looked at or changed as they pass. What the source says of itself
 * stays, and closing this closes the source.
 */
public abstract class PassedEvents implements EventSource {
  private final EventSource source;

  /** Events of a source. */
  protected PassedEvents(EventSource source) {
    this.source = source;
  }

  @Override
  public boolean read(EventBatch batch) throws IOException {
    return source.read(batch);
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
  public boolean hasWeight() {
    return source.hasWeight();
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
  public long unread(Rejection reason) {
    return source.unread(reason);
  }

  @Override
  public boolean digestAsRead(int threads) {
    return source.digestAsRead(threads);
  }

  @Override
  public String digest() throws IOException {
    return source.digest();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
