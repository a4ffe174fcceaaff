package org.anisky.run;

import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.inference.SkySignificance;
import org.anisky.reconstruction.Reconstruction;

/**
 * A reconstruction after the search for excesses. What the strategy found is a result even where
 * nothing can be searched, and then says so.
 *
 * @param outcome of the reconstruction, with a warning when the search was not possible
 * @param significance what was found; empty where the kind of data does not allow it
 */
public record SearchedSky(
    ReconstructionSource.Outcome outcome, Optional<SkySignificance> significance) {
  /** What looks for excesses. */
  @FunctionalInterface
  interface Search {
    /** Looks. */
    SkySignificance find();
  }

  /**
   * What a search found, or why there is none.
   *
   * @param significance what was found
   * @param warnings what is to be said otherwise
   */
  record Found(Optional<SkySignificance> significance, List<String> warnings) {
    static Found by(Search search) {
      try {
        return new Found(Optional.of(search.find()), List.of());
      } catch (InvalidInputException e) {
        String warning = "significance was not looked for: " + e.getMessage();
        return new Found(Optional.empty(), List.of(warning));
      }
    }
  }

  /** The reconstruction. */
  public Reconstruction result() {
    return outcome.result();
  }
}
