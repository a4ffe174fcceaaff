package org.anisky.reconstruction.montecarlo;

import java.util.BitSet;
import org.anisky.InvalidInputException;
import org.anisky.reconstruction.Covariances;
import org.anisky.statistics.LinearSystem;

/**
 * Gradient, Fisher information and covariances of a fit at one state.
 *
 * <p>Three parts of the covariance of x add up to the whole:
 *
 * <ul>
 *   <li>counts: the inverse information with reference and nuisance parameters fixed, ln c free;
 *   <li>reference: what its finite statistics add, with errors in its pixels profiled and errors in
 *       local pixels carried through the fit: with epsilon_i the independent errors, the gradient
 *       moves by dg/depsilon_i and the parameters by the covariance times that;
 *   <li>systematic: what nuisance parameters add, within their priors: their own covariance, as x
 *       follows it; made of that rather than of a difference, it is never negative.
 * </ul>
 *
 * <p>Weights change each of them, see {@link WeightExcess}; the whole is C (F + excess) C with C =
 * F^-1 of all parameters, the part of it in the nuisance parameters systematic.
 */
final class FitInformation {
  private final FitProblem problem;
  private final FitState state;
  final double[] gradient;
  final double[][] information;
  private final double[][] ofCounts;

  FitInformation(FitProblem problem, FitState state) {
    this.problem = problem;
    this.state = state;
    int size = state.parameters.length;
    gradient = new double[size];
    information = new double[size][size];
    ofCounts = new double[size][size];
    for (int d = 0; d < problem.terms.size(); d++) {
      add(d);
    }
    for (int j = 0; j < problem.priors.size(); j++) {
      int place = problem.firstNuisance() + j;
      double sigma = problem.priors.get(j).sigma();
      double precision = 1 / (sigma * sigma);
      gradient[place] -= precision * state.parameters[place];
      information[place][place] += precision;
    }
    mirror(information);
    mirror(ofCounts);
  }

  /** Fills what is above the diagonal from what is below. */
  private static void mirror(double[][] matrix) {
    for (int p = 0; p < matrix.length; p++) {
      for (int q = 0; q < p; q++) {
        matrix[q][p] = matrix[p][q];
      }
    }
  }

  private void add(int d) {
    FitTerm term = problem.terms.get(d);
    int[] places = problem.places(d);
    double[] derivative = new double[places.length];
    for (int a = term.pixels().nextSetBit(0); a >= 0; a = term.pixels().nextSetBit(a + 1)) {
      double mu = state.expected[d][a];
      state.logDerivatives(d, a, derivative);
      double score = term.score(a, mu);
      double weight = term.information(a, mu);
      double weightOfCounts = term.informationOfCounts(a, mu);
      for (int p = 0; p < places.length; p++) {
        gradient[places[p]] += score * derivative[p];
        for (int q = 0; q <= p; q++) {
          double product = derivative[p] * derivative[q];
          information[places[p]][places[q]] += weight * product;
          ofCounts[places[p]][places[q]] += weightOfCounts * product;
        }
      }
    }
  }

  /**
   * The covariance of all parameters, priors included, without errors of the simulation.
   *
   * @throws InvalidInputException when a combination of coefficients is unconstrained
   */
  double[][] covariance() {
    return invert(information, information.length);
  }

  /**
   * The same with the fluctuations that weighted events have.
   *
   * @param seen the state of the sky that gave the counts
   */
  double[][] covarianceOfWeighted(FitState seen) {
    double[][] covariance = covariance();
    WeightExcess excess = new WeightExcess(problem, state, seen);
    double[][] ofCounts = sandwich(covariance, excess.ofCounts);
    double[][] ofReference = sandwich(covariance, excess.ofReference);
    for (int p = 0; p < covariance.length; p++) {
      for (int q = 0; q < covariance.length; q++) {
        covariance[p][q] += ofCounts[p][q] + ofReference[p][q];
      }
    }
    return covariance;
  }

  /**
   * The parts of the covariance of x.
   *
   * @param seen the state of the sky that gave the counts
   */
  Covariances covariances(FitState seen) {
    double[][] full = covariance();
    int fixed = problem.firstNuisance();
    double[][] conditional = invert(information, fixed);
    double[][] counts = invert(ofCounts, fixed);
    double[][] carried = carriedNoise(full);
    WeightExcess excess = new WeightExcess(problem, state, seen);
    double[][] countsExcess = sandwich(full, excess.ofCounts);
    double[][] referenceExcess = sandwich(full, excess.ofReference);
    double[][] response = response(conditional);
    int first = problem.firstCoefficient();
    int coefficients = fixed - first;
    double[][] fromCounts = new double[coefficients][coefficients];
    double[][] fromReference = new double[coefficients][coefficients];
    double[][] systematic = new double[coefficients][coefficients];
    for (int k = 0; k < coefficients; k++) {
      for (int l = 0; l < coefficients; l++) {
        int p = first + k;
        int q = first + l;
        double known = counts[p][q];
        double profiled = conditional[p][q];
        double countsInNuisances = throughNuisances(response[p], response[q], countsExcess);
        double referenceInNuisances = throughNuisances(response[p], response[q], referenceExcess);
        fromCounts[k][l] = known + countsExcess[p][q] - countsInNuisances;
        fromReference[k][l] =
            profiled - known + carried[p][q] + referenceExcess[p][q] - referenceInNuisances;
        systematic[k][l] =
            throughNuisances(response[p], response[q], full)
                + countsInNuisances
                + referenceInNuisances;
      }
    }
    return new Covariances(fromCounts, fromReference, systematic);
  }

