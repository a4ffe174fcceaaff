package org.anisky.study;

/** Is told how an ensemble goes on. Called from one thread at a time. */
@FunctionalInterface
public interface ToyProgress {
  /** Tells nobody. */
  ToyProgress SILENT = (done, all) -> {};

  /**
   * A toy is done.
   *
   * @param done how many are, with those of an earlier run
   * @param all how many there will be
   */
  void toy(int done, int all);
}
