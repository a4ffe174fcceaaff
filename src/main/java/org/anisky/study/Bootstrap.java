package org.anisky.study;

import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.model.ScanGeometry;
import org.anisky.reconstruction.BootstrapErrors;
import org.anisky.reconstruction.PreparedReconstructor;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.simulation.ToySkies;

/** Errors from the scatter of a strategy over toys like the data. */
public final class Bootstrap {
  private Bootstrap() {}

  /**
   * Reconstructs toys 1 to {@code toys}, each on one thread.
   *
   * @param result whose errors are asked for
   * @param strategy that gave it, in the form that gives dipole and multipoles alone
   * @param skies drawn from the best fit to its data
   * @param toys at least 2
   * @param workers their number never changes the result
   * @throws InvalidInputException naming the toy, when the strategy refuses one or does not
   *     converge on it
   */
  public static BootstrapErrors of(
      Reconstruction result, Reconstructor strategy, ToySkies skies, int toys, Workers workers) {
    ScanGeometry geometry = skies.geometry();
    PreparedReconstructor prepared = strategy.prepare(geometry);
    double[][] values = new double[toys][];
    workers.run(
        toys, k -> values[k] = values("toy " + (k + 1), skies.dataset(k + 1), prepared, geometry));
    double[] noiseFree = values("data without noise", skies.asimov(), prepared, geometry);
    int components = result.dipole().components().size();
    double[] mean = mean(values);
    double[][] covariance = covariance(values, mean);
    return new BootstrapErrors(
        toys,
        skies.seed(),
        IntStream.range(0, components).mapToDouble(k -> mean[k] - noiseFree[k]).toArray(),
        block(covariance, 0, components),
        mean.length > components
            ? Optional.of(block(covariance, components, mean.length))
            : Optional.empty(),
        result.dipole());
  }

  /** Dipole and multipoles of one data set. */
  private static double[] values(
      String name, Dataset data, PreparedReconstructor prepared, ScanGeometry geometry) {
    Reconstruction fit;
    try {
      fit = prepared.reconstruct(geometry.scan(data, Workers.single()), Progress.SILENT);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("bootstrap " + name + ": " + e.getMessage(), e);
    }
    if (!fit.converged()) {
      throw InvalidInputException.of(
          "bootstrap %s: the fit did not converge; take errors 'fisher'", name);
    }
    return DoubleStream.concat(
            DoubleStream.of(fit.dipole().values()), DoubleStream.of(fit.coefficients()))
        .toArray();
  }

  private static double[] mean(double[][] values) {
    double[] mean = new double[values[0].length];
    for (double[] toy : values) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += toy[k] / values.length;
      }
    }
    return mean;
  }

  private static double[][] covariance(double[][] values, double[] mean) {
    double[][] covariance = new double[mean.length][mean.length];
    for (double[] toy : values) {
      for (int k = 0; k < mean.length; k++) {
        for (int l = 0; l < mean.length; l++) {
          covariance[k][l] += (toy[k] - mean[k]) * (toy[l] - mean[l]) / (values.length - 1);
        }
      }
    }
    return covariance;
  }

  private static double[][] block(double[][] matrix, int from, int until) {
    double[][] block = new double[until - from][until - from];
    for (int k = from; k < until; k++) {
      System.arraycopy(matrix[k], from, block[k - from], 0, until - from);
    }
    return block;
  }
}
