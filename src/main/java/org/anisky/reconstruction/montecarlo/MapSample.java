package org.anisky.reconstruction.montecarlo;

/**
 * Counts on the sky with what they are compared to. Immutable.
 *
 * @param name for results
 * @param events the counts as they are
 * @param counts the same, weighted by purity when there is one
 * @param reference for an isotropic sky
 */
public record MapSample(String name, CountsMap events, CountsMap counts, ReferenceMap reference) {
  /** A sample in which every event counts as it is. */
  public static MapSample of(String name, CountsMap events, ReferenceMap reference) {
    return new MapSample(name, events, events, reference);
  }
}