  /** C E C. */
  private static double[][] sandwich(double[][] covariance, double[][] excess) {
    return LinearSystem.product(LinearSystem.product(covariance, excess), covariance);
  }

  /**
   * How ln c and x follow the nuisance parameters, -C F_x,eta with C the covariance at fixed ones.
   *
   * @return shape (ln c and x, nuisance parameters)
   */
  private double[][] response(double[][] conditional) {
    int fixed = conditional.length;
    double[][] response = new double[fixed][problem.priors.size()];
    for (int p = 0; p < fixed; p++) {
      for (int j = 0; j < response[p].length; j++) {
        for (int q = 0; q < fixed; q++) {
          response[p][j] -= conditional[p][q] * information[q][fixed + j];
        }
      }
    }
    return response;
  }

  /** The covariance of two numbers that follow the nuisance parameters, given that of these. */
  private double throughNuisances(double[] left, double[] right, double[][] covariance) {
    int first = problem.firstNuisance();
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < right.length; j++) {
        sum += left[i] * covariance[first + i][first + j] * right[j];
      }
    }
    return sum;
  }

  /** C V C with V = sum_i (dg/depsilon_i) (dg/depsilon_i)^T. */
  private double[][] carriedNoise(double[][] covariance) {
    int size = covariance.length;
    double[][] result = new double[size][size];
    for (int d = 0; d < problem.terms.size(); d++) {
      int[] places = problem.places(d);
      double[][] noise = gradientNoise(d, places.length);
      for (int i = 0; i < noise[0].length; i++) {
        double[] shift = new double[size];
        for (int p = 0; p < size; p++) {
          for (int q = 0; q < places.length; q++) {
            shift[p] += covariance[p][places[q]] * noise[q][i];
          }
        }
        for (int p = 0; p < size; p++) {
          for (int q = 0; q < size; q++) {
            result[p][q] += shift[p] * shift[q];
          }
        }
      }
    }
    return result;
  }

  /** Derivatives of sum_a mu_a dln mu_a by the independent errors behind the reference. */
  private double[][] gradientNoise(int d, int places) {
    FitTerm term = problem.terms.get(d);
    double[][] fields = new double[places][state.intensity.length];
    double[] derivative = new double[places];
    double scale = Math.exp(state.parameters[d]);
    for (int a = term.pixels().nextSetBit(0); a >= 0; a = term.pixels().nextSetBit(a + 1)) {
      state.logDerivatives(d, a, derivative);
      for (int p = 0; p < places; p++) {
        fields[p][a] = scale * state.intensity[a] * derivative[p];
      }
    }
    double[][] noise = new double[places][];
    for (int p = 0; p < places; p++) {
      noise[p] = term.reference().simulationNoise(state.nuisances(d), fields[p]);
    }
    return noise;
  }

  /**
   * Mean variance of the intensity over pixels that are seen, by counts alone: the errors of its
   * coefficients through their functions.
   *
   * @param most pixels that are looked at
   */
  double noiseOfIntensity(int most) {
    double[][] covariance = invert(information, problem.firstNuisance());
    int first = problem.firstCoefficient();
    BitSet pixels = problem.terms.get(0).pixels();
    int step = 1 + pixels.cardinality() / most;
    double sum = 0;
    int looked = 0;
    int seen = 0;
    for (int a = pixels.nextSetBit(0); a >= 0; a = pixels.nextSetBit(a + 1)) {
      if (seen++ % step == 0) {
        for (int k = 0; k < problem.basis.length; k++) {
          for (int l = 0; l < problem.basis.length; l++) {
            sum += problem.basis[k][a] * covariance[first + k][first + l] * problem.basis[l][a];
          }
        }
        looked++;
      }
    }
    return sum / looked;
  }

  /**
   * The inverse of the leading block, scaled to a unit diagonal first: units are no singularity.
   */
  private double[][] invert(double[][] matrix, int size) {
    double[] scale = new double[size];
    double[][] scaled = new double[size][size];
    for (int p = 0; p < size; p++) {
      scale[p] = Math.sqrt(matrix[p][p]);
    }
    for (int p = 0; p < size; p++) {
      for (int q = 0; q < size; q++) {
        scaled[p][q] = matrix[p][q] / (scale[p] * scale[q]);
      }
    }
    double[][] inverse = LinearSystem.invert(scaled);
    if (inverse == null) {
      throw InvalidInputException.of(
          "counts and reference do not constrain all %d multipole coefficients beside the scale;"
              + " lower l-max",
          problem.basis.length);
    }
    for (int p = 0; p < size; p++) {
      for (int q = 0; q < size; q++) {
        inverse[p][q] /= scale[p] * scale[q];
      }
    }
    return inverse;
  }
}
