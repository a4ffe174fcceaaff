package org.anisky.inference;

import java.util.List;
import org.anisky.grid.HarmonicCoefficients;
import org.anisky.grid.HarmonicsOnParallels;
import org.anisky.grid.RealFourier;

/** {@link ScannedInformation} on the cells of a cylinder, by transforms of its rings. */
final class DayInformation {
  private final DayGrid grid;
  private final List<DayProfile> detectors;
  private final double[] expected;

  /**
   * @param detectors with events, on one common cylinder
   */
  DayInformation(List<DayProfile> detectors) {
    this.detectors = detectors;
    grid = detectors.get(0).grid();
    expected = new double[grid.size()];
    detectors.forEach(detector -> detector.addExpected(expected));
  }

  /** What fitting all harmonics with m != 0 up to a degree takes. */
  RemovedHarmonics removed(NullHypothesis hypothesis) {
    double[][] basis = new double[hypothesis.harmonics()][];
    int k = 0;
    for (int l = 1; l <= hypothesis.lMax(); l++) {
      for (int m = 1; m <= l; m++) {
        basis[k++] = harmonic(l, m, 1, 0);
        basis[k++] = harmonic(l, m, 0, -1);
      }
    }
    return new RemovedHarmonics(basis, number -> of(basis[number]));
  }

  /** 2 lambda_lm cos(m RA) or sin(m RA) at the centres of the cells. */
  private double[] harmonic(int l, int m, double real, double imaginary) {
    double[] re = new double[HarmonicCoefficients.index(l, l, l) + 1];
    double[] im = new double[re.length];
    re[HarmonicCoefficients.index(l, l, m)] = real;
    im[HarmonicCoefficients.index(l, l, m)] = imaginary;
    HarmonicsOnParallels harmonic = HarmonicsOnParallels.of(HarmonicCoefficients.of(l, re, im));
    int columns = grid.columns();
    double[] longitudes = new double[columns];
    for (int column = 0; column < columns; column++) {
      longitudes[column] = 2 * Math.PI * (column + 0.5) / columns;
    }
    double[] values = new double[grid.size()];
    double[] ofRing = new double[columns];
    for (int ring = 0; ring < grid.rings(); ring++) {
      java.util.Arrays.fill(ofRing, 0);
      harmonic.addTo(grid.ringZ(ring), longitudes, ofRing);
      System.arraycopy(ofRing, 0, values, ring * columns, columns);
    }
    return values;
  }

  /** G of a template, events per cell. */
  private double[] of(double[] template) {
    double[] information = new double[template.length];
    for (int a = 0; a < template.length; a++) {
      information[a] = expected[a] * template[a];
    }
    for (DayProfile detector : detectors) {
      subtractMeans(detector, template, information);
    }
    return information;
  }

  private void subtractMeans(DayProfile detector, double[] template, double[] information) {
    int columns = grid.columns();
    RealFourier plan = RealFourier.of(columns);
    double total = detector.total();
    double[] backwards = reversed(detector.rate(), 0, columns, plan);
    double[] perTurn = new double[columns];
    double[][] perCell = new double[grid.rings()][];
    for (int ring = detector.firstRing(); ring < detector.endRing(); ring++) {
      double[] spectrum =
          java.util.Arrays.copyOfRange(template, ring * columns, (ring + 1) * columns);
      plan.forward(spectrum, 0);
      double[] acceptance = reversed(detector.acceptance(), ring * columns, columns, plan);
      Packed.addProduct(spectrum, 0, acceptance, perTurn);
      perCell[ring] = new double[columns];
      Packed.product(spectrum, 0, backwards, 0, perCell[ring]);
      plan.inverse(perCell[ring], 0);
      for (int k = 0; k < columns; k++) {
        perCell[ring][k] *= detector.acceptance()[ring * columns + k] / total;
      }
      plan.forward(perCell[ring], 0);
    }
    plan.inverse(perTurn, 0);
    double mean = 0;
    for (int t = 0; t < columns; t++) {
      mean += detector.rate()[t] / total * perTurn[t] / total;
    }
    for (int t = 0; t < columns; t++) {
      perTurn[t] = detector.rate()[t] * (perTurn[t] / total - mean);
    }
    plan.forward(perTurn, 0);
    double[] both = new double[columns];
    double[] part = new double[columns];
    for (int ring = detector.firstRing(); ring < detector.endRing(); ring++) {
      Packed.product(perTurn, 0, detector.acceptanceSpectra(), ring * columns, both);
      Packed.product(detector.rateSpectrum(), 0, perCell[ring], 0, part);
      for (int k = 0; k < columns; k++) {
        both[k] += part[k];
      }
      plan.inverse(both, 0);
      for (int k = 0; k < columns; k++) {
        information[ring * columns + k] -= both[k] / total;
      }
    }
  }

  /** Spectrum of x_{-k}: a convolution with it is a correlation with x. */
  private static double[] reversed(double[] values, int start, int columns, RealFourier plan) {
    double[] spectrum = new double[columns];
    for (int k = 0; k < columns; k++) {
      spectrum[k == 0 ? 0 : columns - k] = values[start + k];
    }
    plan.forward(spectrum, 0);
    return spectrum;
  }
}
