package org.anisky.likelihood;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.statistics.LinearSystem;
import org.anisky.statistics.ScoreVector;

/**
 * The maximum of the likelihood over I = 1 + sum_k c_k Y_k with background rates and acceptances
 * free: {@link FisherScoring} on c, with N and A profiled. A move of c carries N and A along to
 * first order, and then brings them to their exact maximum for the new I by block updates.
 */
public final class MultipoleFit {
  /**
   * The information is computed afresh once I has moved somewhere by more than this: errors follow
   * it, and every step comes nearer to the maximum by about this factor.
   */
  private static final double STALE = 5e-3;

  private static final int BLOCK_UPDATES = 2;

  private final ScannedData data;
  private final PoissonLikelihood likelihood;
  private final FittedFunctions basis;
  private final Optional<TurnedDipole> turned;

  /**
   * @param basis Y_k at the centres of the equatorial pixels, shape (k, E); not modified
   */
  public MultipoleFit(ScannedData data, PoissonLikelihood likelihood, double[][] basis) {
    this(data, likelihood, FittedFunctions.of(basis, data.workers()), Optional.empty());
  }

  /** Of all multipoles of a basis. */
  public MultipoleFit(ScannedData data, PoissonLikelihood likelihood, MultipoleBasis basis) {
    this(data, likelihood, FittedFunctions.of(basis, data.workers()), TurnedDipole.of(data, basis));
  }

  private MultipoleFit(
      ScannedData data,
      PoissonLikelihood likelihood,
      FittedFunctions basis,
      Optional<TurnedDipole> turned) {
    this.turned = turned;
    this.data = data;
    this.likelihood = likelihood;
    this.basis = basis;
  }

  /**
   * The best fit.
   *
   * @param coefficients c_k
   * @param covariance of c with N and A profiled, for events of weight 1
   * @param information that the covariance is the inverse of
   * @param gain ln L minus ln L of the isotropic best fit
   * @param converged whether the last step was negligible
   * @param model the best fit itself
   */
  public record Result(
      double[] coefficients,
      double[][] covariance,
      FisherInformation information,
      double gain,
      boolean converged,
      AnisotropyModel model) {}

  /**
   * Fits.
   *
   * @throws InvalidInputException when the field of view does not constrain every coefficient
   */
  public Result fit() {
    return fit(informationAtIsotropy());
  }

  /**
   * Fits.
   *
   * @param isotropic the information at the isotropic best fit
   * @throws InvalidInputException when the field of view does not constrain every coefficient
   */
  public Result fit(FisherInformation isotropic) {
    AnisotropyModel model = data.isotropicModel();
    Information known = new Information(isotropic, model.relativeIntensity().clone());
    State start = new State(new double[basis.size()], new Sweep(data, model), known);
    FisherScoring.Maximum<State> maximum = new FisherScoring<>(new Profiled()).from(start);
    State best = maximum.state();
    return new Result(
        best.coefficients,
        best.information.covariance,
        best.information.fisher,
        best.gain,
        maximum.converged(),
        best.model);
  }

  /**
   * The score test of a model against this basis (Rao 1948): g^T C g with the gradient g of ln L at
   * the model, chi-squared with as many degrees of freedom as the basis has members that the model
   * was not fitted with; the gradient along the others is zero. NaN when the data do not constrain
   * the basis.
   *
   * @param isotropic the information at the isotropic best fit
   */
  public double scoreTest(AnisotropyModel model, FisherInformation isotropic) {
    double[][] covariance = isotropic.covariance();
    if (covariance == null) {
      return Double.NaN;
    }
    double[] exposure = new double[data.grid().size()];
    data.exposure(model, exposure);
    double[] gradient = gradient(model, exposure);
    double[] step = LinearSystem.product(covariance, gradient);
    double sum = 0;
    for (int k = 0; k < step.length; k++) {
      sum += gradient[k] * step[k];
    }
    return sum;
  }

  /** d ln L/d c_k of this basis at a model with rate and acceptance at their maximum, shape (k). */
  public double[] gradient(AnisotropyModel model) {
    double[] exposure = new double[data.grid().size()];
    data.exposure(model, exposure);
    return gradient(model, exposure);
  }

  /**
   * The scores of this basis as they are at isotropy, to first order around a fit, with their
   * information. Those of weighted events are divided by their mean squared weight over mean
   * weight.
   *
   * @param fit of the first members of this basis
   * @param isotropic the information at the isotropic best fit
   * @param variance mean squared weight over mean weight
   */
  ScoreVector scores(Result fit, FisherInformation isotropic, double variance) {
    double[] score = gradient(fit.model());
    double[][] matrix = isotropic.matrix();
    double[][] information = new double[score.length][score.length];
    for (int k = 0; k < score.length; k++) {
      score[k] /= variance;
      for (int l = 0; l < score.length; l++) {
        information[k][l] = matrix[k][l] / variance;
      }
    }
    return new ScoreVector(score, information)
        .movedBack(Arrays.copyOf(fit.coefficients(), score.length));
  }

  /** The information at the isotropic best fit, from which {@link #fit} starts. */
  public FisherInformation informationAtIsotropy() {
    if (basis.size() > data.observed().cardinality()) {
      // Known without a matrix of this size, which memory may have no room for.
      throw notConstrained();
    }
    if (turned.isPresent()) {
      AnisotropyModel model = data.isotropicModel();
      double[] exposure = new double[data.grid().size()];
      data.exposure(model, exposure);
      return informationAt(model, exposure, new double[basis.size()]);
    }
    return basis.informationAtIsotropy(data);
  }

