package org.anisky.run;

import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.inference.SkySignificance;
import org.anisky.inference.ToyKeeper;
import org.anisky.inference.UsualToys;
import org.anisky.reconstruction.Reconstruction;

/**
 * A reconstruction after the search for excesses. What the strategy found is a result even where
 * nothing can be searched, and then says so.
 *
 * @param result with a warning when the search was not possible
 * @param significance what was found
 */
record SearchedSky(Reconstruction result, Optional<SkySignificance> significance) {
  /**
   * Searches.
   *
   * @param usualToys isotropic toys when the configuration does not say how many
   * @param keeper of toys
   */
  static SearchedSky of(
      ReconstructionSource source, Reconstruction result, UsualToys usualToys, ToyKeeper keeper) {
    try {
      return new SearchedSky(result, source.significance(result, usualToys, keeper));
    } catch (InvalidInputException e) {
      String warning = "significance was not looked for: " + e.getMessage();
      return new SearchedSky(result.withWarnings(List.of(warning)), Optional.empty());
    }
  }
}
