package org.anisky.reconstruction;

/** Is told how a reconstruction goes on. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress SILENT = sweep -> {};

  /**
   * A sweep is done.
   *
   * @param sweep what it did
   */
  void sweep(TraceLine sweep);
}
