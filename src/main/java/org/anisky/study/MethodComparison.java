package org.anisky.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.simulation.SkyDipole;
import org.anisky.statistics.Covariance;
import org.anisky.statistics.ToyDistance;

/**
 * Several strategies on one data set: what each measures, how far they are apart where they measure
 * the same, and a plain sentence.
 *
 * @param rows one reconstruction per strategy, all of the same data
 * @param truth the dipole that is in synthetic data
 * @param differences of all pairs, in the equatorial plane
 * @param together all differences together, 2 (strategies - 1) of them; strategies that are biased
 *     by their nature and say so are left out; empty for a single one
 * @param toys how many the covariances come from
 * @param conclusion one sentence
 */
public record MethodComparison(
    List<Reconstruction> rows,
    Optional<SkyDipole> truth,
    List<DipoleDifference> differences,
    Optional<ToyDistance> together,
    int toys,
    String conclusion) {
  /**
   * Two strategies that are the same computation differ by rounding only: their covariance gets
   * this part of their own errors, so that it can be inverted.
   */
  private static final double ROUNDING = 1e-12;

  /** Copies the lists. */
  public MethodComparison {
    rows = List.copyOf(rows);
    differences = List.copyOf(differences);
  }

  /**
   * Compares.
   *
   * @param rows one reconstruction per strategy
   * @param toys the same strategies in toys like the data, in the same order
   * @throws org.anisky.InvalidInputException when there are too few toys
   */
  public static MethodComparison of(
      List<Reconstruction> rows, Optional<SkyDipole> truth, List<ToyResult> toys) {
    ToyScatter scatter = ToyScatter.of(rows.stream().map(Reconstruction::strategy).toList(), toys);
    List<DipoleDifference> differences = new ArrayList<>();
    for (int first = 0; first < rows.size(); first++) {
      for (int second = first + 1; second < rows.size(); second++) {
        differences.add(difference(rows, scatter, first, second));
      }
    }
    int[] unbiased =
        IntStream.range(0, rows.size())
            .filter(s -> rows.get(s).returnedFraction().isEmpty())
            .toArray();
    Optional<ToyDistance> together = together(rows, scatter, unbiased);
    String conclusion = new Conclusion(rows, differences, together).sentence();
    return new MethodComparison(rows, truth, differences, together, scatter.toys(), conclusion);
  }

  /** Probability of all differences together; NaN for a single strategy. */
  public double agreement() {
    return together.map(ToyDistance::probability).orElse(Double.NaN);
  }

  /** How many toys a comparison of a number of rows needs at least. */
  public static int fewestToys(int rows) {
    return ToyScatter.fewestToys(rows);
  }

  /**
   * Refuses too few toys before any is drawn.
   *
   * @throws org.anisky.InvalidInputException saying how many are needed
   */
  public static void requireToys(int rows, int toys) {
    ToyScatter.requireToys(rows, toys);
  }

  /** Whether no fit of a strategy fell short of its criterion; toys are not asked. */
  public boolean converged() {
    return rows.stream().allMatch(Reconstruction::converged);
  }

  private static DipoleDifference difference(
      List<Reconstruction> rows, ToyScatter scatter, int first, int second) {
    double[] delta = delta(rows, first, second);
    double[][] covariance = covariance(rows, scatter, first, second, first, second);
    return new DipoleDifference(
        rows.get(first).strategy(),
        rows.get(second).strategy(),
        delta[0],
        delta[1],
        covariance,
        new ToyDistance(Covariance.of(covariance).chiSquared(delta), 2, scatter.toys()));
  }

  /** All chosen strategies against the first: their differences hold those of all pairs. */
  private static Optional<ToyDistance> together(
      List<Reconstruction> rows, ToyScatter scatter, int[] chosen) {
    int size = 2 * (chosen.length - 1);
    if (size <= 0) {
      return Optional.empty();
    }
    int base = chosen[0];
    double[] delta = new double[size];
    double[][] covariance = new double[size][size];
    for (int s = 1; s < chosen.length; s++) {
      System.arraycopy(delta(rows, chosen[s], base), 0, delta, 2 * (s - 1), 2);
      for (int t = 1; t < chosen.length; t++) {
        double[][] block = covariance(rows, scatter, chosen[s], base, chosen[t], base);
        for (int k = 0; k < 2; k++) {
          System.arraycopy(block[k], 0, covariance[2 * (s - 1) + k], 2 * (t - 1), 2);
        }
      }
    }
    double squared = Covariance.of(covariance).chiSquared(delta);
    return Optional.of(new ToyDistance(squared, size, scatter.toys()));
  }

  private static double[] delta(List<Reconstruction> rows, int first, int second) {
    return new double[] {
      value(rows.get(first), DipoleComponent.D_0H) - value(rows.get(second), DipoleComponent.D_0H),
      value(rows.get(first), DipoleComponent.D_6H) - value(rows.get(second), DipoleComponent.D_6H)
    };
  }

  private static double value(Reconstruction row, DipoleComponent component) {
    return row.dipole().value(component).orElseThrow();
  }

  /** Statistical from the toys; systematic errors of different strategies are independent. */
  private static double[][] covariance(
      List<Reconstruction> rows, ToyScatter scatter, int first, int second, int third, int fourth) {
    double[][] covariance = scatter.ofDifferences(first, second, third, fourth);
    int[] plus = {first, second};
    int[] minus = {third, fourth};
    for (int left = 0; left < 2; left++) {
      for (int right = 0; right < 2; right++) {
        if (plus[left] == minus[right]) {
          add(covariance, rows.get(plus[left]).dipole(), left == right ? 1 : -1);
        }
      }
    }
    return covariance;
  }

  private static void add(double[][] covariance, DipoleEstimate dipole, int sign) {
    double[][] statistical = equatorial(dipole, dipole.covariance());
    double[][] systematic =
        dipole.systematicCovariance().map(of -> equatorial(dipole, of)).orElse(new double[2][2]);
    for (int k = 0; k < 2; k++) {
      covariance[k][k] += sign * ROUNDING * statistical[k][k];
      for (int l = 0; l < 2; l++) {
        covariance[k][l] += sign * systematic[k][l];
      }
    }
  }

  private static double[][] equatorial(DipoleEstimate dipole, double[][] of) {
    return Covariance.of(dipole.components(), of).block(DipoleComponent.EQUATORIAL).matrix();
  }
}
