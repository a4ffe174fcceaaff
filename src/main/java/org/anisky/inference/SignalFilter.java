package org.anisky.inference;

import java.util.Arrays;
import java.util.List;
import org.anisky.Workers;

/**
 * Scores without what the signal adds to them: w = (1 + F S)^-1 u with the information F and a
 * diagonal S. Within groups of harmonics by their K = (1 + F S)^-1 F, w = u - K S u; exactly by
 * conjugate gradients that these precondition.
 */
final class SignalFilter {
  /** Conjugate gradients stop when the residual has fallen by this factor. */
  private static final double RESIDUAL = 1e-8;

  private static final int MAX_GRADIENTS = 500;

  /** Rows of a matrix that a thread multiplies at once. */
  private static final int ROWS = 64;

  private final double[][] information;
  private final List<int[]> groups;
  private final Workers workers;

  /**
   * @param information F; not modified
   * @param groups the harmonics of each group
   */
  SignalFilter(double[][] information, List<int[]> groups, Workers workers) {
    this.information = information;
    this.groups = groups;
    this.workers = workers;
  }

  /**
   * w = u - K S u, as if the groups did not mix.
   *
   * @param filtered K of every group
   * @param variances the diagonal of S
   */
  double[] withinGroups(List<double[][]> filtered, double[] variances, double[] u) {
    double[] result = u.clone();
    for (int g = 0; g < groups.size(); g++) {
      int[] members = groups.get(g);
      double[][] k = filtered.get(g);
      double[] weighted = Arrays.stream(members).mapToDouble(i -> variances[i] * u[i]).toArray();
      for (int i = 0; i < members.length; i++) {
        result[members[i]] -= dot(k[i], weighted);
      }
    }
    return result;
  }

  /**
   * w = (1 + F S)^-1 u = u - F B y with B = S^1/2 and (1 + B F B) y = B u.
   *
   * @param filtered K of every group
   * @param variances the diagonal of S
   */
  double[] exact(List<double[][]> filtered, double[] variances, double[] u) {
    double[] root = new double[u.length];
    double[] residual = new double[u.length];
    for (int k = 0; k < u.length; k++) {
      root[k] = Math.sqrt(variances[k]);
      residual[k] = root[k] * u[k];
    }
    double[] preconditioned = preconditioned(filtered, root, residual);
    double[] direction = preconditioned;
    double[] y = new double[u.length];
    double energy = dot(residual, preconditioned);
    double target = RESIDUAL * RESIDUAL * energy;
    for (int step = 0; step < MAX_GRADIENTS && energy > target; step++) {
      double[] image = lessSignal(direction, root, direction, true);
      double length = energy / dot(direction, image);
      for (int k = 0; k < y.length; k++) {
        y[k] += length * direction[k];
        residual[k] -= length * image[k];
      }
      preconditioned = preconditioned(filtered, root, residual);
      double next = dot(residual, preconditioned);
      double[] turned = new double[y.length];
      for (int k = 0; k < y.length; k++) {
        turned[k] = preconditioned[k] + next / energy * direction[k];
      }
      direction = turned;
      energy = next;
    }
    return lessSignal(u, root, y, false);
  }

  /** u - F B y; or, as one side of the system, u + B F B y. */
  private double[] lessSignal(double[] u, double[] root, double[] y, boolean system) {
    double[] weighted = new double[y.length];
    for (int k = 0; k < y.length; k++) {
      weighted[k] = root[k] * y[k];
    }
    double[] image = new double[y.length];
    workers.run(
        (y.length + ROWS - 1) / ROWS,
        block -> {
          for (int k = block * ROWS; k < Math.min(y.length, (block + 1) * ROWS); k++) {
            image[k] = dot(information[k], weighted);
          }
        });
    double[] result = new double[y.length];
    for (int k = 0; k < y.length; k++) {
      result[k] = system ? u[k] + root[k] * image[k] : u[k] - image[k];
    }
    return result;
  }

  /** (1 + B F B)^-1 x = x - B K B x within groups. */
  private double[] preconditioned(List<double[][]> filtered, double[] root, double[] x) {
    double[] result = x.clone();
    for (int g = 0; g < groups.size(); g++) {
      int[] members = groups.get(g);
      double[][] k = filtered.get(g);
      double[] weighted = Arrays.stream(members).mapToDouble(i -> root[i] * x[i]).toArray();
      for (int i = 0; i < members.length; i++) {
        result[members[i]] -= root[members[i]] * dot(k[i], weighted);
      }
    }
    return result;
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int k = 0; k < left.length; k++) {
      sum += left[k] * right[k];
    }
    return sum;
  }
}
