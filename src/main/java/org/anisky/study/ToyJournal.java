package org.anisky.study;

import java.util.List;
import java.util.Map;

/** Keeps the results of finished toys, so that an interrupted ensemble can be taken up again. */
public interface ToyJournal {
  /** Forgets everything: every toy is done anew. */
  ToyJournal NONE =
      new ToyJournal() {
        @Override
        public Map<Long, List<ToyResult>> finished() {
          return Map.of();
        }

        @Override
        public void append(long replica, List<ToyResult> results) {}
      };

  /** The toys that are done already, by replica, each with one result per strategy. */
  Map<Long, List<ToyResult>> finished();

  /**
   * Keeps the results of a toy. Called from one thread at a time.
   *
   * @param results one per strategy
   */
  void append(long replica, List<ToyResult> results);
}
