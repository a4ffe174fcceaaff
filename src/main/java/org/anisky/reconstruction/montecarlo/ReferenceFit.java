package org.anisky.reconstruction.montecarlo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.reconstruction.Covariances;
import org.anisky.reconstruction.Multipole;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.NuisanceEstimate;
import org.anisky.sky.SkyFrame;

/**
 * The maximum of the likelihood of counts n_a against mu_a = c m_a(eta) (1 + sum_k x_k Y_ka) over
 * the scales c, the coefficients x and the nuisance parameters eta within their priors: Fisher
 * scoring in all of them together, from the isotropic sky. Steps that would lower ln L or make an
 * expectation negative are halved, and steps beyond the maximum along their direction are cut to
 * it: where a nuisance parameter and the dipole can hardly be told apart, the maximum lies in a
 * curved valley, whose curvature the expected information does not have.
 */
final class ReferenceFit {
  /** The fit ends when the step, in units of the errors, is below this. */
  private static final double STEP_IN_SIGMA = 1e-9;

  /** Steps below this many errors are taken as they are: their gain in ln L is lost in rounding. */
  private static final double UNGUARDED = 1e-2;

  /** A step is cut when the slope behind it is this many times that before it, and negative. */
  private static final double OVERSHOT = 0.5;

  /** Pixels in which the noise of the intensity is looked at. */
  private static final int NOISE_PIXELS = 300;

  /** Relative error of the intensity from which on it is not fitted. */
  private static final double MOST_NOISE = 1;

  private static final int MAX_STEPS = 100;
  private static final int MAX_HALVINGS = 40;

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
    FitState state = start();
    FitInformation at = new FitInformation(problem, state);
    checkNoise(at);
    boolean converged = false;
    for (int iteration = 0; iteration < MAX_STEPS && !converged; iteration++) {
      double[][] covariance = at.covariance();
      double[] step = new double[state.parameters.length];
      double sigmas = 0;
      for (int p = 0; p < step.length; p++) {
        for (int q = 0; q < step.length; q++) {
          step[p] += covariance[p][q] * at.gradient[q];
        }
        sigmas = Math.max(sigmas, Math.abs(step[p]) / Math.sqrt(covariance[p][p]));
      }
      converged = sigmas < STEP_IN_SIGMA;
      FitState next = moved(state, step, sigmas);
      FitInformation atNext = new FitInformation(problem, next);
      double before = along(at.gradient, state, next);
      double after = along(atNext.gradient, state, next);
      if (!converged && after < -OVERSHOT * before) {
        FitState cut = between(state, next, before / (before - after));
        if (cut.evaluate()) {
          next = cut;
          atNext = new FitInformation(problem, next);
        }
      }
      state = next;
      at = atNext;
    }
    return checked(result(state, at, converged));
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

  /** Slope of ln L along the way from one state to another. */
  private static double along(double[] gradient, FitState from, FitState to) {
    double sum = 0;
    for (int p = 0; p < gradient.length; p++) {
      sum += gradient[p] * (to.parameters[p] - from.parameters[p]);
    }
    return sum;
  }

  private FitState between(FitState from, FitState to, double fraction) {
    double[] parameters = from.parameters.clone();
    for (int p = 0; p < parameters.length; p++) {
      parameters[p] += fraction * (to.parameters[p] - from.parameters[p]);
    }
    return new FitState(problem, parameters);
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

  private FitState moved(FitState from, double[] step, double sigmas) {
    double length = 1;
    for (int halving = 0; halving < MAX_HALVINGS; halving++, length /= 2) {
      double[] parameters = from.parameters.clone();
      for (int p = 0; p < step.length; p++) {
        parameters[p] += length * step[p];
      }
      FitState to = new FitState(problem, parameters);
      if (to.evaluate() && (sigmas < UNGUARDED || to.gain(from) >= 0)) {
        return to;
      }
    }
    return from;
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
