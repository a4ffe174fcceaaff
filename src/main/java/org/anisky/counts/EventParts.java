package org.anisky.counts;

/** How the events of a list are parted. */
interface EventParts {
  /** The part of events outside of the times asked for. */
  long NONE = -1;

  /**
   * The parts of all events of a batch.
   *
   * @param batch not modified
   * @param selection of events that belong to a part
   * @param parts receives as many numbers from {@link #NONE} on as there are events; modified
   */
  void find(EventBatch batch, EventSelection selection, long[] parts);
}
