package org.anisky.counts;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** Where parts of an event list wait that memory has no room for. */
public interface PartShelf {
  /**
   * Keeps what was added up of a part so far.
   *
   * @param state of {@link BinnedEvents#state()}
   */
  void put(long part, Serializable state) throws IOException;

  /** All that was put there of a part, which is then no longer there; empty when there is none. */
  List<Serializable> take(long part) throws IOException;
}
