package org.anisky.run;

import org.anisky.configuration.EventFileConfiguration;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSource;

/** A list of events of which nothing is read. */
record NoEvents(EventFileConfiguration list) implements EventSource {
  @Override
  public DirectionKind direction() {
    return list.columns().direction();
  }

  @Override
  public boolean hasEnergy() {
    return list.columns().hasEnergy();
  }

  @Override
  public boolean hasWeight() {
    return list.columns().hasWeight();
  }

  @Override
  public boolean hasOwnAzimuth() {
    return list.columns().hasOwnAzimuth();
  }

  @Override
  public String description() {
    return list.description();
  }

  @Override
  public boolean read(EventBatch batch) {
    batch.size = 0;
    return false;
  }

  @Override
  public void close() {}
}