  private FisherInformation informationAt(
      AnisotropyModel model, double[] exposure, double[] coefficients) {
    return turned
        .map(
            dipole ->
                FisherInformation.of(
                    data, model, exposure, basis.values(), d -> dipole.responses(d, coefficients)))
        .orElseGet(() -> FisherInformation.of(data, model, exposure, basis.values()));
  }

  /** Information with its inverse, and the sky at which it holds. */
  private final class Information {
    private final FisherInformation fisher;
    private final double[][] covariance;
    private final double[] intensity;

    private Information(FisherInformation fisher, double[] intensity) {
      this.fisher = fisher;
      this.intensity = intensity;
      covariance = fisher.covariance();
      if (covariance == null) {
        throw notConstrained();
      }
    }
  }

  private InvalidInputException notConstrained() {
    return InvalidInputException.of(
        "%s: the data do not constrain all %d multipole coefficients; lower l-max or give more"
            + " sidereal bins",
        data.detectors().get(0).counts().name(), basis.size());
  }

  /** Coefficients, and N, A and ln L that belong to them. */
  private final class State {
    private final double[] coefficients;
    private final AnisotropyModel model;
    private final Sweep sweep;
    private final double gain;
    private Information information;
    private double[] score;

    private State(double[] coefficients, Sweep sweep, Information information) {
      this.coefficients = coefficients;
      this.information = information;
      this.sweep = sweep;
      model = sweep.model();
      gain =
          turned.isPresent()
              ? likelihood.gain(model, turned.get().expectedEvents(model, coefficients))
              : likelihood.gain(model, sweep.exposure());
    }

    /** That of this state when the one that is known is stale. */
    private Information information() {
      if (largestDifference(model.relativeIntensity(), information.intensity) > STALE) {
        FisherInformation here = informationAt(model, sweep.exposure(), coefficients);
        information = new Information(here, model.relativeIntensity().clone());
      }
      return information;
    }
  }

  /** ln L as a function of the coefficients, N and A at their maximum. */
  private final class Profiled implements LikelihoodProblem<State> {
    @Override
    public double[] parameters(State state) {
      return state.coefficients;
    }

    @Override
    public double[] score(State state) {
      if (state.score == null) {
        state.score =
            turned.isPresent()
                ? turned.get().gradient(state.model)
                : gradient(state.model, state.sweep.exposure());
      }
      return state.score;
    }

    @Override
    public double[][] covariance(State state) {
      return state.information().covariance;
    }

    @Override
    public double gain(State state, State other) {
      return state.gain - other.gain;
    }

    @Override
    public Optional<State> move(State from, double[] change) {
      double[] coefficients = from.coefficients.clone();
      for (int k = 0; k < change.length; k++) {
        coefficients[k] += change[k];
      }
      AnisotropyModel model = from.model.copy();
      if (!setIntensity(model.relativeIntensity(), coefficients)) {
        return Optional.empty();
      }
      FisherInformation fisher = from.information().fisher;
      for (int k = 0; k < change.length; k++) {
        for (int d = 0; d < data.detectors().size(); d++) {
          grow(model.backgroundRate().get(d), fisher.rateShift(k, d), change[k]);
          grow(model.relativeAcceptance().get(d), fisher.acceptanceShift(k, d), change[k]);
        }
      }
      Sweep sweep = new Sweep(data, model);
      if (turned.isPresent()) {
        turned.get().update(model, coefficients, BLOCK_UPDATES);
      } else {
        for (int update = 0; update < BLOCK_UPDATES; update++) {
          sweep.backgroundRate();
          sweep.relativeAcceptance();
        }
      }
      return Optional.of(new State(coefficients, sweep, from.information));
    }
  }

  private double[] gradient(AnisotropyModel model, double[] exposure) {
    double[] counts = data.equatorialCounts();
    double[] intensity = model.relativeIntensity();
    double[] excess = new double[intensity.length];
    for (int a = 0; a < excess.length; a++) {
      excess[a] = exposure[a] > 0 ? counts[a] / intensity[a] - exposure[a] : 0;
    }
    return basis.sums(excess);
  }

  private double largestDifference(double[] left, double[] right) {
    BitSet observed = data.observed();
    double largest = 0;
    for (int a = 0; a < left.length; a++) {
      if (observed.get(a)) {
        largest = Math.max(largest, Math.abs(left[a] - right[a]));
      }
    }
    return largest;
  }

  /** I = 1 + sum_k c_k Y_k where it is observed; false when it would not be positive there. */
  private boolean setIntensity(double[] intensity, double[] coefficients) {
    double[] moved = new double[intensity.length];
    Arrays.fill(moved, 1);
    double[][] values = basis.values();
    for (int k = 0; k < coefficients.length; k++) {
      for (int a = 0; a < moved.length; a++) {
        moved[a] += coefficients[k] * values[k][a];
      }
    }
    BitSet observed = data.observed();
    for (int a = 0; a < intensity.length; a++) {
      if (observed.get(a)) {
        if (!(moved[a] > 0)) {
          return false;
        }
        intensity[a] = moved[a];
      }
    }
    return true;
  }

  private static void grow(double[] values, double[] shift, double length) {
    for (int k = 0; k < values.length; k++) {
      values[k] *= 1 + length * shift[k];
    }
  }
}
