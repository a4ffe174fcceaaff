package org.anisky.likelihood;

import java.util.Arrays;
import org.anisky.Workers;
import org.anisky.model.AnisotropyModel;

/**
 * Solves F_theta v = F_theta,k for the nuisance parameters theta = (ln N, ln A) of one detector.
 */
final class Elimination {
  /** Conjugate gradients stop when the residual has fallen by this factor. */
  private static final double RESIDUAL = 1e-9;

  private static final int MAX_STEPS = 200;

  private final SkyResponses responses;
  private final double[] rate;
  private final double[] acceptance;

  /** Whether I = 1 everywhere: then mu_{tau i} = N_tau A_i, and its products need no scan. */
  private final boolean isotropic;

  private final double[] perBin;
  private final double[] perPixel;

  /** v of every coefficient, shape (k, T). */
  double[][] ofRates;

  /** The same for ln A, shape (k, P). */
  double[][] ofAcceptances;

  Elimination(SkyResponses responses, AnisotropyModel model, int d) {
    this.responses = responses;
    rate = model.backgroundRate().get(d);
    acceptance = model.relativeAcceptance().get(d);
    isotropic = Arrays.stream(model.relativeIntensity()).allMatch(value -> value == 1);
    perBin = times(rate, responses.ofBins(acceptance));
    perPixel = times(acceptance, responses.ofPixels(rate));
  }

  /** Subtracts what N and A take from the lower triangle of the information. */
  void apply(double[][] matrix, Workers workers) {
    double[][] rateGradient = new double[matrix.length][rate.length];
    double[][] acceptanceGradient = new double[matrix.length][acceptance.length];
    responses.ofFunctions(rate, acceptance, rateGradient, acceptanceGradient);
    ofRates = new double[matrix.length][];
    ofAcceptances = new double[matrix.length][];
    for (int k = 0; k < matrix.length; k++) {
      rateGradient[k] = times(rate, rateGradient[k]);
      acceptanceGradient[k] = times(acceptance, acceptanceGradient[k]);
      ofRates[k] = solveRate(rateGradient[k], acceptanceGradient[k]);
      ofAcceptances[k] = backSubstitute(acceptanceGradient[k], ofRates[k]);
    }
    workers.run(
        matrix.length,
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
    return times(rate, responses.ofBins(times(acceptance, w)));
  }

  /** F_AN v = sum_tau mu_{tau i} v_tau. */
  private double[] coupledAcceptance(double[] v) {
    if (isotropic) {
      return times(acceptance, dot(rate, v));
    }
    return times(acceptance, responses.ofPixels(times(rate, v)));
  }

  static double[] times(double[] left, double[] right) {
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

  static double[] negative(double[] values) {
    double[] result = new double[values.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = -values[k];
    }
    return result;
  }

  /** With four accumulators: a single one waits for its own addition. */
  static double dot(double[] left, double[] right) {
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
