package org.anisky.counts;

import java.util.ArrayList;
import java.util.List;

/** Events in memory, for tests. */
public final class EventsInMemory implements EventSource {
  private final DirectionKind direction;
  private final boolean ownAzimuth;
  private final List<double[]> events = new ArrayList<>();
  private int next;

  /**
   * @param ownAzimuth whether equatorial directions go with an azimuth
   */
  public EventsInMemory(DirectionKind direction, boolean ownAzimuth) {
    this.direction = direction;
    this.ownAzimuth = ownAzimuth;
  }

  /** Events with zenith and azimuth (North through East). */
  public static EventsInMemory local() {
    return new EventsInMemory(DirectionKind.LOCAL, false);
  }

  /** Events with declination and right ascension. */
  public static EventsInMemory equatorial() {
    return new EventsInMemory(DirectionKind.EQUATORIAL, false);
  }

  /** Adds an event; angles in rad. */
  public EventsInMemory add(double unixTime, double polar, double azimuthal, double weight) {
    return add(unixTime, polar, azimuthal, weight, Double.NaN);
  }

  /** Adds an event with an azimuth of its own (North through East); angles in rad. */
  public EventsInMemory add(
      double unixTime, double polar, double azimuthal, double weight, double azimuth) {
    events.add(new double[] {unixTime, polar, azimuthal, weight, azimuth});
    return this;
  }

  /** Starts again. */
  public EventsInMemory rewind() {
    next = 0;
    return this;
  }

  @Override
  public DirectionKind direction() {
    return direction;
  }

  @Override
  public boolean hasEnergy() {
    return false;
  }

  @Override
  public boolean hasOwnAzimuth() {
    return ownAzimuth;
  }

  @Override
  public String description() {
    return "listed events";
  }

  @Override
  public boolean read(EventBatch batch) {
    int size = 0;
    for (; size < batch.capacity() && next < events.size(); size++, next++) {
      double[] event = events.get(next);
      batch.unixTime[size] = event[0];
      batch.polar[size] = event[1];
      batch.azimuthal[size] = event[2];
      batch.weight[size] = event[3];
      batch.ownAzimuth[size] = event[4];
      batch.energy[size] = Double.NaN;
    }
    batch.size = size;
    return size > 0;
  }

  @Override
  public void close() {}
}
