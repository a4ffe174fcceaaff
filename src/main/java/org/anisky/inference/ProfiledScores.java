package org.anisky.inference;

import java.util.List;
import org.anisky.grid.RealFourier;

/**
 * Scores of a kernel around every cell of a cylinder, with rate and acceptance of all detectors
 * profiled (see the package's page):
 *
 * <pre>
 *   Bbar_tau: (A * B)   sum_tau N_tau Bbar_tau^2 = N * (A * B)^2
 *   Bbar_i:   (N * B)/N     N sum_i A_i Bbar_i^2 = sum over rings of A * (N * B)^2 / N
 * </pre>
 *
 * with * the circular convolution along right ascension: a few transforms per ring, not a scan per
 * disc.
 *
 * @param score U, events, shape (D K)
 * @param variance V, events, shape (D K); 0 where the template is all rate or acceptance
 * @param plainVariance sum mu0 B^2, events, shape (D K): V if rate and acceptance were known
 * @param expected sum mu0 B, events, shape (D K)
 */
record ProfiledScores(
    double[] score, double[] variance, double[] plainVariance, double[] expected) {
  /** A variance below this part of the plain one is rounding. */
  private static final double ROUNDING = 1e-9;

  /**
   * @param detectors on one common cylinder
   * @param residual n_a - mu0_a summed over detectors, events, shape (D K); not modified
   * @param kernel on that cylinder
   * @param square of the kernel; the kernel itself when it is 0 or 1
   */
  static ProfiledScores of(
      List<DayProfile> detectors, double[] residual, KernelSpectra kernel, KernelSpectra square) {
    DayGrid grid = kernel.grid();
    int size = grid.size();
    int columns = grid.columns();
    RealFourier plan = RealFourier.of(columns);
    double[] score = convolve(residual, kernel);
    double[] variance = new double[size];
    double[] plain = new double[size];
    double[] expected = new double[size];
    for (DayProfile detector : detectors) {
      if (detector.total() > 0) {
        add(detector, kernel, square, plan, variance, plain, expected);
      }
    }
    for (int k = 0; k < size; k++) {
      if (!(variance[k] > ROUNDING * plain[k])) {
        variance[k] = 0;
      }
    }
    return new ProfiledScores(score, variance, plain, expected);
  }

  /**
   * The sums of a map times a kernel around every cell of a cylinder.
   *
   * @param values shape (D K); not modified
   */
  static double[] convolve(double[] values, KernelSpectra kernel) {
    DayGrid grid = kernel.grid();
    int columns = grid.columns();
    RealFourier plan = RealFourier.of(columns);
    double[] spectra = values.clone();
    for (int ring = 0; ring < grid.rings(); ring++) {
      plan.forward(spectra, ring * columns);
    }
    double[] score = new double[grid.size()];
    double[] work = new double[columns];
    for (int ring = 0; ring < grid.rings(); ring++) {
      java.util.Arrays.fill(work, 0);
      for (int other = kernel.firstRing(ring); other < kernel.endRing(ring); other++) {
        Packed.addEven(spectra, other * columns, kernel.spectrum(kernel.shape(ring, other)), work);
      }
      plan.inverse(work, 0);
      System.arraycopy(work, 0, score, ring * columns, columns);
    }
    return score;
  }

  private static void add(
      DayProfile detector,
      KernelSpectra kernel,
      KernelSpectra square,
      RealFourier plan,
      double[] variance,
      double[] plain,
      double[] expected) {
    DayGrid grid = kernel.grid();
    int columns = grid.columns();
    double total = detector.total();
    double[] rate = detector.rateSpectrum();
    double[] acceptance = detector.acceptanceSpectra();
    double[][] squaredRates = new double[kernel.shapes()][];
    double[] perBin = new double[columns];
    double[] perPixel = new double[columns];
    double[] product = new double[columns];
    double[] ofSquare = new double[columns];
    for (int ring = 0; ring < grid.rings(); ring++) {
      java.util.Arrays.fill(perBin, 0);
      java.util.Arrays.fill(perPixel, 0);
      java.util.Arrays.fill(ofSquare, 0);
      int from = Math.max(kernel.firstRing(ring), detector.firstRing());
      int end = Math.min(kernel.endRing(ring), detector.endRing());
      for (int other = from; other < end; other++) {
        int shape = kernel.shape(ring, other);
        Packed.addEven(acceptance, other * columns, kernel.spectrum(shape), perBin);
        if (square != kernel) {
          Packed.addEven(
              acceptance, other * columns, square.spectrum(square.shape(ring, other)), ofSquare);
        }
        double[] squared = squaredRates[shape];
        if (squared == null) {
          squared = squaredRate(rate, kernel.spectrum(shape), plan);
          if (kernel.shared()) {
            squaredRates[shape] = squared;
          }
        }
        Packed.addProduct(acceptance, other * columns, squared, perPixel);
      }
      if (from >= end) {
        continue;
      }
      // Bbar = (N * A * B)/N^2
      Packed.product(rate, 0, perBin, 0, product);
      plan.inverse(product, 0);
      if (square == kernel) {
        System.arraycopy(product, 0, ofSquare, 0, columns);
      } else {
        Packed.product(rate, 0, ofSquare, 0, ofSquare);
        plan.inverse(ofSquare, 0);
      }
      plan.inverse(perPixel, 0);
      plan.inverse(perBin, 0);
      for (int k = 0; k < columns; k++) {
        perBin[k] *= perBin[k];
      }
      plan.forward(perBin, 0);
      Packed.product(rate, 0, perBin, 0, perBin);
      plan.inverse(perBin, 0);
      int start = ring * columns;
      for (int k = 0; k < columns; k++) {
        double sum = product[k] / total;
        expected[start + k] += sum;
        double own = ofSquare[k] / total;
        plain[start + k] += own;
        variance[start + k] +=
            own - perBin[k] / (total * total) - perPixel[k] / (total * total) + sum * sum / total;
      }
    }
  }

  /** The spectrum of (N * B)^2 for one width of B. */
  private static double[] squaredRate(double[] rate, double[] kernel, RealFourier plan) {
    double[] squared = new double[rate.length];
    Packed.addEven(rate, 0, kernel, squared);
    plan.inverse(squared, 0);
    for (int k = 0; k < squared.length; k++) {
      squared[k] *= squared[k];
    }
    plan.forward(squared, 0);
    return squared;
  }

  /** Z = U/sqrt(V) of a cell, standard deviations; NaN where V is 0. */
  double z(int cell) {
    return variance[cell] > 0 ? score[cell] / Math.sqrt(variance[cell]) : Double.NaN;
  }
}
