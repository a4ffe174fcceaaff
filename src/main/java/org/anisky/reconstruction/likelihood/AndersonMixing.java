package org.anisky.reconstruction.likelihood;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.statistics.LinearSystem;

/**
 * Anderson mixing of the fixed-point iteration x -> g(x) with x = (ln N, ln A) of all detectors
 * (Anderson 1965, J. ACM 12, 547; Walker and Ni 2011, SIAM J. Numer. Anal. 49, 1715). With f = g(x)
 * - x, the next x is g_k - sum_j gamma_j (g_{j+1} - g_j) where gamma minimises |f_k - sum_j gamma_j
 * (f_{j+1} - f_j)| in the metric of the counts. I is not mixed: it follows from N and A.
 */
final class AndersonMixing {
  /** Number of earlier steps that are remembered. */
  private static final int DEPTH = 8;

  private final double[] weights;
  private final Deque<double[]> residualSteps = new ArrayDeque<>();
  private final Deque<double[]> imageSteps = new ArrayDeque<>();
  private double[] lastResidual;
  private double[] lastImage;

  AndersonMixing(ScannedData data) {
    List<double[]> counts = new ArrayList<>();
    for (ScannedData.Detector detector : data.detectors()) {
      counts.add(detector.marginals().perBin());
      counts.add(detector.marginals().perLocalPixel());
    }
    weights = flatten(counts);
  }

  /** Forgets all earlier steps. */
  void restart() {
    residualSteps.clear();
    imageSteps.clear();
    lastResidual = null;
    lastImage = null;
  }

  /**
   * The next point.
   *
   * @param before x, not modified
   * @param after g(x), modified to the mixed point when there is one
   * @return whether there was anything to mix
   */
  boolean mix(AnisotropyModel before, AnisotropyModel after) {
    double[] image = logarithms(after);
    double[] residual = minus(image, logarithms(before));
    if (lastImage != null) {
      push(residualSteps, minus(residual, lastResidual));
      push(imageSteps, minus(image, lastImage));
    }
    lastResidual = residual;
    lastImage = image;
    if (residualSteps.isEmpty()) {
      return false;
    }
    double[] gamma = coefficients(residual);
    double[] mixed = image.clone();
    int j = 0;
    for (double[] step : imageSteps) {
      for (int k = 0; k < mixed.length; k++) {
        mixed[k] -= gamma[j] * step[k];
      }
      j++;
    }
    setLogarithms(after, mixed);
    return true;
  }

  private double[] coefficients(double[] residual) {
    List<double[]> steps = List.copyOf(residualSteps);
    double[][] normal = new double[steps.size()][steps.size()];
    double[] right = new double[steps.size()];
    for (int j = 0; j < steps.size(); j++) {
      for (int l = 0; l <= j; l++) {
        normal[j][l] = dot(steps.get(j), steps.get(l));
        normal[l][j] = normal[j][l];
      }
      right[j] = dot(steps.get(j), residual);
    }
    return LinearSystem.leastSquares(normal, right);
  }

  private static void push(Deque<double[]> steps, double[] step) {
    steps.addLast(step);
    if (steps.size() > DEPTH) {
      steps.removeFirst();
    }
  }

  private double dot(double[] left, double[] right) {
    double sum = 0;
    for (int k = 0; k < left.length; k++) {
      sum += weights[k] * left[k] * right[k];
    }
    return sum;
  }

  private static double[] minus(double[] left, double[] right) {
    double[] result = new double[left.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = left[k] - right[k];
    }
    return result;
  }

  /** (ln N, ln A); 0 for parameters without counts, which stay 0. */
  private double[] logarithms(AnisotropyModel model) {
    double[] values = flatten(interleave(model));
    for (int k = 0; k < values.length; k++) {
      values[k] = weights[k] > 0 ? Math.log(values[k]) : 0;
    }
    return values;
  }

  private void setLogarithms(AnisotropyModel model, double[] logarithms) {
    int k = 0;
    for (double[] array : interleave(model)) {
      for (int j = 0; j < array.length; j++, k++) {
        array[j] = weights[k] > 0 ? Math.exp(logarithms[k]) : 0;
      }
    }
  }

  private static List<double[]> interleave(AnisotropyModel model) {
    List<double[]> arrays = new ArrayList<>();
    for (int d = 0; d < model.backgroundRate().size(); d++) {
      arrays.add(model.backgroundRate().get(d));
      arrays.add(model.relativeAcceptance().get(d));
    }
    return arrays;
  }

  private static double[] flatten(List<double[]> arrays) {
    double[] result = new double[arrays.stream().mapToInt(array -> array.length).sum()];
    int offset = 0;
    for (double[] array : arrays) {
      System.arraycopy(array, 0, result, offset, array.length);
      offset += array.length;
    }
    return result;
  }
}
