package org.anisky.counts;

import java.io.IOException;
import org.anisky.sky.Precession;

/**
 * Equatorial directions of another source, turned from J2000 to the equinox of each event's day.
 */
public final class PrecessedEvents implements EventSource {
  private final EventSource source;
  private final Precession precession = new Precession();

  /**
   * @param source of events with {@link DirectionKind#EQUATORIAL} directions in J2000
   */
  public PrecessedEvents(EventSource source) {
    if (source.direction() != DirectionKind.EQUATORIAL) {
      throw new IllegalArgumentException("local directions have no equinox");
    }
    this.source = source;
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
    for (int k = 0; k < batch.size; k++) {
      precession.set(batch.unixTime[k], batch.azimuthal[k], batch.polar[k]);
      batch.azimuthal[k] = precession.rightAscension();
      batch.polar[k] = precession.declination();
    }
    return any;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
