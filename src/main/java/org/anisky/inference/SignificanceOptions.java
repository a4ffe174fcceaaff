package org.anisky.inference;

import java.util.List;

/**
 * What is looked for on the sky.
 *
 * @param kernels around every place, at least one
 * @param nullHypothesis against which they are tested
 * @param toys how many isotropic ones say how often chance does as well; 0 for none
 * @param seed of the toys
 * @param threshold |Z| from which on a region of the table is told
 * @param regions of a list, measured besides
 */
public record SignificanceOptions(
    List<Kernel> kernels,
    NullHypothesis nullHypothesis,
    int toys,
    long seed,
    double threshold,
    List<SkyRegion> regions) {
  /** |Z| of a region of the table when nothing else is said. */
  public static final double USUAL_THRESHOLD = 3;

  /** Fewer toys than this say nothing of a tail. */
  public static final int LEAST_TOYS = 100;

  /** Copies the kernels. */
  public SignificanceOptions {
    kernels = List.copyOf(kernels);
    regions = List.copyOf(regions);
    if (kernels.isEmpty()) {
      throw new IllegalArgumentException("no kernel");
    }
    if (toys != 0) {
      GlobalSignificance.requireToys(toys);
    }
  }

  /** The same with toys of another seed. */
  SignificanceOptions withSeed(long other) {
    return new SignificanceOptions(kernels, nullHypothesis, toys, other, threshold, regions);
  }
}
