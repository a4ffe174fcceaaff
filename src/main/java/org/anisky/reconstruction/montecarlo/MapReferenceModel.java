package org.anisky.reconstruction.montecarlo;

import java.util.List;

/** A reference given as a map: m_a (1 + sum_j eta_j t_ja). Its errors are those of its pixels. */
final class MapReferenceModel implements ReferenceModel {
  private static final double[] NO_NOISE = {};

  private final double[] map;
  private final List<NuisancePrior> priors;
  private final double[][] templates;

  /**
   * @param map m_a, shape (E); not modified
   * @param priors of the parameters
   * @param templates t_ja, shape (priors, E); not modified
   */
  MapReferenceModel(double[] map, List<NuisancePrior> priors, double[][] templates) {
    this.map = map;
    this.priors = List.copyOf(priors);
    this.templates = templates;
  }

  @Override
  public List<NuisancePrior> priors() {
    return priors;
  }

  @Override
  public void evaluate(double[] nuisances, double[] reference, double[][] derivatives) {
    for (int a = 0; a < reference.length; a++) {
      double factor = 1;
      for (int j = 0; j < templates.length; j++) {
        factor += nuisances[j] * templates[j][a];
        derivatives[j][a] = map[a] * templates[j][a];
      }
      reference[a] = map[a] * factor;
    }
  }

  @Override
  public double[] simulationNoise(double[] nuisances, double[] field) {
    return NO_NOISE;
  }
}
