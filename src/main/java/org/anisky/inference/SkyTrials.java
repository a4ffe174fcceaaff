package org.anisky.inference;

import java.util.Arrays;
import java.util.List;
import org.anisky.Workers;
import org.anisky.model.ScannedData;

/**
 * The trials of looking around every place with several kernels: the largest |Z| of isotropic toys
 * of the same geometry, rates, acceptances and counts.
 */
public final class SkyTrials {
  private final double[][] maxima;

  private SkyTrials(double[][] maxima) {
    this.maxima = maxima;
  }

  /**
   * Draws toys.
   *
   * @param data whose rates and acceptances the toys have
   * @param kernels all that were looked at
   * @param toys their number
   * @param seed of the toys
   */
  public static SkyTrials draw(
      ScannedData data, List<Kernel> kernels, int toys, long seed, Workers workers) {
    IsotropicMaxima source = new IsotropicMaxima(DayCylinder.of(data), kernels, seed);
    return new SkyTrials(source.run(0, toys, workers));
  }

  /**
   * The global significance of the largest |Z| of all kernels.
   *
   * @param largest |Z| of the data
   */
  public GlobalSignificance of(double largest) {
    double[] largestOfToys =
        Arrays.stream(maxima)
            .mapToDouble(toy -> Arrays.stream(toy).map(Math::abs).max().orElse(0))
            .toArray();
    return GlobalSignificance.of(largest, largestOfToys);
  }
}
