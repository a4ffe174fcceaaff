package org.anisky.reconstruction.montecarlo;

import org.anisky.counts.LocalSky;

/** Where the acceptance of a detector is known from. Immutable. */
public sealed interface SimulatedAcceptance
    permits AcceptanceByFormula, AcceptanceMap, AcceptanceFromEvents {
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
