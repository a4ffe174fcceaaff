package org.anisky.reconstruction;

import java.util.OptionalDouble;

/**
 * What one energy range holds.
 *
 * @param events used
 * @param meanEnergy of the events used, in the unit of the table; empty when the energies of single
 *     events are not known
 * @param dipole in it
 */
public record RangeResult(long events, OptionalDouble meanEnergy, RangeDipole dipole) {
  /**
   * Of a reconstruction.
   *
   * @param meanEnergy of its events
   */
  public static RangeResult of(Reconstruction result, OptionalDouble meanEnergy) {
    return new RangeResult(Math.round(result.data().events()), meanEnergy, RangeDipole.of(result));
  }
}
