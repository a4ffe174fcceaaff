package org.anisky.likelihood;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.statistics.LinearSystem;

/**
 * The Fisher information of coefficients c_k in I = 1 + sum_k c_k Y_k with the background rates and
 * the relative acceptances of all detectors profiled. With logarithms of N and A as parameters
 *
 * <pre>
 *   F_NN = diag(mu_tau.)   F_AA = diag(mu_.i)   F_NA = mu_{tau i}
 *   F_Nk = sum_i mu Y_k/I  F_Ak = sum_tau mu Y_k/I  F_kl = sum mu Y_k Y_l/I^2
 * </pre>
 *
 * A is eliminated exactly (its block is diagonal); the remaining T x T system, singular only in the
 * overall scale, is solved by conjugate gradients. No T x P matrix is ever formed: every product is
 * one call of the scan. The system is the identity minus a projector plus terms of the order of the
 * anisotropy, so a few steps reach rounding.
 */
public final class FisherInformation {
  /**
   * A coefficient whose variance profiling and the other coefficients raise by more than this is
   * not measured: rounding (1e-13) pretends that it is.
   */
  private static final double UNCONSTRAINED = 1e8;

  private final double[][] matrix;

  /** Information on a coefficient of an isotropic sky with N and A known. */
  private final double[] ofKnownExposure;

  private final double[][][] rateShift;
  private final AcceptanceShifts acceptanceShift;

  /** How much ln A_i moves with a coefficient. */
  @FunctionalInterface
  interface AcceptanceShifts {
    /** Of coefficient k and a detector, shape (P). */
    double[] of(int k, int detector);
  }

  /**
   * @param matrix profiled, shape (k, k); kept
   * @param ofKnownExposure with N and A known, shape (k); kept
   * @param rateShift of ln N_tau, shape (k, detectors, T); kept
   * @param acceptanceShift of ln A_i
   */
  FisherInformation(
      double[][] matrix,
      double[] ofKnownExposure,
      double[][][] rateShift,
      AcceptanceShifts acceptanceShift) {
    this.matrix = matrix;
    this.ofKnownExposure = ofKnownExposure;
    this.rateShift = rateShift;
    this.acceptanceShift = acceptanceShift;
  }

  /**
   * The information at a model.
   *
   * @param model with I &gt; 0 wherever the exposure is positive
   * @param exposure E_a of the model, shape (E); not modified
   * @param basis Y_k at the centres of the equatorial pixels, shape (k, E); not modified
   */
  public static FisherInformation of(
      ScannedData data, AnisotropyModel model, double[] exposure, double[][] basis) {
    return of(data, model, exposure, basis, byScans(data, model, basis));
  }

  private static IntFunction<SkyResponses> byScans(
      ScannedData data, AnisotropyModel model, double[][] basis) {
    return d -> SkyResponses.of(data.detectors().get(d).scan(), model.relativeIntensity(), basis);
  }

  /**
   * The same.
   *
   * @param responses of every detector to the model's sky and to the basis
   */
  static FisherInformation of(
      ScannedData data,
      AnisotropyModel model,
      double[] exposure,
      double[][] basis,
      IntFunction<SkyResponses> responses) {
    double[] intensity = model.relativeIntensity();
    double[] weight = new double[exposure.length];
    for (int a = 0; a < weight.length; a++) {
      weight[a] = exposure[a] > 0 ? exposure[a] / intensity[a] : 0;
    }
    double[][] matrix = HarmonicProducts.of(weight, basis, data.workers());
    double[] ofKnownExposure = new double[basis.length];
    data.workers()
        .run(
            basis.length,
            k ->
                ofKnownExposure[k] =
                    Elimination.dot(Elimination.times(exposure, basis[k]), basis[k]));
    return of(data, model, matrix, ofKnownExposure, responses);
  }

  /**
   * The same with the products of the harmonics known.
   *
   * @param matrix sum mu Y_k Y_l/I^2, its lower triangle; modified
   * @param ofKnownExposure of an isotropic sky, shape (k); kept
   */
  static FisherInformation of(
      ScannedData data,
      AnisotropyModel model,
      double[][] basis,
      double[][] matrix,
      double[] ofKnownExposure) {
    return of(data, model, matrix, ofKnownExposure, byScans(data, model, basis));
  }

  private static FisherInformation of(
      ScannedData data,
      AnisotropyModel model,
      double[][] matrix,
      double[] ofKnownExposure,
      IntFunction<SkyResponses> responses) {
    int detectors = data.detectors().size();
    double[][][] rateShift = new double[matrix.length][detectors][];
    double[][][] acceptanceShift = new double[matrix.length][detectors][];
    for (int d = 0; d < detectors; d++) {
      Elimination elimination = new Elimination(responses.apply(d), model, d);
      elimination.apply(matrix, data.workers());
      for (int k = 0; k < matrix.length; k++) {
        rateShift[k][d] = Elimination.negative(elimination.ofRates[k]);
        acceptanceShift[k][d] = Elimination.negative(elimination.ofAcceptances[k]);
      }
    }
    for (int k = 0; k < matrix.length; k++) {
      for (int l = 0; l < k; l++) {
        matrix[l][k] = matrix[k][l];
      }
    }
    return new FisherInformation(
        matrix, ofKnownExposure, rateShift, (k, d) -> acceptanceShift[k][d]);
  }

  /**
   * The information of the coefficients from {@code first} up to {@code end}, which is out, the
   * others held at zero: rate and acceptance are profiled in both, so it is a part of this one.
   */
  public FisherInformation part(int first, int end) {
    double[][] part = new double[end - first][];
    for (int k = first; k < end; k++) {
      part[k - first] = Arrays.copyOfRange(matrix[k], first, end);
    }
    return new FisherInformation(
        part,
        Arrays.copyOfRange(ofKnownExposure, first, end),
        Arrays.copyOfRange(rateShift, first, end),
        (k, d) -> acceptanceShift.of(first + k, d));
  }

  /** The profiled information, shape (k, k), copied. */
  public double[][] matrix() {
    return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
  }

  /** The covariance of the coefficients, or null when a combination of them is unconstrained. */
  public double[][] covariance() {
    double[][] covariance = LinearSystem.invert(matrix);
    for (int k = 0; covariance != null && k < matrix.length; k++) {
      if (!(covariance[k][k] * ofKnownExposure[k] < UNCONSTRAINED)) {
        covariance = null;
      }
    }
    return covariance;
  }

  /**
   * How much ln N_tau of a detector moves when coefficient k grows by one and N and A are profiled,
   * shape (T); shared, must not be modified.
   */
  public double[] rateShift(int k, int detector) {
    return rateShift[k][detector];
  }

  /** The same for ln A_i, shape (P). */
  public double[] acceptanceShift(int k, int detector) {
    return acceptanceShift.of(k, detector);
  }
}
