package org.anisky.study;

import java.io.IOException;
import java.util.List;

/** Makes toys, on this machine or on many: a toy is found by its number. */
@FunctionalInterface
public interface ToyMaker {
  /** Receives toys that are made. */
  @FunctionalInterface
  interface Receiver {
    /**
     * Receives a toy. Called from one thread at a time.
     *
     * @param results one per strategy, in their order
     */
    void made(long replica, List<ToyResult> results);
  }

  /**
   * Makes toys.
   *
   * @param replicas their numbers, at least one
   * @param receiver is given each of them once, in any order
   * @throws IOException when what makes them fails
   * @throws org.anisky.InvalidInputException naming the toy, when a strategy refuses one
   */
  void make(List<Long> replicas, Receiver receiver) throws IOException;
}
