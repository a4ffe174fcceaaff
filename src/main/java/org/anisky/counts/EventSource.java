package org.anisky.counts;

import java.io.Closeable;
import java.io.IOException;

/**
 * A stream of events, read batch by batch so that memory does not grow with their number. A source
 * checks what it reads (a number that is NaN, a zenith angle above 180 deg, a declination outside
 * [-90, 90] deg, a time outside 1970 to 2100) and refuses it with file and line.
 */
public interface EventSource extends Closeable {
  /** Which directions the batches carry. */
  DirectionKind direction();

  /** Whether the batches carry energies. */
  boolean hasEnergy();

  /**
   * Whether the batches carry azimuths of their own beside {@link DirectionKind#EQUATORIAL}
   * directions: they enter sums over events, never counts.
   */
  default boolean hasOwnAzimuth() {
    return false;
  }

  /** What is read, for messages: usually the file's path. */
  String description();

  /**
   * Reads the next events.
   *
   * @param batch receives the events; modified
   * @return whether there was at least one
   * @throws IOException when the source cannot be read
   * @throws org.anisky.InvalidInputException when what is read is not allowed
   */
  boolean read(EventBatch batch) throws IOException;
}
