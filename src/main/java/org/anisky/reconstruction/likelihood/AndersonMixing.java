package org.anisky.reconstruction.likelihood;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.anisky.counts.LocalSky;
import org.anisky.grid.SkyGrid;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.statistics.LinearSystem;

/**
 * Anderson mixing of the fixed-point iteration x -> g(x) with x = (ln N, ln A) of all detectors
 * (Anderson 1965, J. ACM 12, 547; Walker and Ni 2011, SIAM J. Numer. Anal. 49, 1715). With f = g(x)
 * - x, the next x is g_k - sum_j gamma_j (g_{j+1} - g_j) where gamma minimises |f_k - sum_j gamma_j
 * (f_{j+1} - f_j)| in the metric of the counts. I is not mixed: it follows from N and A.
 *
 * <p>The mean of f along each ring of declination is left out of the metric. It belongs to the m =
 * 0 modes that the gauge fixes in the end; on HEALPix they creep on for hundreds of sweeps, and
 * gamma would serve them instead of what is measured.
 */
final class AndersonMixing {
  /** Number of earlier steps that are remembered. */
  private static final int DEPTH = 8;

  private static final int RATE = -1;

  private final double[] weights;

  /** For each element the ring of the local pixel's declination, or {@link #RATE}. */
  private final int[] rings;

  private final int numberOfRings;
  private final Deque<Step> steps = new ArrayDeque<>();
  private double[] lastResidual;
  private double[] lastImage;

  /**
   * What one sweep changed.
   *
   * @param residual f_{j+1} - f_j
   * @param image g_{j+1} - g_j
   * @param products of this residual with those of the earlier steps, the newest first
   */
  private record Step(double[] residual, double[] image, double[] products) {}

  AndersonMixing(ScannedData data) {
    List<double[]> counts = new ArrayList<>();
    for (ScannedData.Detector detector : data.detectors()) {
      counts.add(detector.marginals().perBin());
      counts.add(detector.marginals().perLocalPixel());
    }
    weights = flatten(counts);
    rings = new int[weights.length];
    Arrays.fill(rings, RATE);
    SkyGrid grid = data.grid();
    numberOfRings = data.detectors().size() * grid.rings();
    int first = 0;
    for (int d = 0; d < data.detectors().size(); d++) {
      LocalSky sky = data.detectors().get(d).counts().sky();
      first += data.detectors().get(d).scan().bins();
      for (int i = 0; i < sky.size(); i++) {
        double declination = sky.directionAtSiderealZero(i).declination();
        int ring = grid.ringOf(grid.pixel(Math.sin(declination), 0));
        rings[first + i] = d * grid.rings() + ring;
      }
      first += sky.size();
    }
  }

  /** Forgets all earlier steps. */
  void restart() {
    steps.clear();
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
    takeOffRingMeans(residual);
    if (lastImage != null) {
      push(minus(residual, lastResidual), minus(image, lastImage));
    }
    lastResidual = residual;
    lastImage = image;
    if (steps.isEmpty()) {
      return false;
    }
    double[] gamma = coefficients(residual);
    double[] mixed = image.clone();
    int j = 0;
    for (Step step : steps) {
      for (int k = 0; k < mixed.length; k++) {
        mixed[k] -= gamma[j] * step.image[k];
      }
      j++;
    }
    setLogarithms(after, mixed);
    return true;
  }

  /** Adds the newest step at the front. */
  private void push(double[] residual, double[] image) {
    double[] products = new double[DEPTH];
    int j = 0;
    products[j++] = dot(residual, residual);
    if (steps.size() == DEPTH) {
      steps.removeLast();
    }
    for (Step step : steps) {
      products[j++] = dot(residual, step.residual);
    }
    steps.addFirst(new Step(residual, image, products));
  }

  private double[] coefficients(double[] residual) {
    int size = steps.size();
    double[][] normal = new double[size][size];
    double[] right = new double[size];
    int j = 0;
    for (Step step : steps) {
      for (int l = j; l < size; l++) {
        normal[j][l] = step.products[l - j];
        normal[l][j] = normal[j][l];
      }
      right[j] = dot(step.residual, residual);
      j++;
    }
    return LinearSystem.leastSquares(normal, right);
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

  private void takeOffRingMeans(double[] values) {
    double[] sums = new double[numberOfRings];
    double[] norms = new double[numberOfRings];
    for (int k = 0; k < values.length; k++) {
      if (rings[k] != RATE) {
        sums[rings[k]] += weights[k] * values[k];
        norms[rings[k]] += weights[k];
      }
    }
    for (int k = 0; k < values.length; k++) {
      if (rings[k] != RATE && norms[rings[k]] > 0) {
        values[k] -= sums[rings[k]] / norms[rings[k]];
      }
    }
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
