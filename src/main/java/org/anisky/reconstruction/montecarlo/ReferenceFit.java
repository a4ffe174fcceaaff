package org.anisky.reconstruction.montecarlo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.likelihood.FisherScoring;
import org.anisky.reconstruction.Covariances;
import org.anisky.reconstruction.Multipole;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.NuisanceEstimate;
import org.anisky.sky.SkyFrame;

/**
 * The maximum of the likelihood of counts n_a against mu_a = c m_a(eta) (1 + sum_k x_k Y_ka) over
 * the scales c, the coefficients x and the nuisance parameters eta within their priors: {@link
 * FisherScoring} in all of them together, from the isotropic sky.
 */
final class ReferenceFit {
  /** Pixels in which the noise of the intensity is looked at. */
  private static final int NOISE_PIXELS = 300;

  /** Relative error of the intensity from which on it is not fitted. */
  private static final double MOST_NOISE = 1;

  private final FitProblem problem;

  /**
   * @param terms at least one
   * @param basis Y_k, shape (k, E); not modified
   */
  ReferenceFit(List<FitTerm> terms, double[][] basis) {
    problem = new FitProblem(terms, basis);
  }

  /**
   * The best fit.
   *
   * @param coefficients x_k
   * @param covariances of x
   * @param isotropicCovariances the same for x = 0, everything else as fitted
   * @param nuisances each once, in the order of the terms that name them
   * @param isotropic c m_a per term, of the same unit as its counts
   * @param converged whether the last step was negligible
   */
  record Result(
      double[] coefficients,
      Covariances covariances,
      Covariances isotropicCovariances,
      List<NuisanceEstimate> nuisances,
      List<double[]> isotropic,
      boolean converged) {
    /** The same with all covariances times a factor. */
    Result withVariance(double factor) {
      return new Result(
          coefficients,
          covariances.times(factor),
          isotropicCovariances.times(factor),
          nuisances,
          isotropic,
          converged);
    }

    /**
     * The estimate with its maps.
     *
     * @param multipoles what the coefficients belong to
     * @param terms that were fitted
     * @param unitsPerCount of the counts of each term, events; not modified
     */
    MultipoleEstimate estimate(
        SkyGrid grid,
        SkyFrame frame,
        List<Multipole> multipoles,
        List<FitTerm> terms,
        double[] unitsPerCount) {
      double[] counts = new double[grid.size()];
      double[] reference = new double[grid.size()];
      BitSet observed = new BitSet(grid.size());
      for (int d = 0; d < terms.size(); d++) {
        FitTerm term = terms.get(d);
        observed.or(term.pixels());
        for (int a = term.pixels().nextSetBit(0); a >= 0; a = term.pixels().nextSetBit(a + 1)) {
          double perMu = term.referenceCounts() == null ? 1 : term.referenceCounts()[a];
          counts[a] += unitsPerCount[d] * term.counts()[a];
          reference[a] += unitsPerCount[d] * isotropic.get(d)[a] * perMu;
        }
      }
      String unit = grid instanceof HealpixGrid ? "events per pixel" : "events per cell";
      return new MultipoleEstimate(
          multipoles,
          coefficients,
          covariances,
          isotropicCovariances,
          nuisances,
          SkyMap.of(grid, frame, "counts", unit, counts, observed),
          SkyMap.of(grid, frame, "isotropic reference", unit, reference, observed),
          converged);
    }
  }

  /**
   * Fits.
   *
   * @throws org.anisky.InvalidInputException when the data do not constrain every coefficient
   */
  Result fit() {
    checkEvents();
    FitState start = start();
    checkNoise(start.information());
    FisherScoring.Maximum<FitState> maximum = new FisherScoring<>(problem).from(start);
    return checked(result(maximum.state(), maximum.state().information(), maximum.converged()));
  }

  /** A fit of as many numbers as there are events has no errors. */
  private void checkEvents() {
    double events = 0;
    for (FitTerm term : problem.terms) {
      for (int a = term.pixels().nextSetBit(0); a >= 0; a = term.pixels().nextSetBit(a + 1)) {
        events += term.counts()[a];
      }
    }
    if (!(events > problem.firstNuisance())) {
      throw InvalidInputException.of(
          "%.4g events (effective number) do not determine %d multipole coefficients and the scale;"
              + " there must be more than %d",
          events, problem.basis.length, problem.firstNuisance());
    }
  }

  /** An intensity that is less than its errors is not fitted: it would have to be negative. */
  private static void checkNoise(FitInformation isotropic) {
    double noise = Math.sqrt(isotropic.noiseOfIntensity(NOISE_PIXELS));
    if (!(noise < MOST_NOISE)) {
      throw InvalidInputException.of(
          "the counts do not carry so many multipoles: in the pixels seen the error of the fitted"
              + " intensity would be %.2g of the intensity; lower l-max",
          noise);
    }
  }

  private static Result checked(Result result) {
    for (Covariances parts : List.of(result.covariances(), result.isotropicCovariances())) {
      for (double[][] matrix :
          List.of(parts.counts(), parts.reference(), parts.systematic(), parts.total())) {
        for (int k = 0; k < matrix.length; k++) {
          if (!(Math.abs(matrix[k][k]) < Double.POSITIVE_INFINITY)
              || !(parts.statistical()[k][k] > 0)) {
            throw InvalidInputException.of(
                "counts and reference do not determine coefficient %d of the fit: its variance is"
                    + " %s; there are too few events, or the weights are out of range",
                k + 1, parts.statistical()[k][k]);
          }
        }
      }
    }
    return result;
  }

  private FitState start() {
    double[] parameters = new double[problem.size()];
    FitState unscaled = new FitState(problem, parameters);
    unscaled.evaluate();
    for (int d = 0; d < problem.terms.size(); d++) {
      FitTerm term = problem.terms.get(d);
      double counts = 0;
      double reference = 0;
      for (int a = term.pixels().nextSetBit(0); a >= 0; a = term.pixels().nextSetBit(a + 1)) {
        double perMu = term.referenceCounts() == null ? 1 : term.referenceCounts()[a];
        counts += term.counts()[a];
        reference += unscaled.expected[d][a] * perMu;
      }
      parameters[d] = Math.log(counts / reference);
    }
    FitState state = new FitState(problem, parameters);
    state.evaluate();
    return state;
  }

  private Result result(FitState state, FitInformation at, boolean converged) {
    int first = problem.firstCoefficient();
    int end = problem.firstNuisance();
    double[] coefficients = Arrays.copyOfRange(state.parameters, first, end);
    double[] withoutSky = state.parameters.clone();
    Arrays.fill(withoutSky, first, end, 0);
    FitState isotropicSky = new FitState(problem, withoutSky);
    isotropicSky.evaluate();
    double[][] covariance = at.covarianceOfWeighted(state);
    List<NuisanceEstimate> nuisances = new ArrayList<>();
    for (NuisancePrior prior : problem.priors) {
      int place = end + nuisances.size();
      nuisances.add(
          new NuisanceEstimate(
              prior.owner(),
              prior.name(),
              state.parameters[place],
              Math.sqrt(covariance[place][place]),
              prior.sigma()));
    }
    List<double[]> isotropic = new ArrayList<>();
    for (int d = 0; d < problem.terms.size(); d++) {
      isotropic.add(state.isotropic(d));
    }
    return new Result(
        coefficients,
        at.covariances(state),
        new FitInformation(problem, isotropicSky).covariances(state),
        nuisances,
        isotropic,
        converged);
  }
}
