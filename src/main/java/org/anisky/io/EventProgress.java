package org.anisky.io;

/** Is told how the reading of events goes on. */
@FunctionalInterface
public interface EventProgress {
  /** Tells nobody. */
  EventProgress SILENT = (detector, events) -> {};

  /**
   * A batch was read.
   *
   * @param detector its name
   * @param events read of it so far
   */
  void read(String detector, long events);
}
