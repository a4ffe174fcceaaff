package org.anisky.exposure;

import org.anisky.counts.LocalSky;

/**
 * Where the acceptance of a detector is known from, other than its counts: what a simulation puts
 * in, and what an analysis with a known exposure takes. Immutable.
 */
public sealed interface Acceptance
    permits DirectionalAcceptance, AcceptanceMap, AcceptanceFromEvents {
  /**
   * The acceptance of the local pixels in view.
   *
   * @param sky of the counts
   * @param detector its name, for messages
   * @throws org.anisky.InvalidInputException when it does not suit the counts
   */
  AcceptanceTable on(LocalSky sky, String detector);

  /** What it comes from, for messages. */
  String source();
}
