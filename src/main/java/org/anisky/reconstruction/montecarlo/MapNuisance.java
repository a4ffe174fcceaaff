package org.anisky.reconstruction.montecarlo;

import org.anisky.InvalidInputException;
import org.anisky.grid.SkyMap;

/**
 * A way in which a reference map may be wrong: m_a is taken for m_a (1 + eta t_a), with a Gaussian
 * prior on eta around zero.
 *
 * @param name for results
 * @param template t_a, on the grid of the counts, in every pixel that takes part
 * @param sigma standard deviation of the prior, positive
 */
public record MapNuisance(String name, SkyMap template, double sigma) {
  /** Checks the range, so that NaN fails too. */
  public MapNuisance {
    if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw InvalidInputException.of(
          "nuisance '%s': standard deviation %s of the prior must be finite and > 0", name, sigma);
    }
  }
}
