package org.anisky.study;

import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.model.DipoleComponent;

/**
 * The scatter of strategies over toys: the joint covariance of their equatorial components around
 * their means. Strategies that see the same events scatter together, which no single estimate
 * knows.
 */
final class ToyScatter {
  private static final DipoleComponent[] EQUATORIAL = {DipoleComponent.D_0H, DipoleComponent.D_6H};

  private final List<String> strategies;
  private final int toys;
  private final double[][] covariance;

  private ToyScatter(List<String> strategies, int toys, double[][] covariance) {
    this.strategies = strategies;
    this.toys = toys;
    this.covariance = covariance;
  }

  /**
   * @param strategies names, in the order in which every toy has them
   * @param results as {@link ToyEnsemble#run} gives them
   * @throws InvalidInputException when there are too few toys to invert a covariance
   */
  static ToyScatter of(List<String> strategies, List<ToyResult> results) {
    int size = 2 * strategies.size();
    int toys = results.size() / strategies.size();
    requireToys(strategies.size(), toys);
    double[][] values = new double[toys][size];
    double[] mean = new double[size];
    for (int t = 0; t < toys; t++) {
      for (int k = 0; k < size; k++) {
        ToyResult result = results.get(t * strategies.size() + k / 2);
        values[t][k] = result.dipole().value(EQUATORIAL[k % 2]).orElseThrow();
        mean[k] += values[t][k] / toys;
      }
    }
    double[][] covariance = new double[size][size];
    for (double[] value : values) {
      for (int k = 0; k < size; k++) {
        for (int l = 0; l < size; l++) {
          covariance[k][l] += (value[k] - mean[k]) * (value[l] - mean[l]) / (toys - 1);
        }
      }
    }
    return new ToyScatter(List.copyOf(strategies), toys, covariance);
  }

  /**
   * How many toys the covariance of a number of strategies needs at least: the scatter of n toys
   * around their mean has rank n - 1, and the estimate of chi-squared of all 2 (strategies - 1)
   * differences ({@link org.anisky.statistics.ToyDistance#chiSquared}) is above 0 from n = 2
   * strategies + 1 on; one more, so that a single toy does not decide.
   */
  static int fewestToys(int strategies) {
    return 2 * strategies + 2;
  }

  /**
   * Refuses too few toys.
   *
   * @throws InvalidInputException saying how many are needed
   */
  static void requireToys(int strategies, int toys) {
    if (toys < fewestToys(strategies)) {
      throw InvalidInputException.of(
          "%d toys are too few for the covariance of %d strategies; at least %d are needed",
          toys, strategies, fewestToys(strategies));
    }
  }

  /** Number of toys. */
  int toys() {
    return toys;
  }

  /** The covariance of (first minus second) and (third minus fourth), shape (2, 2). */
  double[][] ofDifferences(int first, int second, int third, int fourth) {
    double[][] result = new double[2][2];
    for (int k = 0; k < 2; k++) {
      for (int l = 0; l < 2; l++) {
        result[k][l] =
            covariance[2 * first + k][2 * third + l]
                - covariance[2 * first + k][2 * fourth + l]
                - covariance[2 * second + k][2 * third + l]
                + covariance[2 * second + k][2 * fourth + l];
      }
    }
    return result;
  }

  /** The strategies, in order. */
  List<String> strategies() {
    return strategies;
  }
}
