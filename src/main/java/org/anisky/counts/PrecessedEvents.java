package org.anisky.counts;

import java.io.IOException;
import org.anisky.sky.Precession;

/**
 * Equatorial directions of another source, turned from J2000 to the equinox of each event's day.
 */
public final class PrecessedEvents extends PassedEvents {
  private final Precession precession = new Precession();

  /**
   * @param source of events with {@link DirectionKind#EQUATORIAL} directions in J2000
   */
  public PrecessedEvents(EventSource source) {
    super(source);
    if (source.direction() != DirectionKind.EQUATORIAL) {
      throw new IllegalArgumentException("local directions have no equinox");
    }
  }

  @Override
  public boolean read(EventBatch batch) throws IOException {
    boolean any = super.read(batch);
    for (int k = 0; k < batch.size; k++) {
      precession.set(batch.unixTime[k], batch.azimuthal[k], batch.polar[k]);
      batch.azimuthal[k] = precession.rightAscension();
      batch.polar[k] = precession.declination();
    }
    return any;
  }
}
