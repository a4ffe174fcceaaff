package org.anisky.likelihood;

import java.util.Arrays;
import org.anisky.InvalidInputException;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;

/**
 * The maximum of the likelihood over I = 1 + sum_k c_k Y_k with background rates and acceptances
 * free: Fisher scoring on c, with N and A profiled.
 *
 * <p>Each step moves c by F^-1 times the gradient, carries N and A along to first order, and then
 * brings them to their exact maximum for the new I by block updates. Steps that would lower ln L or
 * make I negative are halved.
 */
public final class MultipoleFit {
  /** The fit ends when the step, in units of the errors, is below this. */
  private static final double STEP_IN_SIGMA = 1e-9;

  /** Steps below this many errors are taken as they are: their gain in ln L is lost in rounding. */
  private static final double UNGUARDED = 1e-2;

  /**
   * The information is computed afresh once I has moved somewhere by more than this: errors follow
   * it, and every step comes nearer to the maximum by about this factor.
   */
  private static final double STALE = 5e-3;

  private static final int MAX_STEPS = 100;
  private static final int MAX_HALVINGS = 40;
  private static final int BLOCK_UPDATES = 2;

  private final ScannedData data;
  private final PoissonLikelihood likelihood;
  private final double[][] basis;

  /**
   * @param basis Y_k at the centres of the equatorial pixels, shape (k, E); not modified
   */
  public MultipoleFit(ScannedData data, PoissonLikelihood likelihood, double[][] basis) {
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
    double[] step = step(covariance, gradient);
    double sum = 0;
    for (int k = 0; k < step.length; k++) {
      sum += gradient[k] * step[k];
    }
    return sum;
  }

  /** The information at the isotropic best fit, from which {@link #fit} starts. */
  public FisherInformation informationAtIsotropy() {
    AnisotropyModel model = data.isotropicModel();
    double[] exposure = new double[data.grid().size()];
    data.exposure(model, exposure);
    return FisherInformation.of(data, model, exposure, basis);
  }

  /**
   * Fits.
   *
   * @param isotropic the information at the isotropic best fit
   * @throws InvalidInputException when the field of view does not constrain every coefficient
   */
  public Result fit(FisherInformation isotropic) {
    AnisotropyModel model = data.isotropicModel();
    double[] exposure = new double[data.grid().size()];
    data.exposure(model, exposure);
    double[] coefficients = new double[basis.length];
    double gain = likelihood.gain(model, exposure);
    FisherInformation information = isotropic;
    double[][] covariance = covariance(information);
    double[] intensity = model.relativeIntensity();
    double[] ofInformation = intensity.clone();
    boolean converged = false;
    for (int iteration = 0; iteration < MAX_STEPS && !converged; iteration++) {
      if (largestDifference(intensity, ofInformation) > STALE) {
        information = FisherInformation.of(data, model, exposure, basis);
        covariance = covariance(information);
        ofInformation = intensity.clone();
      }
      double[] step = step(covariance, gradient(model, exposure));
      double sigmas = inSigma(step, covariance);
      converged = sigmas < STEP_IN_SIGMA;
      double length = 1;
      AnisotropyModel before = model.copy();
      double gainBefore = gain;
      for (int halving = 0; halving < MAX_HALVINGS; halving++, length /= 2) {
        if (move(model, information, coefficients, step, length)) {
          for (int update = 0; update < BLOCK_UPDATES; update++) {
            BlockUpdates.rateAndAcceptance(data, model);
          }
          data.exposure(model, exposure);
          gain = likelihood.gain(model, exposure);
          if (gain >= gainBefore || sigmas < UNGUARDED) {
            break;
          }
        }
        model.set(before);
      }
      for (int k = 0; k < coefficients.length; k++) {
        coefficients[k] += length * step[k];
      }
    }
    return new Result(coefficients, covariance, information, gain, converged, model);
  }

  private double[][] covariance(FisherInformation information) {
    double[][] covariance = information.covariance();
    if (covariance == null) {
      throw InvalidInputException.of(
          "%s: the data do not constrain all %d multipole coefficients; lower l-max or give more"
              + " sidereal bins",
          data.detectors().get(0).counts().name(), basis.length);
    }
    return covariance;
  }

  private double[] gradient(AnisotropyModel model, double[] exposure) {
    double[] counts = data.equatorialCounts();
    double[] intensity = model.relativeIntensity();
    double[] excess = new double[intensity.length];
    for (int a = 0; a < excess.length; a++) {
      excess[a] = exposure[a] > 0 ? counts[a] / intensity[a] - exposure[a] : 0;
    }
    double[] gradient = new double[basis.length];
    data.workers()
        .run(
            gradient.length,
            k -> {
              double sum = 0;
              for (int a = 0; a < excess.length; a++) {
                sum += excess[a] * basis[k][a];
              }
              gradient[k] = sum;
            });
    return gradient;
  }

  private static double[] step(double[][] covariance, double[] gradient) {
    double[] step = new double[gradient.length];
    for (int k = 0; k < step.length; k++) {
      for (int l = 0; l < step.length; l++) {
        step[k] += covariance[k][l] * gradient[l];
      }
    }
    return step;
  }

  private static double inSigma(double[] step, double[][] covariance) {
    double largest = 0;
    for (int k = 0; k < step.length; k++) {
      largest = Math.max(largest, Math.abs(step[k]) / Math.sqrt(covariance[k][k]));
    }
    return largest;
  }

  private double largestDifference(double[] left, double[] right) {
    double largest = 0;
    for (int a = 0; a < left.length; a++) {
      if (data.isObserved(a)) {
        largest = Math.max(largest, Math.abs(left[a] - right[a]));
      }
    }
    return largest;
  }

  /** Moves c, and N and A with it; false when I would not stay positive where it is observed. */
  private boolean move(
      AnisotropyModel model,
      FisherInformation information,
      double[] coefficients,
      double[] step,
      double length) {
    double[] moved = new double[data.grid().size()];
    Arrays.fill(moved, 1);
    for (int k = 0; k < step.length; k++) {
      double coefficient = coefficients[k] + length * step[k];
      for (int a = 0; a < moved.length; a++) {
        moved[a] += coefficient * basis[k][a];
      }
    }
    double[] intensity = model.relativeIntensity();
    for (int a = 0; a < intensity.length; a++) {
      if (data.isObserved(a)) {
        if (!(moved[a] > 0)) {
          return false;
        }
        intensity[a] = moved[a];
      }
    }
    for (int k = 0; k < step.length; k++) {
      for (int d = 0; d < data.detectors().size(); d++) {
        grow(model.backgroundRate().get(d), information.rateShift(k, d), length * step[k]);
        grow(
            model.relativeAcceptance().get(d), information.acceptanceShift(k, d), length * step[k]);
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
