package org.anisky.likelihood;

import java.util.Arrays;
import org.anisky.Workers;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.model.SkyScan;
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
  /** Conjugate gradients stop when the residual has fallen by this factor. */
  private static final double RESIDUAL = 1e-9;

  private static final int MAX_STEPS = 200;

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
    double[] intensity = model.relativeIntensity();
    double[] weight = new double[exposure.length];
    for (int a = 0; a < weight.length; a++) {
      weight[a] = exposure[a] > 0 ? exposure[a] / intensity[a] : 0;
    }
    double[][] matrix = HarmonicProducts.of(weight, basis, data.workers());
    double[] ofKnownExposure = new double[basis.length];
    data.workers()
        .run(basis.length, k -> ofKnownExposure[k] = dot(times(exposure, basis[k]), basis[k]));
    return of(data, model, basis, matrix, ofKnownExposure);
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
    int detectors = data.detectors().size();
    double[][][] rateShift = new double[basis.length][detectors][];
    double[][][] acceptanceShift = new double[basis.length][detectors][];
    for (int d = 0; d < detectors; d++) {
      Elimination elimination =
          new Elimination(
              data.detectors().get(d).scan(),
              model.relativeIntensity(),
              model.backgroundRate().get(d),
              model.relativeAcceptance().get(d));
      elimination.apply(basis, matrix, data.workers());
      for (int k = 0; k < basis.length; k++) {
        rateShift[k][d] = negative(elimination.ofRates[k]);
        acceptanceShift[k][d] = negative(elimination.ofAcceptances[k]);
      }
    }
    for (int k = 0; k < basis.length; k++) {
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

  /**
   * Solves F_theta v = F_theta,k for the nuisance parameters theta = (ln N, ln A) of one detector.
   */
  private static final class Elimination {
    private final SkyScan scan;
    private final double[] intensity;
    private final double[] rate;
    private final double[] acceptance;

    /** Whether I = 1 everywhere: then mu_{tau i} = N_tau A_i, and its products need no scan. */
    private final boolean isotropic;

    private final double[] perBin;
    private final double[] perPixel;

    /** v of every coefficient, shape (k, T). */
    private double[][] ofRates;

    /** The same for ln A, shape (k, P). */
    private double[][] ofAcceptances;

    private Elimination(SkyScan scan, double[] intensity, double[] rate, double[] acceptance) {
      this.scan = scan;
      this.intensity = intensity;
      this.rate = rate;
      this.acceptance = acceptance;
      isotropic = Arrays.stream(intensity).allMatch(value -> value == 1);
      perBin = times(rate, rateResponse(acceptance, intensity));
      perPixel = times(acceptance, acceptanceResponse(rate, intensity));
    }

    /** Subtracts what N and A take from the lower triangle of the information. */
    private void apply(double[][] basis, double[][] matrix, Workers workers) {
      double[][] rateGradient = new double[basis.length][scan.bins()];
      double[][] acceptanceGradient = new double[basis.length][scan.localPixels()];
      scan.responses(rate, acceptance, basis, rateGradient, acceptanceGradient);
      ofRates = new double[basis.length][];
      ofAcceptances = new double[basis.length][];
      for (int k = 0; k < basis.length; k++) {
        rateGradient[k] = times(rate, rateGradient[k]);
        acceptanceGradient[k] = times(acceptance, acceptanceGradient[k]);
        ofRates[k] = solveRate(rateGradient[k], acceptanceGradient[k]);
        ofAcceptances[k] = backSubstitute(acceptanceGradient[k], ofRates[k]);
      }
      workers.run(
          basis.length,
          k -> {
            for (int l = 0; l <= k; l++) {
              matrix[k][l] -=
                  dot(rateGradient[l], ofRates[k]) + dot(acceptanceGradient[l], ofAcceptances[k]);
            }
          });
    }

    /** (F_NN - F_NA F_AA^-1 F_AN) v = p - F_NA F_AA^-1 q. */
    private double[] solveRate(double[] p, double[] q) {
      double[] residual = p.clone();
      double[] correction = coupledRate(quotient(q, perPixel));
      for (int tau = 0; tau < residual.length; tau++) {
        residual[tau] -= correction[tau];
      }
      double[] solution = new double[residual.length];
      double[] preconditioned = quotient(residual, perBin);
      double[] direction = preconditioned.clone();
      double energy = dot(residual, preconditioned);
      double target = energy * RESIDUAL * RESIDUAL;
      for (int step = 0; step < MAX_STEPS && energy > target; step++) {
        double[] image = schur(direction);
        double curvature = dot(direction, image);
        if (!(curvature > 0)) {
          break;
        }
        double length = energy / curvature;
        for (int tau = 0; tau < solution.length; tau++) {
          solution[tau] += length * direction[tau];
          residual[tau] -= length * image[tau];
        }
        preconditioned = quotient(residual, perBin);
        double next = dot(residual, preconditioned);
        for (int tau = 0; tau < solution.length; tau++) {
          direction[tau] = preconditioned[tau] + next / energy * direction[tau];
        }
        energy = next;
      }
      return solution;
    }

    private double[] schur(double[] v) {
      double[] coupled = coupledRate(quotient(coupledAcceptance(v), perPixel));
      double[] result = new double[v.length];
      for (int tau = 0; tau < v.length; tau++) {
        result[tau] = perBin[tau] * v[tau] - coupled[tau];
      }
      return result;
    }

    /** w = F_AA^-1 (q - F_AN v). */
    private double[] backSubstitute(double[] q, double[] v) {
      double[] coupled = coupledAcceptance(v);
      double[] difference = new double[q.length];
      for (int i = 0; i < q.length; i++) {
        difference[i] = q[i] - coupled[i];
      }
      return quotient(difference, perPixel);
    }

    /** F_NA w = sum_i mu_{tau i} w_i. */
    private double[] coupledRate(double[] w) {
      if (isotropic) {
        return times(rate, dot(acceptance, w));
      }
      return times(rate, rateResponse(times(acceptance, w), intensity));
    }

    /** F_AN v = sum_tau mu_{tau i} v_tau. */
    private double[] coupledAcceptance(double[] v) {
      if (isotropic) {
        return times(acceptance, dot(rate, v));
      }
      return times(acceptance, acceptanceResponse(times(rate, v), intensity));
    }

    private double[] rateResponse(double[] weights, double[] sky) {
      double[] result = new double[scan.bins()];
      scan.rateResponse(weights, sky, result);
      return result;
    }

    private double[] acceptanceResponse(double[] weights, double[] sky) {
      double[] result = new double[scan.localPixels()];
      scan.acceptanceResponse(weights, sky, result);
      return result;
    }
  }

  private static double[] times(double[] left, double[] right) {
    double[] result = new double[left.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = left[k] * right[k];
    }
    return result;
  }

  private static double[] times(double[] values, double factor) {
    double[] result = new double[values.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = values[k] * factor;
    }
    return result;
  }

  /** left/right, 0 where right is 0: parameters without counts do not take part. */
  private static double[] quotient(double[] left, double[] right) {
    double[] result = new double[left.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = right[k] > 0 ? left[k] / right[k] : 0;
    }
    return result;
  }

  private static double[] negative(double[] values) {
    double[] result = new double[values.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = -values[k];
    }
    return result;
  }

  /** With four accumulators: a single one waits for its own addition. */
  private static double dot(double[] left, double[] right) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int k = 0;
    for (; k + 3 < left.length; k += 4) {
      sum0 += left[k] * right[k];
      sum1 += left[k + 1] * right[k + 1];
      sum2 += left[k + 2] * right[k + 2];
      sum3 += left[k + 3] * right[k + 3];
    }
    for (; k < left.length; k++) {
      sum0 += left[k] * right[k];
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }
}
