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

  /** Whether weights may differ from 1; a source without leaves those of the batch, which are 1. */
  default boolean hasWeight() {
    return true;
  }

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
   * Number of events read so far that lacked a value and were left out of the batches, as the
   * configuration of the list asks for; without that they are refused.
   */
  default long emptyRows() {
    return 0;
  }

  /**
   * Number of events so far that were not read since all around them are left out for the same
   * reason, which is the first that applies to each. They are in no batch.
   */
  default long unread(Rejection reason) {
    return 0;
  }

  /**
   * Asks for the digest to be taken as events are read, which saves a reading of its own, where
   * nobody would wait for it; before the first read.
   *
   * @param threads that read in turns
   * @return whether it is; then it must not be asked for before the last event
   */
  default boolean digestAsRead(int threads) {
    return false;
  }

  /**
   * SHA-256 of what was read, hexadecimal; to be asked for once, after the last event. Empty when
   * there is no file.
   *
   * @throws IOException when the source cannot be read
   */
  default String digest() throws IOException {
    return "";
  }

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
